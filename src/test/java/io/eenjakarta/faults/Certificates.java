package io.eenjakarta.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority and the servers that it vouches for, and some that it should not be taken for; made by the JDK's keytool for one
 * run and used nowhere else.
 */
final class Certificates {

    static final String PASSWORD = "changeit";

    private static final String AUTHORITY = "authority";
    private static final String OURS = "san=dns:localhost,dns:" + ProviderNames.HOST + ",ip:127.0.0.1";

    /** What a server shows. */
    enum Identity {
        /** Good for every name of the provider. */
        RIGHT("-ext", OURS, "-signer", AUTHORITY),
        /** Over since three weeks. */
        EXPIRED("-ext", OURS, "-signer", AUTHORITY, "-startdate", "-30d", "-validity", "10"),
        /** Good, for somebody else. */
        OTHER_HOST("-ext", "san=dns:somebody.else.test", "-signer", AUTHORITY),
        /** The right names, and nobody who vouches for them. */
        SELF_SIGNED("-ext", OURS);

        private final List<String> options;

        Identity(String... options) {
            this.options = List.of(options);
        }
    }

    private final Path keys;
    private final Path authorities;
    private final Map<Identity, SSLContext> contexts = new EnumMap<>(Identity.class);

    /** Makes them in the folder. Blocks for the few seconds that keytool takes. */
    Certificates(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        keys = folder.resolve("keys.p12");
        authorities = folder.resolve("authorities.p12");
        keytool(AUTHORITY, List.of("-ext", "bc:c=ca:true", "-ext", "ku=keyCertSign"));
        for (Identity identity : Identity.values()) {
            keytool(identity.name(), identity.options);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
        try (OutputStream out = Files.newOutputStream(authorities)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        for (Identity identity : Identity.values()) {
            contexts.put(identity, context(identity));
        }
    }

    /** For {@code een.trust-store}: the authority, and nothing else. */
    Path authorities() {
        return authorities;
    }

    /** Of a server that shows this. */
    SSLContext of(Identity identity) {
        return contexts.get(identity);
    }

    private void keytool(String alias, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString()));
        command.addAll(options);
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool ended with " + code + " for " + alias);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    }

    private SSLContext context(Identity identity) throws IOException, GeneralSecurityException {
        String alias = identity.name();
        KeyStore all = load();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias,
                all.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
