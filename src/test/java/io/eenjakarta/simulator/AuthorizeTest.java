package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.AUTHORIZE;
import static io.eenjakarta.simulator.Caller.NORMAL;
import static io.eenjakarta.simulator.Caller.REDIRECT;
import static io.eenjakarta.simulator.Caller.STATE;
import static io.eenjakarta.simulator.Caller.location;
import static io.eenjakarta.simulator.Caller.transaction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The measured table of the authorize end point, and its pages. */
class AuthorizeTest {
    private static final String BACK = "http://127\\.0\\.0\\.1:3333\\?code=[A-Za-z0-9_-]{128}";
    private static final String ODD_STATE = "&state=a%20state%2Fwith%20%2Bodd%3Dchars";
    private static final String DATATRACKER = "https%3A%2F%2Fdatatracker.ietf.org%2Fdoc%2Fhtml%2F";

    private EenSimulator simulator;
    private Caller browser;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(0);
        browser = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void signInAndConsentLeadBackWithCodeAndState() {
        HttpResponse<String> answer = browser.signIn(NORMAL, "ada");
        assertEquals(302, answer.statusCode());
        assertTrue(location(answer).matches(BACK + ODD_STATE), location(answer));
    }

    @Test
    void pagesCanBeUsedWithoutScriptAndSayWhatTheyAre() {
        HttpResponse<String> login = browser.get(NORMAL);
        assertEquals(200, login.statusCode());
        assertHas(login, "<html lang=\"en\">", "name=\"viewport\"", "id=\"username\"", "id=\"password\"");
        assertHas(login, "id=\"sign-in\"", "for=\"username\"", "autofocus", "<strong>Simulator</strong>");
        assertHas(login, "ada@example.com", "grace-demo", "Northside Clinic", "prefers-color-scheme: dark");
        assertFalse(login.body().contains("<script"));
        HttpResponse<String> consent = browser.form(
                "/login", "transaction=" + transaction(login) + "&username=Ada%40Example.com&password=ada-demo");
        assertHas(consent, "id=\"allow\"", "id=\"deny\"", "Harbour Logistics", "href=\"/logout\"");
    }

    @Test
    void wrongPasswordStaysOnThePage() {
        HttpResponse<String> answer = browser.form(
                "/login", "transaction=" + transaction(browser.get(NORMAL)) + "&username=%22%3Cb%3E&password=wrong");
        assertEquals(200, answer.statusCode());
        assertHas(answer, "role=\"alert\"", "value=\"&quot;&lt;b&gt;\"");
        HttpResponse<String> better = browser.form(
                "/login", "transaction=" + transaction(answer) + "&username=ada%40example.com&password=ada-demo");
        assertHas(better, "id=\"allow\"");
    }

    @Test
    void secondTimeGoesStraightThroughUntilSignedOut() {
        browser.signIn(NORMAL, "ada");
        for (String more : new String[] {"", "&prompt=none", "&prompt=login"}) {
            assertTrue(location(browser.get(NORMAL + more)).matches(BACK + ODD_STATE));
        }
        assertTrue(
                location(browser.get(AUTHORIZE + REDIRECT + "&scope=vms.all")).matches(BACK));
        browser.get("/logout");
        assertHas(browser.get(NORMAL), "id=\"sign-in\"");
    }

    @Test
    void withoutScopeNoConsentIsAsked() {
        HttpResponse<String> login = browser.get(AUTHORIZE + REDIRECT + STATE);
        HttpResponse<String> answer = browser.form(
                "/login", "transaction=" + transaction(login) + "&username=grace%40example.com&password=grace-demo");
        assertTrue(location(answer).matches(BACK + ODD_STATE));
    }

    @Test
    void refusedConsentIsAccessDenied() {
        HttpResponse<String> login = browser.get(NORMAL);
        HttpResponse<String> consent = browser.form(
                "/login", "transaction=" + transaction(login) + "&username=ada%40example.com&password=ada-demo");
        String decision = "decision=deny&transaction=" + transaction(consent);
        assertEquals(
                "http://127.0.0.1:3333?error=access_denied&error_description=OAuth%202.0%20Parameter%3A%20client_id"
                        + "&error_uri=" + DATATRACKER + "rfc6749%23section-4.1.2.1" + ODD_STATE,
                location(browser.form("/consent", decision)));
        assertEquals(400, browser.form("/consent", decision).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_type=code&client_id=nobody" + REDIRECT,
                "response_type=code&client_id=een-jakarta-demo&redirect_uri=https%3A%2F%2Fexample.org",
                "response_type=code&client_id=een-jakarta-demo&redirect_uri=http%3A%2F%2Flocalhost%3A3333",
                "response_type=code&client_id=een-jakarta-demo&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333%2F",
                "response_type=code&client_id=een-jakarta-demo&redirect_uri=http%3A%2F%2F127.0.0.1%3A4444",
                "response_type=code&client_id=een-jakarta-demo&redirect_uri=http%253A%252F%252F127.0.0.1%253A3333",
                "response_type=code&client_id=een-jakarta-demo",
                "response_type=token&client_id=een-jakarta-demo" + REDIRECT
            })
    void neverRedirectsToWhatIsNotRegistered(String query) {
        HttpResponse<String> answer = browser.get("/oauth2/authorize?scope=vms.all&" + query);
        assertEquals(400, answer.statusCode());
        assertNull(location(answer));
        assertHas(answer, "<h1>This does not work</h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "&scope=other, invalid_scope, scope, rfc6749%23section-4.1.2.1",
        "&scope=openid, invalid_scope, scope, rfc6749%23section-4.1.2.1",
        "&code_challenge=x&code_challenge_method=plain, invalid_request, code_challenge_method,"
                + " rfc7636%23section-4.4.1",
        "&code_challenge=x, invalid_request, code_challenge_method, rfc7636%23section-4.4.1"
    })
    void tellsTheApplicationWhatIsWrong(String more, String error, String parameter, String section) {
        assertEquals(
                "http://127.0.0.1:3333?error=" + error + "&error_description=OAuth%202.0%20Parameter%3A%20" + parameter
                        + "&error_uri=" + DATATRACKER + section + ODD_STATE,
                location(browser.get(AUTHORIZE + REDIRECT + STATE + more)));
    }

    @Test
    void transactionBelongsToTheBrowserThatBeganIt() {
        String transaction = transaction(browser.get(NORMAL));
        HttpResponse<String> answer = new Caller(simulator)
                .form("/login", "transaction=" + transaction + "&username=ada%40example.com&password=ada-demo");
        assertEquals(400, answer.statusCode());
    }

    @Test
    void twoTabsMaySignInOneAfterTheOther() {
        String first = transaction(browser.get(NORMAL));
        String second = transaction(browser.get(NORMAL));
        for (String transaction : new String[] {first, second}) {
            String credentials = "&username=ada%40example.com&password=ada-demo";
            assertHas(browser.form("/login", "transaction=" + transaction + credentials), "id=\"allow\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_request",
                "unauthorized_client",
                "access_denied",
                "unsupported_response_type",
                "invalid_scope",
                "server_error",
                "temporarily_unavailable"
            })
    void ordersEveryErrorOfTheStandard(String error) {
        simulator.faults().next(EndPoint.AUTHORIZE).errorRedirect(error, "<b>\"why & how\"</b>");
        assertEquals(
                "http://127.0.0.1:3333?error=" + error + "&error_description=%3Cb%3E%22why%20%26%20how%22%3C%2Fb%3E"
                        + ODD_STATE,
                location(browser.get(NORMAL)));
        assertEquals(200, browser.get(NORMAL).statusCode());
    }

    @Test
    void ordersACallbackWithoutState() {
        simulator.faults().next(EndPoint.AUTHORIZE).withoutState();
        assertTrue(location(browser.signIn(NORMAL, "linus")).matches(BACK));
    }

    @Test
    void logsRawQueriesOnce() {
        browser.signIn(NORMAL, "ada");
        browser.get("/oauth2/authorize");
        assertEquals(2, simulator.posts().authorizeRequests().size());
        assertEquals(
                NORMAL,
                "/oauth2/authorize?" + simulator.posts().authorizeRequests().get(0));
        assertEquals("", simulator.posts().authorizeRequests().get(1));
    }

    private static void assertHas(HttpResponse<String> page, String... texts) {
        for (String text : texts) {
            assertTrue(page.body().contains(text), () -> text + " is not in " + page.body());
        }
    }
}
