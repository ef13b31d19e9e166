package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.CameraManagerSettings;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.TokenPost;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the portal says to CameraManager, byte for byte as it leaves the server: the parameters and headers that its
 * documents ask for, in a form, and nothing besides.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class CameraManagerProtocolIT {

    static final Tap TAP = new Tap(CameraManager.simulator().origin());
    static final String HOST = "localhost:" + TAP.port();
    static final String TOKEN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\\d+";
    private static final String BEARER = "Bearer " + TOKEN;

    /** As a document has it, for the client cameramanager.test with the secret qwertyuiopasdfghjklzxcvbnm12345. */
    private static final String PRINTED = "Basic Y2FtZXJhbWFuYWdlci50ZXN0InF3ZXJ0eXVpb3Bhc2RmZ2hqa2x6eGN2Ym5tMTIzNDU=";

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.warWith(addresses());
    }

    /** The addresses of a listening wire. */
    static Map<String, String> addresses() {
        return Map.of(
                "cameramanager.token-endpoint", "http://" + HOST + "/oauth/token",
                "cameramanager.api-base", "http://" + HOST);
    }

    /** The header of the simulator's client as RFC 7617 makes it: id and secret with a colon between. */
    static String basic() {
        String client = CameraManagerSettings.DEMO_CLIENT_ID + ':' + CameraManagerSettings.DEMO_CLIENT_SECRET;
        return "Basic " + Base64.getEncoder().encodeToString(client.getBytes(UTF_8));
    }

    @BeforeEach
    void forget() {
        TAP.forget();
    }

    @Test
    @Requirement({"C1", "C5"})
    void authorizeNamesTheClientTheRegisteredAddressAScopeAndAStateAndNoChallenge() {
        URI address = Person.MIA.leave(browser, "/account");
        assertEquals(simulator.origin() + "/oauth/authorize", address.toString().replaceAll("\\?.*", ""));
        Map<String, String> parameters = new TreeMap<>(ProtocolIT.form(address.getRawQuery()));
        assertTrue(parameters.remove("state").matches("[A-Za-z0-9_-]{43}"), "32 random bytes");
        assertEquals(
                Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CameraManagerSettings.DEMO_CLIENT_ID,
                        "scope",
                        "write",
                        "redirect_uri",
                        CameraManager.CALLBACK),
                parameters);
        Person.MIA.authorize(address);
        assertEquals(List.of(address.getRawQuery()), simulator.posts().authorizeRequests());
    }

    @Test
    void aCodeIsExchangedInTheFormWithTheClientInTheHeaderAndNoVerifier() {
        Returned returned = Person.MIA.returned(browser, "/account");
        assertEquals(302, returned.bring(browser).statusCode());
        Map<String, String> form = post();
        assertEquals(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        returned.code(),
                        "redirect_uri",
                        CameraManager.CALLBACK,
                        "scope",
                        "write"),
                form);
        assertFalse(simulator.posts().anyPkce(), "PKCE is not in its documents");
        TokenPost sent = simulator.posts().tokenPosts("authorization_code").get(0);
        assertEquals(TokenPost.Transport.FORM, sent.transport());
        assertEquals(TokenPost.BasicAuth.RIGHT, sent.basic());
    }

    @Test
    void aRefreshTokenIsExchangedInTheFormToo() {
        Person.MIA.signIn(browser, "/account");
        simulator.book().killAccessTokens();
        TAP.forget();
        assertEquals(200, browser.open("/account").statusCode());
        String token = simulator.book().liveRefreshTokens().iterator().next();
        assertEquals(Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "write"), post());
    }

    @Test
    void tokensAreGivenBackByADeleteWithTheAccessToken() {
        HttpResponse<String> page = Person.MIA.signIn(browser, "/account");
        browser.submit(page, Map.of());
        String request = TAP.sent("DELETE /rest/v2.0/users/self/tokens/current HTTP/1.1\r\n");
        Map<String, String> headers = ProtocolIT.headers(request);
        assertTrue(headers.remove("user-agent") != null);
        assertTrue(headers.remove("authorization").matches(BEARER));
        assertEquals(
                Map.of("accept", "application/json", "connection", "close", "host", HOST),
                withoutLengthOfNothing(headers));
        assertTrue(request.endsWith("\r\n\r\n"), "no body");
    }

    @Test
    void theApiIsCalledWithTheBearerInTheHeaderAtTheVersionOfEachEndPoint() {
        Person.MIA.signIn(browser, "/cameras");
        browser.open("/cameras/381001/preview.jpeg");
        String picture = "/rest/v2.0/cameras/381001/snapshot?resolution=640x360&includeTimestamp=false";
        for (String path : List.of("/rest/v2.0/users/self", "/rest/v2.0/cameras", picture)) {
            Map<String, String> headers = ProtocolIT.headers(TAP.sent("GET " + path + " HTTP/1.1\r\n"));
            assertEquals(HOST, headers.get("host"));
            assertTrue(headers.get("authorization").matches(BEARER), path);
            assertTrue(headers.get("accept").contains(path.equals(picture) ? "image/jpeg" : "application/json"), path);
            assertFalse(headers.containsKey("cookie"), path);
        }
    }

    /** The document has a quotation mark where the colon belongs, and a header made like that is refused. */
    @Test
    void theHeaderThatADocumentPrintsIsNotTheRightOne() {
        assertEquals("cameramanager.test\"qwertyuiopasdfghjklzxcvbnm12345", decoded(PRINTED));
        assertEquals(
                CameraManagerSettings.DEMO_CLIENT_ID + ':' + CameraManagerSettings.DEMO_CLIENT_SECRET,
                decoded(basic()));
        String printed = "Basic "
                + Base64.getEncoder()
                        .encodeToString(decoded(basic()).replace(':', '"').getBytes(UTF_8));
        Returned returned = Person.MIA.returned(browser, "/account");
        Map<String, String> form = Map.of(
                "grant_type", "authorization_code", "code", returned.code(), "redirect_uri", CameraManager.CALLBACK);
        URI address = URI.create(simulator.origin() + "/oauth/token");
        Map<String, String> headers = Map.of("Accept", "application/json", "Authorization", printed);
        assertEquals(401, new Browser().post(address, form, headers).statusCode());
        headers = Map.of("Accept", "application/json", "Authorization", basic());
        assertEquals(200, new Browser().post(address, form, headers).statusCode());
    }

    private static String decoded(String basic) {
        return new String(Base64.getDecoder().decode(basic.substring("Basic ".length())), UTF_8);
    }

    /** The form of the first POST, whose every header has been checked. */
    private static Map<String, String> post() {
        String request = TAP.sent("POST /oauth/token HTTP/1.1\r\n");
        Map<String, String> headers = ProtocolIT.headers(request);
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertTrue(headers.remove("user-agent") != null);
        assertEquals(
                new TreeMap<>(Map.of(
                        "authorization",
                        basic(),
                        "accept",
                        "application/json",
                        "content-type",
                        "application/x-www-form-urlencoded",
                        "content-length",
                        Integer.toString(body.length()),
                        "connection",
                        "close",
                        "host",
                        HOST)),
                headers);
        return ProtocolIT.form(body);
    }

    /** Clients may say that there is no body. */
    static Map<String, String> withoutLengthOfNothing(Map<String, String> headers) {
        headers.remove("content-length", "0");
        return headers;
    }
}
