package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses portal, provider and API may have: https ones, and plain http on loopback alone. */
class SettingsAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:3333",
                "http://localhost:3333/",
                "http://[::1]:3333/callback",
                "https://portal.example",
                "https://portal.example/app/callback?tenant=1"
            })
    @Requirement("C2")
    void keepsAnAcceptableRedirectUriByteForByte(String uri) {
        assertEquals(uri, read("een.redirect-uri", uri).providers().first().redirectUri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example",
                "http://127.0.0.2:3333",
                "http://localhost.example",
                "https://portal.example/#x",
                "https://user@portal.example/",
                "https://portal.example:0/",
                "https://portal.example:99999/",
                "ftp://portal.example",
                "/callback",
                "portal.example/callback",
                "https:///callback",
                "https://portal example/",
                "urn:x"
            })
    @Requirement("C2")
    void refusesEveryOtherRedirectUri(String uri) {
        assertStartsWith("een.redirect-uri (EEN_REDIRECT_URI)", fault("een.redirect-uri", uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "een.authorization-endpoint",
                "een.token-endpoint",
                "een.revocation-endpoint",
                "een.client-settings-url"
            })
    @Requirement({"C14", "C22"})
    void allowsPlainHttpOnLoopbackOnlyWhenToldTo(String endpoint) {
        String address = "http://localhost:3334/x";

        assertTrue(fault(endpoint, address).contains("een.allow-loopback=true"));
        read(endpoint, address, "een.allow-loopback", "true");
        assertStartsWith(endpoint, fault(endpoint, "http://een.example/x", "een.allow-loopback", "true"));
        read(endpoint, "https://een.example/x");
    }

    @Test
    void givesLoopbackApiHostsTheSchemeOfTheTokenEndPoint() {
        Settings settings =
                read("een.token-endpoint", "http://127.0.0.1:3334/oauth2/token", "een.allow-loopback", "true");

        assertEquals(
                new ApiHosts.Accepted(URI.create("http://127.0.0.1:3334")),
                settings.providers().first().apiHosts().judge("127.0.0.1", 3334));
    }

    @Test
    void splitsApiHostsAtCommasButNotInsideOfThem() {
        String both = "^api(\\.c\\d{3,4})?\\.een\\.example$, ^[a,b]\\.example$";

        assertEquals(
                List.of("^api(\\.c\\d{3,4})?\\.een\\.example$", "^[a,b]\\.example$"),
                read("een.api-hosts", both).providers().first().apiHosts().patterns().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void refusesAWrongRegularExpression() {
        assertStartsWith("een.api-hosts (EEN_API_HOSTS)", fault("een.api-hosts", "^api(\\.example$"));
    }
}
