package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.CLIENT_SETTINGS;
import static io.eenjakarta.simulator.EndPoint.REVOKE;
import static io.eenjakarta.simulator.EndPoint.TOKEN_CODE;
import static io.eenjakarta.simulator.EndPoint.USERS_SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.FaultArming;
import io.eenjakarta.simulator.Faults;
import io.eenjakarta.simulator.PostLog;
import io.eenjakarta.simulator.SocketFault;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
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

/** Whatever the token end point answers to a code: a login, or a refusal with a name, and no token left behind. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class TokenReplyIT {

    private final Browser browser = new Browser();
    private final Faults faults = Provider.simulator().faults();
    private final PostLog posts = Provider.simulator().posts();

    @BeforeEach
    void noOlderTokens() {
        Provider.simulator().book().killGrants();
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("HTML with 200", a -> a.html(200), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("HTML with 502", a -> a.html(502), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("nothing with 200", FaultArming::emptyBody, LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("10 MB", FaultArming::hugeBody, LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("a byte a second", a -> a.socket(SocketFault.DRIP_BODY), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("half of the JSON", FaultArming::malformedJson, LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("a JSON array", a -> a.answer(200, "application/json", "[]"), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("deep JSON", a -> a.answer(200, "application/json", deep()), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("no access token", a -> a.without("access_token"), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("an empty access token", a -> a.with("access_token", text("")), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("a number for it", a -> a.with("access_token", number(7)), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal(
                        "a header in it",
                        a -> a.with("access_token", text("a\r\nb: c")),
                        LogCode.TOKEN_UNAVAILABLE,
                        503),
                refusal("401 invalid_client", FaultArming::unauthorized, LogCode.TOKEN_MISCONFIGURED, 502),
                refusal("403 unauthorized_client", FaultArming::forbidden, LogCode.TOKEN_MISCONFIGURED, 502),
                refusal("HTML with 403", a -> a.html(403), LogCode.TOKEN_MISCONFIGURED, 502),
                refusal("HTML with 404", a -> a.html(404), LogCode.TOKEN_MISCONFIGURED, 502),
                refusal("302 to itself", a -> a.redirect(tokenEndpoint()), LogCode.TOKEN_MISCONFIGURED, 502),
                refusal("429", FaultArming::tooManyRequests, LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("429 for 90 s", a -> a.tooManyRequests(Duration.ofSeconds(90)), LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("503", FaultArming::unavailable, LogCode.TOKEN_UNAVAILABLE, 503),
                refusal("401, our client right", FaultArming::bareUnauthorized, LogCode.TOKEN_REFUSED, 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    @Requirement("C16")
    void namesTheRefusalAndLetsTheUserTryAgain(String what, Consumer<FaultArming> fault, LogCode code, int status) {
        fault.accept(faults.all(TOKEN_CODE));
        isRefused(code, status);
        assertEquals(1, posts.tokenPosts("authorization_code").size(), "each code is sent once");
        faults.clear();
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void callsACodeThatIsDeadByItsName(int status) {
        faults.deadGrantStatus(status);
        Returned returned = Returned.of(browser, "/account");
        Provider.simulator().book().killGrants();
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(browser);
        refused.is(LogCode.TOKEN_REFUSED, 400, page, browser, returned.code(), returned.state());
    }

    @Test
    void learnsFromTheRevocationEndPointThatItsOwnClientIsWrong() {
        faults.all(TOKEN_CODE).bareUnauthorized();
        faults.all(REVOKE).unauthorized();
        isRefused(LogCode.TOKEN_MISCONFIGURED, 502);
        assertEquals(1, posts.revokePosts().size());
    }

    @Test
    @Requirement("C30")
    void triesLaterWhenNobodyCanTellWhoseFaultAnUnexplained401Is() {
        faults.all(TOKEN_CODE).bareUnauthorized();
        faults.all(REVOKE).html(502);
        isRefused(LogCode.TOKEN_UNAVAILABLE, 503);
    }

    static Stream<Arguments> foreignBases() {
        return Stream.of(
                fault("foreign", a -> a.baseUrl("evileagleeyenetworks.com", 443)),
                fault("foreign with the name in front", a -> a.baseUrl("api.eagleeyenetworks.com.evil.example", 443)),
                fault("one letter less", a -> a.baseUrl("api.c001.eagleyenetworks.com", 443)),
                fault("another letter i", a -> a.baseUrl("ap\u0456.c001.eagleeyenetworks.com", 443)),
                fault("dot at the end", a -> a.baseUrl("api.c001.eagleeyenetworks.com.", 443)),
                fault("user", a -> a.baseUrl("api.c001.eagleeyenetworks.com@evil.example", 443)),
                fault("user in front", a -> a.baseUrl("user@api.c001.eagleeyenetworks.com", 443)),
                fault("user in a URL", a -> a.baseUrl("https://api.eagleeyenetworks.com@evil.example")),
                fault("port 8443", a -> a.baseUrl("api.c001.eagleeyenetworks.com", 8443)),
                fault("port in the name", a -> a.baseUrl("api.c001.eagleeyenetworks.com:8443", null)),
                fault("plain http", a -> a.baseUrl("http://api.c001.eagleeyenetworks.com")),
                fault("path", a -> a.baseUrl("api.c001.eagleeyenetworks.com/evil", 443)),
                fault("line break", a -> a.baseUrl("api.c001.eagleeyenetworks.com\r\nEEN-FAKE-01", 443)),
                fault("cloud metadata", a -> a.baseUrl("169.254.169.254", 443)),
                fault("loopback as a number", a -> a.baseUrl("2130706433", 443)),
                fault("no name", a -> a.baseUrl(null, 443)),
                fault("a number", a -> a.with("httpsBaseUrl", number(7))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignBases")
    @Requirement("C22")
    void sendsNoTokenToAHostThatIsNotAllowedAndGivesTheTokensBack(String what, Consumer<FaultArming> fault) {
        fault.accept(faults.all(TOKEN_CODE));
        isRefused(LogCode.TOKEN_BASE_REFUSED, 502);
        assertTrue(posts.apiCalls().isEmpty(), posts.apiCalls().toString());
        assertNoTokenIsLeft();
    }

    @Test
    void refusesAForeignHostThatClientSettingsNamesAndGivesTheTokensBack() {
        faults.all(TOKEN_CODE).without("httpsBaseUrl");
        faults.all(CLIENT_SETTINGS).baseUrl("evileagleeyenetworks.com", 443);
        isRefused(LogCode.TOKEN_BASE_REFUSED, 502);
        assertNoTokenIsLeft();
    }

    static Stream<Arguments> unknownUsers() {
        return Stream.of(
                fault("401", FaultArming::unauthorized),
                fault("403", FaultArming::forbidden),
                fault("503", FaultArming::unavailable),
                fault("429", FaultArming::tooManyRequests),
                fault("HTML", a -> a.html(200)),
                fault("nothing", FaultArming::emptyBody),
                fault("half of the JSON", FaultArming::malformedJson),
                fault("no account", a -> a.without("accountId")),
                fault("no id", a -> a.without("id")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownUsers")
    @Requirement("C29")
    void letsNobodyInWhomTheApiDoesNotNameAndGivesTheTokensBack(String what, Consumer<FaultArming> fault) {
        fault.accept(faults.all(USERS_SELF));
        isRefused(LogCode.LOGIN_WHO_FAILED, 503);
        assertNoTokenIsLeft();
    }

    private void isRefused(LogCode code, int status) {
        Returned returned = Returned.of(browser, "/account");
        Set<String> before = Provider.simulator().book().everyIssuedSecret();
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(browser);
        Set<String> secrets = new HashSet<>(Provider.simulator().book().everyIssuedSecret());
        secrets.removeAll(before);
        secrets.add(returned.code());
        secrets.add(Provider.simulator().settings().clientSecret());
        refused.is(code, status, page, browser, secrets.toArray(String[]::new));
    }

    private static void assertNoTokenIsLeft() {
        assertTrue(
                Await.until(
                        () -> Provider.simulator().book().liveRefreshTokens().isEmpty()),
                "tokens are left");
    }

    private static Arguments refusal(String what, Consumer<FaultArming> fault, LogCode code, int status) {
        return Arguments.of(what, fault, code, status);
    }

    private static Arguments fault(String what, Consumer<FaultArming> fault) {
        return Arguments.of(what, fault);
    }

    private static JsonValue text(String value) {
        return Json.createValue(value);
    }

    private static JsonValue number(int value) {
        return Json.createValue(value);
    }

    private static String deep() {
        return "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
    }

    private static String tokenEndpoint() {
        return Provider.simulator().origin() + "/oauth2/token";
    }
}
