package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.vault.KeyRing;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cookies that a browser sends as attempts: only the one that was given to it opens, under its own name, to the letter. */
@Requirement({"F2", "C3", "C20", "C24"})
class AttemptCookieFuzzTest {

    private static final Settings SETTINGS = LinkingBench.settings("https://portal.example/app/eagle-eye");
    private static final AttemptCookies COOKIES =
            new AttemptCookies(SETTINGS, new KeyRing(Map.of("k1", new byte[32])), new BrowserCookies(SETTINGS));
    private static final Attempt ATTEMPT = attempt("/app/cameras?a");
    private static final Cookie GIVEN = given(ATTEMPT);

    @FuzzTest
    void openOnlyAsTheyWereGiven(byte[] input) {
        assertEquals(Optional.of(ATTEMPT), opened(GIVEN.getName(), GIVEN.getValue()));
        String text = new String(input, ISO_8859_1);
        assertOpensOnlyTheOne(GIVEN.getName(), text);
        assertOpensOnlyTheOne(GIVEN.getName(), GIVEN.getValue() + text);
        assertOpensOnlyTheOne(GIVEN.getName(), text + GIVEN.getValue());
        if (input.length >= 3) {
            int at = ((input[0] & 0xff) << 8 | input[1] & 0xff)
                    % GIVEN.getValue().length();
            String before = GIVEN.getValue().substring(0, at);
            String after = GIVEN.getValue().substring(at + 1);
            assertOpensOnlyTheOne(GIVEN.getName(), before + (char) (input[2] & 0xff) + after);
            assertOpensOnlyTheOne(GIVEN.getName(), before + after);
            assertOpensOnlyTheOne(GIVEN.getName(), before + text + after);
            assertOpensOnlyTheOne(GIVEN.getName(), before);
        }
        String word = text.replaceAll("[^A-Za-z0-9-]", "");
        assertOpensOnlyTheOne("__Host-een-attempt-" + word + '-' + ATTEMPT.id(), GIVEN.getValue());
    }

    /** Browsers take 4096 bytes of a cookie (RFC 6265 6.1). */
    @FuzzTest
    void areNeverTooLargeForABrowser(byte[] input) {
        String target = ReturnTarget.checked('/' + new String(input, UTF_8).repeat(input.length % 300 + 1), "");
        Attempt attempt = attempt(target);
        Cookie cookie = given(attempt);
        assertTrue(cookie.getName().length() + cookie.getValue().length() <= 4096, target);
        assertEquals(Optional.of(attempt), opened(cookie.getName(), cookie.getValue()));
    }

    private static void assertOpensOnlyTheOne(String name, String value) {
        boolean same = name.equals(GIVEN.getName()) && value.equals(GIVEN.getValue());
        assertEquals(same ? Optional.of(ATTEMPT) : Optional.empty(), opened(name, value), value);
    }

    private static Optional<Attempt> opened(String name, String value) {
        Map<String, Cookie> browser = new TreeMap<>(Map.of(name, new Cookie(name, value)));
        Exchange newest = new Exchange(new TreeMap<>(browser), null, null);
        Optional<Attempt> any = COOKIES.removeNewest("een", newest.request, newest.response);
        Exchange back = new Exchange(browser, null, null);
        // The state is in the cookie: whoever knows it has its name.
        String state = any.map(Attempt::state).orElse(ATTEMPT.state());
        Optional<Attempt> named = COOKIES.remove(state, back.request, back.response);
        assertEquals(any, named);
        return named;
    }

    private static Attempt attempt(String target) {
        String state = "0123456789abcdef0123456789abcdef0123456789a";
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        return new Attempt(state, new CodeVerifier(state), "een", "", "", target, now);
    }

    private static Cookie given(Attempt attempt) {
        Map<String, Cookie> browser = new TreeMap<>();
        Exchange challenge = new Exchange(browser, null, null);
        COOKIES.add(attempt, challenge.request, challenge.response);
        return browser.values().iterator().next();
    }
}
