package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose answer it is where there are two providers, one of which perhaps brings no state back. */
class TwoProvidersAnswerTest {

    private static final String EAGLE_EYE = "/app/eagle-eye";
    private static final String CAMERA_MANAGER = "/app/cm";

    private final LinkingBench bench = new LinkingBench(LinkingBench.twoProviders());
    private final LinkingBench cookieOnly =
            new LinkingBench(LinkingBench.twoProviders("cameramanager.state", "cookie-only"));
    private final Map<String, Cookie> browser = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({"een, /app/eagle-eye", "cameramanager, /app/cm"})
    void takesTheAnswerOfEachAtItsOwnPath(String provider, String path) {
        String state = begin(bench, provider, "/app/x");
        AnswerCheck.Good good = assertInstanceOf(AnswerCheck.Good.class, answer(bench, path, "code=c1&state=" + state));
        assertEquals(provider, good.attempt().provider());
        assertEquals("c1", good.code());
        assertEquals(Map.of(), browser);
    }

    @ParameterizedTest
    @CsvSource({"een, /app/cm", "cameramanager, /app/eagle-eye"})
    void takesNoAnswerAtThePathOfTheOtherAndEndsTheAttempt(String provider, String wrongPath) {
        String state = begin(bench, provider, "/app/x");
        Refusal refusal = refused(answer(bench, wrongPath, "code=c1&state=" + state));
        assertEquals(LogCode.CALLBACK_MIX_UP, refusal.code());
        assertEquals("EEN-CALLBACK-08", refusal.code().code());
        assertEquals(Map.of(), browser, "the attempt is used up");
        String rightPath = wrongPath.equals(CAMERA_MANAGER) ? EAGLE_EYE : CAMERA_MANAGER;
        assertEquals(
                Refusals.unknownState(),
                refused(answer(bench, rightPath, "code=c1&state=" + state)),
                "even at its own path");
    }

    @Test
    void leavesTheAttemptAtTheOtherAloneAfterAMixUp() {
        String mixed = begin(bench, "een", "/app/x");
        String good = begin(bench, "cameramanager", "/app/y");
        refused(answer(bench, CAMERA_MANAGER, "error=access_denied&state=" + mixed));
        assertInstanceOf(AnswerCheck.Good.class, answer(bench, CAMERA_MANAGER, "code=c1&state=" + good));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/eagle-eye", "/app/cm"})
    void refusesAnAnswerWithoutStateByDefaultAndKeepsTheAttempt(String path) {
        begin(bench, path.equals(CAMERA_MANAGER) ? "cameramanager" : "een", "/app/x");
        for (String query : new String[] {"code=c1", "code=c1&state=", "error=access_denied"}) {
            assertEquals(Refusals.withoutState(), refused(answer(bench, path, query)));
        }
        assertEquals(1, browser.size());
    }

    @Test
    void takesAnAnswerWithoutStateForTheNewestAttemptAtThatProvider() {
        begin(cookieOnly, "cameramanager", "/app/older");
        later();
        begin(cookieOnly, "cameramanager", "/app/newer");
        later();
        String other = begin(cookieOnly, "een", "/app/newest");
        assertEquals("/app/newer", good(answer(cookieOnly, CAMERA_MANAGER, "code=c1")));
        assertEquals("/app/older", good(answer(cookieOnly, CAMERA_MANAGER, "code=c2&state=")));
        assertEquals(Refusals.unknownState(), refused(answer(cookieOnly, CAMERA_MANAGER, "code=c3")));
        assertEquals("/app/newest", good(answer(cookieOnly, EAGLE_EYE, "code=c4&state=" + other)));
    }

    @Test
    void neverTakesTheAttemptAtTheOtherForIt() {
        begin(cookieOnly, "een", "/app/x");
        assertEquals(Refusals.unknownState(), refused(answer(cookieOnly, CAMERA_MANAGER, "code=c1")));
        assertEquals(1, browser.size());
        assertEquals(Refusals.withoutState(), refused(answer(cookieOnly, EAGLE_EYE, "code=c1")));
    }

    @Test
    void takesNoneFromABrowserThatBeganNothing() {
        begin(cookieOnly, "cameramanager", "/app/x");
        browser.clear();
        assertEquals(Refusals.unknownState(), refused(answer(cookieOnly, CAMERA_MANAGER, "code=c1")));
    }

    @Test
    void takesNoForgedCookieForAnAttempt() {
        begin(cookieOnly, "cameramanager", "/app/x");
        browser.replaceAll((name, cookie) -> new Cookie(name, cookie.getValue().replaceFirst(".$", "")));
        assertEquals(Refusals.unknownState(), refused(answer(cookieOnly, CAMERA_MANAGER, "code=c1")));
    }

    @Test
    void stillChecksAStateThatComesBack() {
        String state = begin(cookieOnly, "cameramanager", "/app/x");
        assertEquals(
                Refusals.unknownState(), refused(answer(cookieOnly, CAMERA_MANAGER, "code=c1&state=" + state + "x")));
        assertEquals(1, browser.size());
        assertEquals("/app/x", good(answer(cookieOnly, CAMERA_MANAGER, "code=c1&state=" + state)));
    }

    @Test
    void takesACodeWithoutStateOnce() {
        begin(cookieOnly, "cameramanager", "/app/x");
        Map<String, Cookie> before = new TreeMap<>(browser);
        good(answer(cookieOnly, CAMERA_MANAGER, "code=c1"));
        browser.putAll(before);
        assertInstanceOf(AnswerCheck.Repeated.class, answer(cookieOnly, CAMERA_MANAGER, "code=c1"));
    }

    @Test
    void tellsAnErrorWithoutStateInTheNameOfItsProvider() {
        begin(cookieOnly, "cameramanager", "/app/x");
        Refusal refusal = refused(answer(cookieOnly, CAMERA_MANAGER, "error=access_denied"));
        assertEquals(LogCode.CALLBACK_DENIED, refusal.code());
        assertTrue(refusal.toString().contains("CameraManager"), refusal.toString());
        assertEquals(Map.of(), browser);
    }

    @Test
    void knowsNoOtherPath() {
        String state = begin(bench, "een", "/app/x");
        assertEquals(Refusals.unknownState(), refused(answer(bench, "/app/", "code=c1&state=" + state)));
    }

    /** @return the state */
    private String begin(LinkingBench at, String name, String target) {
        Provider provider = at.settings.providers().named(name).orElseThrow();
        Exchange start = new Exchange(browser, null, null);
        start.location =
                at.signIn.begin(provider, target, start.request, start.response).toString();
        return start.sentTo("state");
    }

    private void later() {
        cookieOnly.clock.advance(Duration.ofMillis(1));
    }

    private AnswerCheck.Verdict answer(LinkingBench at, String path, String query) {
        Exchange back = new Exchange(browser, null, query);
        back.path = path;
        return at.answers.check(back.request, back.response, Optional.empty());
    }

    private static String good(AnswerCheck.Verdict verdict) {
        return assertInstanceOf(AnswerCheck.Good.class, verdict).attempt().target();
    }

    private static Refusal refused(AnswerCheck.Verdict verdict) {
        return assertInstanceOf(AnswerCheck.Bad.class, verdict).refusal();
    }
}
