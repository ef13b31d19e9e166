package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.vms.PortalApi.Note;
import jakarta.ws.rs.ProcessingException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundTest {

    /** Key and self-signed certificate for 127.0.0.1, made for this test and used nowhere else. */
    private static final String SERVER =
            "MIID5gIBAzCCA5AGCSqGSIb3DQEHAaCCA4EEggN9MIIDeTCCASAGCSqGSIb3DQEHAaCCAREEggENMIIBCTCCAQUG"
                    + "CyqGSIb3DQEMCgECoIG9MIG6MGYGCSqGSIb3DQEFDTBZMDgGCSqGSIb3DQEFDDArBBRDLqRbzUF4ia0pTYLOQEJs"
                    + "HLQMJAICJxACASAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEELA/ee1hUR5Tgg3Kw1MA2bMEUIVcWA8VQYG/"
                    + "lw4yD5xAHJpQybBsl9tM4KOuINT1eYB+W2th0of/EpiZhT/mpr14x9rLj3/ranURdYGXdh/B+Gul/5jjL2mIJkBH"
                    + "44CWVmULMTYwEQYJKoZIhvcNAQkUMQQeAgBzMCEGCSqGSIb3DQEJFTEUBBJUaW1lIDE3OTUyNDc5MTI1OTkwggJR"
                    + "BgkqhkiG9w0BBwagggJCMIICPgIBADCCAjcGCSqGSIb3DQEHATBmBgkqhkiG9w0BBQ0wWTA4BgkqhkiG9w0BBQww"
                    + "KwQU9fO94t0/1hj6JOmJ8eeMG5FKV04CAicQAgEgMAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBDqF8gM/vsO"
                    + "0UZf1OHr7i9tgIIBwCH/jabsVtpd3vdvqvfvoCZIgDFDOqNu6lf2ZvNoAOTywuwG96pA42mmxFLh0/rSQRQnjKpw"
                    + "0mi8JCQ856ja8Bi5HBFx3s4HOsg+7jtg2yMq7kNcxCOH3Uy3F8IhWWDNxzGSYJ9hycy9jxS8O1Rn5ZRWRWI8RxXe"
                    + "iyCPBrW94N5+VVS4/eYCVVI+z6nxUlGcJ3ezCKMdBFP2X8qFtFQ/dLlZAEw6rfCUxAYqTcdS/t3aYsvmviel/QqY"
                    + "ajiHbIbTXpKqg+jFwGSW3fl5wolC476yevnEX3inPg9gGR+YacVLLXi0jIT3bmTkuxo3+XvQnF8J8/qkBx7HFXGT"
                    + "yYXOp6ult+ehGG+6vL3JcS1UNzaQhfaQgFa+RLC75EGxz1x7/6/CB/UZOnb3L6Tk+yiVwlozD/eRKILadTOYz1JG"
                    + "3j3YPvNpBUt4s8eL4a9n/lLOEvLyzJqakuPF8UExQ3XcodWBEOVP253awp7NwvR+mniWqxThNZ8PuwR7EkYlHNpJ"
                    + "qnsz4zAEylnAd9qqpcBBcgVksTnLwZWayqeuSv3tTBVN8IsnR5oKHGjZSgpjFMlPy1ykgrt9Jc6JkxOhJ30MUTww"
                    + "TTAxMA0GCWCGSAFlAwQCAQUABCAUwKe6tNJV8fGY8cNZHon1qzs0b32PwPoRvwwbyDcMTgQUqAE64M6WOMjqfxAH"
                    + "aa49L7o3DbECAicQ";

    /** Another self-signed certificate. */
    private static final String OTHER =
            "MIIBSDCB8KADAgECAggSlOFGtGGFKjAKBggqhkjOPQQDAjAQMQ4wDAYDVQQDEwVvdGhlcjAgFw0yNjExMjEwNzU4"
                    + "MzNaGA8yMTI2MTAyODA3NTgzM1owEDEOMAwGA1UEAxMFb3RoZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARG"
                    + "aXeRivzLkl+tsftjf+igVIEUULrF6P8cOT6TvgPat2ad1aTJ40OY9eoegrEvlrGPeclf50KkLtPBpnvyYm5DozIw"
                    + "MDAdBgNVHQ4EFgQUn2iWN2a4XsBjDoCqBhsjHSmpRrIwDwYDVR0RBAgwBocEfwAAATAKBggqhkjOPQQDAgNHADBE"
                    + "AiAdtKkP7PhbzoXEHK/UK5uh+vUoHle6zZ9P2Y16rbiAGwIgPsyaq1+82K0t7PjHw6WvpreNNjd0g9pR4PGTrDdM"
                    + "du8=";

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void believesTheAuthoritiesOfTheTrustStoreInBothClients() throws Exception {
        try (Bench bench = https(Optional.of(trustStore(ownCertificate())))) {
            bench.api.accepts("caller-2", "{\"text\":\"hello\"}");
            assertEquals(new Note("hello"), bench.client(PortalApi.class).note());
            assertEquals(List.of("caller-1", "caller-2"), bench.api.tokens());
        }
    }

    @Test
    @Requirement("C14")
    void believesNoSelfSignedCertificateThatIsNotInTheTrustStore() throws Exception {
        Certificate other = CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(OTHER)));
        refuses(https(Optional.of(trustStore(other))));
    }

    @Test
    @Requirement("C14")
    void believesNoSelfSignedCertificateWithoutATrustStore() throws Exception {
        refuses(https(Optional.empty()));
    }

    @Test
    void sendsEverythingThroughTheProxy() {
        ScriptedApi api = new ScriptedApi();
        try (ScriptedApi proxy = new ScriptedApi();
                Bench bench = new Bench(api, 4, true, Optional.of(proxy.base()), Optional.empty())) {
            proxy.accepts("caller-2", "{\"text\":\"hello\"}");
            assertEquals(new Note("hello"), bench.client(PortalApi.class).note());
            assertEquals(List.of("caller-1", "caller-2"), proxy.tokens());
            proxy.asked().forEach(asked -> assertEquals(api.base().getAuthority(), asked.header("Host")));
            assertEquals(List.of(), api.asked());
        }
    }

    private static void refuses(Bench bench) {
        try (bench) {
            assertThrows(ProcessingException.class, bench.client(PortalApi.class)::note);
            ApiBaseLookup.Answer answer = new ApiBaseLookup(bench.access)
                    .baseFor(bench.access.settings().providers().first(), new AccessToken("x"));
            assertTrue(assertInstanceOf(ApiBaseLookup.NotTold.class, answer)
                    .detail()
                    .contains("Exception"));
            assertEquals(List.of(), bench.api.asked());
        }
    }

    private static Bench https(Optional<Path> trustStore) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server(), PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return new Bench(new ScriptedApi(Optional.of(tls)), 4, true, Optional.empty(), trustStore);
    }

    private Path trustStore(Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        Path file = folder.resolve("authorities.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    private static Certificate ownCertificate() throws Exception {
        return server().getCertificate("s");
    }

    private static KeyStore server() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getDecoder().decode(SERVER)), PASSWORD);
        return store;
    }
}
