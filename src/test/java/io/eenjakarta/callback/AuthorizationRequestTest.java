package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eenjakarta.provider.Access;
import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.CodeVerifier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationRequestTest {

    // The verifier and challenge of RFC 7636, appendix B.
    private static final Attempt ATTEMPT = new Attempt(
            "st+/=te",
            new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "een",
            "",
            "",
            "/cameras",
            Instant.EPOCH);

    @Test
    @Requirement("C1")
    void carriesEveryParameterEncoded() {
        assertEquals(
                "https://auth.example/oauth2/authorize?response_type=code&client_id=client%20%261&scope=vms.all"
                        + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333&state=st%2B%2F%3Dte"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
                uri("https://auth.example/oauth2/authorize", "http://127.0.0.1:3333")
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"https://auth.example/authorize?tenant=1", "https://auth.example/authorize?tenant=1&x="})
    void keepsAQueryOfTheEndPoint(String endPoint) {
        String uri = uri(endPoint, "http://127.0.0.1:3333").toString();
        assertEquals(endPoint + "&response_type=code", uri.substring(0, uri.indexOf("&client_id")));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:3333, http%3A%2F%2F127.0.0.1%3A3333",
        "http://127.0.0.1:3333/, http%3A%2F%2F127.0.0.1%3A3333%2F",
        "https://Portal.example/a%20b?x=1, https%3A%2F%2FPortal.example%2Fa%2520b%3Fx%3D1",
    })
    @Requirement("C2")
    void namesTheRedirectUriByteForByte(String redirectUri, String encoded) {
        String uri = uri("https://auth.example/a", redirectUri).toString();
        assertEquals(encoded, uri.replaceAll(".*&redirect_uri=([^&]*)&.*", "$1"));
    }

    @Test
    @Requirement("C4")
    void givesNeitherSecretNorVerifierAway() {
        String uri = uri("https://auth.example/a", "http://127.0.0.1:3333").toString();
        assertFalse(uri.contains("client-s3cret"));
        assertFalse(uri.contains(ATTEMPT.verifier().value()));
    }

    @Test
    void hasNoChallengeForAProviderThatKnowsNone() {
        Provider provider =
                LinkingBench.twoProviders().providers().named("cameramanager").orElseThrow();
        assertEquals(
                "https://rest.cameramanager.com/oauth/authorize?response_type=code&client_id=id&scope=write"
                        + "&redirect_uri=https%3A%2F%2Fportal.example%2Fapp%2Fcm&state=st%2B%2F%3Dte",
                AuthorizationRequest.uri(provider, ATTEMPT).toString());
    }

    private static URI uri(String endPoint, String redirectUri) {
        URI any = URI.create("https://auth.example/other");
        return AuthorizationRequest.uri(
                new EagleEyeProvider(
                        URI.create(endPoint),
                        any,
                        any,
                        any,
                        new ApiHosts(List.of(), false, "https"),
                        new ApiHosts(List.of(), false, "https"),
                        new ClientCredentials("client &1", new Secret("client-s3cret")),
                        redirectUri,
                        "vms.all",
                        new Access(true, Set.of(), Set.of())),
                ATTEMPT);
    }
}
