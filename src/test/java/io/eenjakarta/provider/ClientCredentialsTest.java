package io.eenjakarta.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eenjakarta.security.Requirement;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCredentialsTest {

    private static String pair(String id, String secret) {
        String header =
                new ClientCredentials(id, new Secret(secret)).basicHeader().reveal();
        assertEquals("Basic ", header.substring(0, 6));
        return new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
    }

    /** RFC 6749 2.3.1: a server decodes both halves, so that a raw percent or plus sign would be another secret. */
    @ParameterizedTest
    @CsvSource({
        "client, a%2Bb+c, client:a%252Bb%2Bc",
        "client, 50%off, client:50%25off",
        "client, a:b c, client:a%3Ab+c",
        "cli:ent, x, cli%3Aent:x",
        "client, pässword, client:p%C3%A4ssword"
    })
    @Requirement("C14")
    void formEncodesBothHalvesFirst(String id, String secret, String expected) {
        assertEquals(expected, pair(id, secret));
    }

    @Test
    void leavesEensAlphanumericSecretsAsTheyAre() {
        String secret = "A1b2C3d4E5f6G7h8I9j0A1b2C3d4E5f6";

        assertEquals("0123456789abcdef:" + secret, pair("0123456789abcdef", secret));
    }

    @Test
    void breaksNoLineInALongHeader() {
        String header = new ClientCredentials("c", new Secret("x".repeat(500)))
                .basicHeader()
                .reveal();

        assertFalse(header.contains("\n") || header.contains("\r"));
    }

    @Test
    @Requirement("C14")
    void showsNoSecret() {
        ClientCredentials credentials = new ClientCredentials("client", new Secret("topsecret"));

        assertEquals("ClientCredentials[id=client, secret=***, next=Optional.empty]", credentials.toString());
        assertEquals("***", credentials.basicHeader().toString());
    }
}
