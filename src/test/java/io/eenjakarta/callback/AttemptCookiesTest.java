package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.KeyRing;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sign-ins under way, as a browser keeps them. */
class AttemptCookiesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int MOST_BYTES = 5000;

    private final KeyRing keys = KeyRing.of(List.of());
    private final AttemptCookies attempts = attempts();
    private final Map<String, Cookie> browser = new TreeMap<>();

    private AttemptCookies attempts() {
        var settings = LinkingBench.twoProviders();
        return new AttemptCookies(settings, keys, new BrowserCookies(settings));
    }

    /** Begins a sign-in so many seconds from now, with a target so long. */
    private Attempt add(int seconds, int target) {
        Attempt attempt = Attempt.start("een", "/" + "t".repeat(target), NOW.plusSeconds(seconds));
        Exchange exchange = exchange();
        attempts.add(attempt, exchange.request, exchange.response);
        return attempt;
    }

    private Exchange exchange() {
        return new Exchange(browser, null, null);
    }

    private Optional<Attempt> remove(String state) {
        Exchange exchange = exchange();
        return attempts.remove(state, exchange.request, exchange.response);
    }

    private int bytes() {
        return browser.values().stream()
                .mapToInt(
                        cookie -> cookie.getName().length() + cookie.getValue().length())
                .sum();
    }

    @Test
    @Requirement("C24")
    void areNoMoreThanFiveAndTheOldestMakeRoom() {
        List<Attempt> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(add(i, 10));
        }
        assertEquals(5, browser.size());
        all.add(add(5, 10));
        assertEquals(5, browser.size());
        assertEquals(Optional.empty(), remove(all.get(0).state()));
        for (Attempt attempt : all.subList(1, 6)) {
            assertEquals(Optional.of(attempt), remove(attempt.state()));
        }
        assertEquals(Map.of(), browser);
    }

    @Test
    @Requirement("C24")
    void areNoLongerTogetherThanProxiesTake() {
        add(0, 900);
        int each = bytes();
        int fit = MOST_BYTES / each;
        for (int i = 1; i < fit; i++) {
            add(i, 900);
        }
        assertEquals(fit, browser.size());
        assertTrue(fit < 5, "the number alone would do");
        Attempt newest = add(5, 900);
        assertEquals(fit, browser.size());
        assertEquals(fit * each, bytes());
        assertEquals(Optional.of(newest), remove(newest.state()));
    }

    @Test
    void mayTakeUpTheWholeRoomAndNotOneByteMore() {
        add(0, 10);
        int empty = bytes();
        browser.clear();
        // Base64 grows by four for each three bytes: two attempts that take up the room to the last byte, or nearly so.
        int target = 10;
        while (pair(target + 1) <= MOST_BYTES) {
            target++;
        }
        assertTrue(pair(target) > MOST_BYTES - 2 * 2, "they do not fill it: " + pair(target));
        assertTrue(empty < MOST_BYTES);
        assertEquals(2, browser.size());
        int whole = pair(target);
        browser.clear();
        add(0, target);
        add(1, target + (MOST_BYTES - whole) + 3);
        assertEquals(1, browser.size());
    }

    /** How many bytes two sign-ins with such targets take; more than there is room for when one of them had to go. */
    private int pair(int target) {
        browser.clear();
        add(0, target);
        int one = bytes();
        add(1, target);
        return browser.size() == 2 ? bytes() : 2 * one;
    }

    @Test
    void leaveManyBehindAtOnceWhenOneIsLong() {
        for (int i = 0; i < 4; i++) {
            add(i, 200);
        }
        Attempt lengthy = add(4, 3000);
        assertTrue(bytes() <= MOST_BYTES, "bytes: " + bytes());
        assertEquals(Optional.of(lengthy), remove(lengthy.state()));
        assertTrue(!browser.isEmpty(), "more than had to go are gone");
    }

    @Test
    @Requirement("C3")
    void areOpenedByTheirOwnStateAloneAndOnce() {
        Attempt attempt = add(0, 10);
        assertEquals(Optional.empty(), remove("another"));
        assertEquals(1, browser.size());
        assertEquals(Optional.of(attempt), remove(attempt.state()));
        assertEquals(Optional.empty(), remove(attempt.state()));
    }

    @Test
    @Requirement("C3")
    void areNotOpenedByAStateThatOnlyHasTheirName() {
        Attempt attempt = add(0, 10);
        Attempt other = Attempt.start("een", "/", NOW);
        Cookie cookie = browser.values().iterator().next();
        String forged = cookie.getName().replace(attempt.id(), other.id());
        Cookie moved = new Cookie(forged, keys.seal("attempt cookie", attempt.bytes(), forged));
        browser.clear();
        browser.put(forged, moved);
        assertEquals(Optional.empty(), remove(other.state()));
        assertEquals(Map.of(), browser, "and is gone");
    }

    @Test
    void areNotTheCookiesOfOthers() {
        for (String name : List.of("een-attempt-x", "__Host-een", "other")) {
            browser.put(name, new Cookie(name, "v".repeat(3000)));
        }
        add(0, 10);
        add(1, 10);
        assertEquals(5, browser.size());
    }

    @Test
    void areNoneInABrowserWithoutCookies() {
        Attempt attempt = Attempt.start("een", "/", NOW);
        Exchange none = new Exchange(null, null, null);
        assertEquals(Optional.empty(), attempts.remove(attempt.state(), none.request, none.response));
        assertEquals(Optional.empty(), attempts.removeNewest("een", none.request, none.response));
    }
}
