package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.SimulatorSettings;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the portal says to the provider, byte for byte as it leaves the server: every parameter and header of the
 * documented requests, and nothing besides. The WAR differs from the shipped one by the addresses of a listening wire.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class ProtocolIT {

    private static final Tap TAP = new Tap(Provider.simulator().origin());
    private static final String HOST = "localhost:" + TAP.port();
    private static final String UNRESERVED = "[A-Za-z0-9._~-]{43,128}";

    private final Browser browser = new Browser();
    private final EenSimulator simulator = Provider.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of(
                "een.token-endpoint", "http://" + HOST + "/oauth2/token",
                "een.revocation-endpoint", "http://" + HOST + "/oauth2/revoke",
                "een.client-settings-url", "http://" + HOST + "/api/v3.0/clientSettings"));
    }

    @BeforeEach
    void listenToTheApiToo() {
        simulator.faults().all(EndPoint.TOKEN_ANY).baseUrl("localhost", TAP.port());
        TAP.forget();
    }

    @Test
    @Requirement({"C1", "C5"})
    void authorizeNamesTheClientTheRegisteredAddressAStateAndAChallenge() {
        URI address = Browser.location(browser.open("/account"));
        assertEquals(
                simulator.origin() + "/oauth2/authorize", address.toString().replaceAll("\\?.*", ""));
        Map<String, String> parameters = form(address.getRawQuery());
        assertEquals(
                Set.of(
                        "response_type",
                        "client_id",
                        "scope",
                        "redirect_uri",
                        "state",
                        "code_challenge",
                        "code_challenge_method"),
                parameters.keySet());
        assertEquals("code", parameters.get("response_type"));
        assertEquals(SimulatorSettings.DEMO_CLIENT_ID, parameters.get("client_id"));
        assertEquals("vms.all", parameters.get("scope"));
        assertEquals(Provider.PORTAL, parameters.get("redirect_uri"));
        assertTrue(parameters.get("state").matches("[A-Za-z0-9_-]{43}"), "32 random bytes");
        assertTrue(parameters.get("code_challenge").matches("[A-Za-z0-9_-]{43}"), "a SHA-256");
        assertEquals("S256", parameters.get("code_challenge_method"));

        browser.get(address, Browser.PAGE_LOAD);
        assertEquals(List.of(address.getRawQuery()), simulator.posts().authorizeRequests());
    }

    @Test
    @Requirement({"C1", "C2", "C4", "C14"})
    void aCodeIsExchangedInTheFormWithTheClientInTheHeaderAndTheVerifierOfTheChallenge() throws Exception {
        Map<String, String> asked =
                form(Browser.location(browser.open("/account")).getRawQuery());
        browser.signIn("ada@example.com", "ada-demo", "/account");
        Map<String, String> form = post("/oauth2/token");
        assertEquals(
                List.of("grant_type", "code", "redirect_uri", "scope", "code_verifier"), List.copyOf(form.keySet()));
        assertEquals("authorization_code", form.get("grant_type"));
        assertTrue(form.get("code").matches("[A-Za-z0-9_-]{128}"));
        assertEquals(Provider.PORTAL, form.get("redirect_uri"));
        assertFalse(form.get("redirect_uri").endsWith("/"));
        assertEquals("vms.all", form.get("scope"));
        assertTrue(form.get("code_verifier").matches(UNRESERVED));
        String challenge = form(simulator.posts().authorizeRequests().get(0)).get("code_challenge");
        assertEquals(challenge, s256(form.get("code_verifier")));
        assertFalse(challenge.equals(asked.get("code_challenge")), "each attempt has its own");
    }

    @Test
    @Requirement("C17")
    void aRefreshTokenIsExchangedInTheFormToo() {
        browser.signIn("ada@example.com", "ada-demo", "/account");
        String token = simulator.book().liveRefreshTokens().stream()
                .reduce((older, newer) -> newer)
                .orElseThrow();
        simulator.book().killAccessTokens();
        TAP.forget();
        assertEquals(200, browser.open("/account").statusCode());
        assertEquals(
                Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "vms.all"),
                post("/oauth2/token"));
    }

    @Test
    @Requirement("C21")
    void aRefreshTokenIsRevokedInTheFormAndNotInTheAddress() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/account");
        String token = simulator.book().liveRefreshTokens().stream()
                .reduce((older, newer) -> newer)
                .orElseThrow();
        browser.submit(page, Map.of());
        assertEquals(Map.of("token", token), post("/oauth2/revoke"));
    }

    @Test
    void theApiIsCalledAtTheHostOfTheReplyWithTheBearerInTheHeader() {
        browser.signIn("ada@example.com", "ada-demo", "/cameras");
        for (String path : List.of(
                "/api/v3.0/users/self?include=permissions%2CtimeZone",
                "/api/v3.0/cameras?include=status&sort=%2Bname&pageSize=50")) {
            Map<String, String> headers = headers(TAP.sent("GET " + path + " HTTP/1.1\r\n"));
            assertEquals(HOST, headers.get("host"));
            assertTrue(headers.get("authorization").matches("Bearer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"));
            assertEquals("application/json", headers.get("accept"));
            assertFalse(headers.containsKey("cookie"));
        }
    }

    @Test
    void clientSettingsIsAskedWithTheBearerWhenTheReplyNamesNoHost() {
        simulator.faults().clear();
        simulator.faults().all(EndPoint.TOKEN_CODE).without("httpsBaseUrl");
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        Map<String, String> headers = headers(TAP.sent("GET /api/v3.0/clientSettings HTTP/1.1\r\n"));
        assertEquals(HOST, headers.get("host"));
        assertTrue(headers.get("authorization").startsWith("Bearer "));
        assertEquals("application/json", headers.get("accept"));
    }

    /** The form of the first POST to this path, whose every header has been checked. */
    private static Map<String, String> post(String path) {
        String request = TAP.sent("POST " + path + " HTTP/1.1\r\n");
        Map<String, String> headers = headers(request);
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertTrue(headers.remove("user-agent") != null);
        String client = SimulatorSettings.DEMO_CLIENT_ID + ':' + SimulatorSettings.DEMO_CLIENT_SECRET;
        assertEquals(
                new TreeMap<>(Map.of(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(client.getBytes(UTF_8)),
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
        return form(body);
    }

    /** The headers of a request as it came, each of them once, names in lower case. */
    static Map<String, String> headers(String request) {
        Map<String, String> headers = new TreeMap<>();
        request.substring(0, request.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .forEach(header -> assertEquals(null, headers.put(header[0].toLowerCase(), header[1])));
        return headers;
    }

    /** A form or a query string, each name once, in their order. */
    static Map<String, String> form(String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            assertEquals(null, form.put(parts[0], URLDecoder.decode(parts[1], UTF_8)), "a name once");
        }
        return form;
    }

    private static String s256(String verifier) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
