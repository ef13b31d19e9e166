package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.location;
import static io.eenjakarta.simulator.Caller.transaction;
import static io.eenjakarta.simulator.CameraManagerCaller.AUTHORIZE;
import static io.eenjakarta.simulator.CameraManagerCaller.CLIENT;
import static io.eenjakarta.simulator.CameraManagerCaller.NORMAL;
import static io.eenjakarta.simulator.CameraManagerCaller.REDIRECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CameraManager's pages and its authorize end point. */
class CameraManagerLoginTest {
    private static final String PORTAL = "http://127.0.0.1:3333/cameramanager";
    private static final String BACK = "http://127\\.0\\.0\\.1:3333/cameramanager\\?code=[A-Za-z0-9]{6}";
    private static final String ODD_STATE = "&state=a%20state%2Fwith%20%2Bodd%3Dchars";

    private CameraManagerSimulator simulator;
    private Caller browser;

    @BeforeEach
    void start() {
        simulator = CameraManagerSimulator.start(0);
        browser = new CameraManagerCaller(simulator).browser;
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void signInAndConsentLeadBackWithCodeAndState() {
        HttpResponse<String> answer = browser.signIn(NORMAL, "mia");
        assertEquals(302, answer.statusCode());
        assertTrue(location(answer).matches(BACK + ODD_STATE), location(answer));
        assertTrue(location(browser.get(NORMAL)).matches(BACK + ODD_STATE), "the second time straight through");
        browser.get("/logout");
        assertHas(browser.get(NORMAL), "id=\"sign-in\"");
    }

    @Test
    void pagesHaveTheElementsOfTheOtherProvidersPages() {
        HttpResponse<String> login = browser.get(NORMAL);
        assertHas(login, "id=\"username\"", "id=\"password\"", "id=\"sign-in\"", "stands in for CameraManager");
        assertHas(login, "rui@example.com", "noor-demo", "Dune Hotel");
        assertFalse(login.body().contains("Eagle Eye"), login.body());
        HttpResponse<String> consent = browser.form(
                "/login", "transaction=" + transaction(login) + "&username=mia%40example.com&password=mia-demo");
        assertHas(consent, "id=\"allow\"", "id=\"deny\"", "Polder Retail", "<code>write</code>");
    }

    @Test
    void takesAFormAsWell() {
        HttpResponse<String> login = browser.form("/oauth/authorize", NORMAL.substring(NORMAL.indexOf('?') + 1));
        assertHas(login, "id=\"sign-in\"");
        assertEquals(
                List.of(NORMAL.substring(NORMAL.indexOf('?') + 1)),
                simulator.posts().authorizeRequests());
        assertEquals(405, browser.send(browser.request(NORMAL).DELETE().build()).statusCode());
    }

    @Test
    void remembersPeopleInACookieOfItsOwn() {
        try (EenSimulator een = EenSimulator.start(0)) {
            String other = setCookie(new Caller(een).get(Caller.NORMAL));
            String own = setCookie(browser.get(NORMAL));
            assertFalse(own.split("=")[0].equals(other.split("=")[0]), own);
        }
    }

    private static String setCookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    @Test
    void stateIsSwallowedByRuleInGoodAnswersAndErrors() {
        simulator.rules().echoState(false);
        assertTrue(location(browser.signIn(NORMAL, "mia")).matches(BACK));
        assertFalse(location(browser.get(AUTHORIZE + REDIRECT + Caller.STATE + "&scope=other"))
                .contains("state"));
        simulator.faults().clear();
        assertTrue(location(browser.get(NORMAL)).matches(BACK + ODD_STATE), "clearing brings the default back");
    }

    @Test
    void refusedConsentIsAccessDenied() {
        HttpResponse<String> login = browser.get(NORMAL);
        HttpResponse<String> consent = browser.form(
                "/login", "transaction=" + transaction(login) + "&username=rui%40example.com&password=rui-demo");
        assertEquals(
                PORTAL + "?error=access_denied&error_description=User%20denied%20access" + ODD_STATE,
                location(browser.form("/consent", "decision=deny&transaction=" + transaction(consent))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=nobody" + REDIRECT,
                CLIENT + "&" + CLIENT + REDIRECT,
                CLIENT + REDIRECT + REDIRECT,
                CLIENT,
                CLIENT + "&redirect_uri=https%3A%2F%2Fexample.org",
                CLIENT + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333%2Fcameramanager%2F",
                CLIENT + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333"
            })
    void neverRedirectsToWhatIsNotRegistered(String query) {
        HttpResponse<String> answer = browser.get("/oauth/authorize?response_type=code&scope=write&" + query);
        assertEquals(400, answer.statusCode());
        assertNull(location(answer));
        assertHas(answer, "id=\"problem\"");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type=code&scope=other, invalid_scope",
        "response_type=code&scope=write%20admin, invalid_scope",
        "response_type=code&scope=vms.all, invalid_scope",
        "response_type=code, invalid_scope",
        "response_type=token&scope=write, unsupported_response_type",
        "scope=write, unsupported_response_type",
        "response_type=code&response_type=code&scope=write, invalid_request",
        "response_type=code&scope=read&scope=write, invalid_request"
    })
    void tellsTheApplicationWhatIsWrong(String query, String error) {
        String location = location(browser.get("/oauth/authorize?" + CLIENT + REDIRECT + Caller.STATE + "&" + query));
        assertTrue(location.startsWith(PORTAL + "?error=" + error + "&error_description="), location);
        assertTrue(location.endsWith(ODD_STATE), location);
        assertFalse(location.contains("error_uri"), location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "read%20write"})
    void knowsTwoScopes(String scope) {
        String request = AUTHORIZE + REDIRECT + "&scope=" + scope;
        assertTrue(location(browser.signIn(request, "mia")).matches(BACK));
    }

    @Test
    void knowsNoPkceButLogsIt() {
        browser.get(NORMAL);
        assertFalse(simulator.posts().anyPkce());
        assertHas(browser.get(NORMAL + "&code_challenge=x&code_challenge_method=nonsense"), "id=\"sign-in\"");
        assertTrue(simulator.posts().anyPkce());
        simulator.reset();
        browser.form(NORMAL, "code_challenge=x");
        assertTrue(simulator.posts().anyPkce(), "in the form of a POST");
    }

    @Test
    void playsOrderedErrors() {
        simulator.faults().next(EndPoint.AUTHORIZE).errorRedirect("server_error", null);
        assertEquals(PORTAL + "?error=server_error" + ODD_STATE, location(browser.get(NORMAL)));
        simulator.faults().next(EndPoint.AUTHORIZE).withoutState();
        assertTrue(location(browser.signIn(NORMAL, "noor")).matches(BACK));
    }

    private static void assertHas(HttpResponse<String> page, String... texts) {
        for (String text : texts) {
            assertTrue(page.body().contains(text), () -> text + " is not in " + page.body());
        }
    }
}
