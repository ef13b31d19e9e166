package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.REVOKE;
import static io.eenjakarta.simulator.EndPoint.TOKEN_REFRESH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.FaultArming;
import io.eenjakarta.simulator.Faults;
import io.eenjakarta.simulator.PostLog;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the token end point answers to a refresh: the user goes on, or learns why not and loses nothing. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class RefreshReplyIT {

    private final Browser browser = new Browser();
    private final Faults faults = Provider.simulator().faults();
    private final PostLog posts = Provider.simulator().posts();
    private ServerLog log;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    /** A user whose access token has died. */
    @BeforeEach
    void signIn() {
        Provider.simulator().book().killGrants();
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        Provider.simulator().book().killAccessTokens();
        log = new ServerLog();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                passing("HTML with 200", a -> a.html(200), LogCode.TOKEN_UNAVAILABLE),
                passing("HTML with 502", a -> a.html(502), LogCode.TOKEN_UNAVAILABLE),
                passing("503", FaultArming::unavailable, LogCode.TOKEN_UNAVAILABLE),
                passing("429", FaultArming::tooManyRequests, LogCode.TOKEN_UNAVAILABLE),
                passing("429 for 2 s", a -> a.tooManyRequests(Duration.ofSeconds(2)), LogCode.TOKEN_UNAVAILABLE),
                passing("401 invalid_client", FaultArming::unauthorized, LogCode.TOKEN_MISCONFIGURED),
                passing("403 unauthorized_client", FaultArming::forbidden, LogCode.TOKEN_MISCONFIGURED),
                passing("302", a -> a.redirect("https://evileagleeyenetworks.com/"), LogCode.TOKEN_MISCONFIGURED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    @Requirement("C16")
    void keepsTheUserAndTheTokenAndServesThemAgainAfterwards(String what, Consumer<FaultArming> fault, LogCode code) {
        Set<String> tokens = Provider.simulator().book().liveRefreshTokens();
        fault.accept(faults.all(TOKEN_REFRESH));
        isSorry(code);
        assertEquals(tokens, Provider.simulator().book().liveRefreshTokens());
        faults.clear();
        isServedAgain();
    }

    @Test
    @Requirement("C16")
    void keepsTheUserWhenAnUnexplained401IsTheFaultOfOurOwnClient() {
        faults.all(TOKEN_REFRESH).bareUnauthorized();
        faults.all(REVOKE).unauthorized();
        isSorry(LogCode.TOKEN_MISCONFIGURED);
        faults.clear();
        isServedAgain();
    }

    static Stream<Arguments> lost() {
        return Stream.of(
                Arguments.of("nothing", (Consumer<FaultArming>) FaultArming::emptyBody),
                Arguments.of("10 MB", (Consumer<FaultArming>) FaultArming::hugeBody),
                Arguments.of("half of the JSON", (Consumer<FaultArming>) FaultArming::malformedJson),
                Arguments.of("HTML after the commit", (Consumer<FaultArming>)
                        a -> a.afterCommit().html(502)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    @Requirement("C16")
    void asksForANewLoginOnlyWhenTheProviderSaysThatTheTokenIsGone(String what, Consumer<FaultArming> fault) {
        fault.accept(faults.all(TOKEN_REFRESH));
        isSorry(LogCode.TOKEN_UNAVAILABLE);
        faults.clear();
        assertTrue(Await.until(() -> browser.open("/account").statusCode() == 401));
        isChallenged();
    }

    @Test
    void findsOutAtOnceThatAPairIsGoneWhenAReplyWasUseless() {
        faults.all(TOKEN_REFRESH).without("access_token");
        HttpResponse<String> page = browser.open("/account");
        assertEquals(401, page.statusCode(), page.body());
        assertTrue(log.has(LogCode.GRANT_LOST_REPLY, "sent once more"));
        assertTrue(log.has(LogCode.GRANT_NEEDS_LOGIN, "lost-reply"));
        assertEquals(1, posts.refreshTokensSentTwice().size(), "one declared replay");
        isChallenged();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    @Requirement("C27")
    void endsTheSessionOfAGrantThatIsDead(int status) {
        faults.deadGrantStatus(status);
        Provider.simulator().book().killGrants();
        asksForANewLogin();
    }

    @Test
    void takesAnUnexplained401ForTheEndWhenOurClientIsRight() {
        faults.all(TOKEN_REFRESH).bareUnauthorized();
        asksForANewLogin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evileagleeyenetworks.com",
                "api.c001.eagleyenetworks.com",
                "api.c001.eagleeyenetworks.com.",
                "user@api.c001.eagleeyenetworks.com",
                "api.c001.eagleeyenetworks.com:8443"
            })
    @Requirement("C22")
    void staysWithTheLastGoodHostWhenARefreshNamesAnotherOne(String host) {
        faults.all(TOKEN_REFRESH).baseUrl(host, 443);
        isServedAgain();
        assertTrue(log.has(LogCode.TOKEN_BASE_REFUSED, ""));
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of("no expires_in", (Consumer<FaultArming>) a -> a.without("expires_in")),
                Arguments.of("expires_in 0", (Consumer<FaultArming>) a -> a.expiresIn(0)),
                Arguments.of("expires_in -1", (Consumer<FaultArming>) a -> a.expiresIn(-1)),
                Arguments.of("expires_in huge", (Consumer<FaultArming>) a -> a.expiresIn(Long.MAX_VALUE)),
                Arguments.of("expires_in null", (Consumer<FaultArming>) a -> a.with("expires_in", JsonValue.NULL)),
                Arguments.of(
                        "token_type mac", (Consumer<FaultArming>) a -> a.with("token_type", Json.createValue("mac"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    @Requirement("P2")
    void keepsANewPairWhateverElseIsOddAboutTheReply(String what, Consumer<FaultArming> fault) {
        fault.accept(faults.all(TOKEN_REFRESH));
        isServedAgain();
        assertTrue(log.has(LogCode.TOKEN_ODD, ""));
        browser.open("/account");
        assertEquals(1, posts.tokenPosts("refresh_token").size(), "no second refresh is due");
    }

    /** A page that says so under a support code, a token that was sent once, a log line; the session goes on. */
    private void isSorry(LogCode code) {
        HttpResponse<String> page = browser.open("/account");
        assertEquals(503, page.statusCode(), page.body());
        assertTrue(page.headers().firstValue("Retry-After").isPresent());
        assertTrue(page.body().contains("id=\"support-code\""), page.body());
        assertTrue(page.body().contains(">Try again<"), page.body());
        assertTrue(log.has(code, ""), () -> "log line of " + code);
        assertNoTrace(page);
        assertEquals(Set.of(), posts.refreshTokensSentTwice());
        assertEquals(200, browser.get(Provider.portal("/session"), Map.of()).statusCode(), "still signed in");
    }

    private void isServedAgain() {
        String session = browser.portalCookies().get("JSESSIONID");
        assertTrue(Await.until(() -> browser.open("/account").statusCode() == 200));
        assertTrue(browser.get(Provider.portal("/session"), Map.of()).body().contains("\"generation\":2"));
        assertEquals(session, browser.portalCookies().get("JSESSIONID"), "a refresh never changes the session id");
    }

    private void asksForANewLogin() {
        HttpResponse<String> page = browser.open("/account");
        assertEquals(401, page.statusCode(), page.body());
        assertTrue(page.body().contains("href=\"/sign-in\""), page.body());
        assertTrue(log.has(LogCode.TOKEN_REFUSED, ""));
        assertTrue(log.has(LogCode.GRANT_NEEDS_LOGIN, ""));
        assertNoTrace(page);
        isChallenged();
    }

    private void isChallenged() {
        assertEquals(401, browser.get(Provider.portal("/session"), Map.of()).statusCode());
        assertEquals(
                Provider.simulator().origin().getAuthority(),
                Browser.location(browser.open("/account")).getAuthority());
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
    }

    private void assertNoTrace(HttpResponse<String> page) {
        new RefusedLogin().assertNoTrace(page.body());
        assertFalse(log.shows("\tat "), "a stack trace in the log");
        for (String secret : Provider.simulator().book().liveRefreshTokens()) {
            assertFalse(page.body().contains(secret) || log.shows(secret), "a secret");
        }
    }

    private static Arguments passing(String what, Consumer<FaultArming> fault, LogCode code) {
        return Arguments.of(what, fault, code);
    }
}
