package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.ListPage;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What counts as a sign-in that is begun, and who is let through beside somebody who begins too many. */
@Requirement("C30")
class LoginLimitTest {

    private static final int MOST = 3;

    private final SignInBench bench = new SignInBench(SignInBench.settings(
            "een.login-starts-per-address", Integer.toString(MOST), "cameramanager.state", "cookie-only"));
    private final Map<String, Cookie> browser = new TreeMap<>();
    private final Map<String, Object> session = new HashMap<>();

    @Test
    void aChallengeThatLeadsToTheProvider() throws IOException {
        for (int i = 0; i < MOST; i++) {
            assertEquals(302, started(new TreeMap<>()).status);
        }
        Visit refused = started(browser);
        assertEquals(429, refused.status);
        assertEquals(Map.of(), browser, "no attempt was begun");
        assertEquals("", refused.location);
        assertEquals("60", refused.sent.get("Retry-After"));
    }

    @Test
    void nobodyElse() throws IOException {
        exhaust();
        Visit other = visit(browser, "/app/een?een-login=een");
        other.remoteAddress = "192.0.2.2";
        start(other);
        assertEquals(302, other.status);
    }

    @Test
    void noQuestionWhereToSignInAndNoScript() throws IOException {
        exhaust();
        Visit choice = visit(browser, "/app/een?een-login");
        start(choice);
        assertEquals(200, choice.status);
        Visit script = visit(browser, "/app/secret");
        script.headers.put("Sec-Fetch-Mode", "cors");
        bench.flow.challenge(script.request, script.response);
        assertEquals(401, script.status);
    }

    @Test
    void notWhoeverIsOnTheWayBack() throws IOException {
        String state = started(browser).sentTo("state");
        exhaust();
        Visit back = received("/app/een?code=c0de&state=" + state);
        assertEquals(302, back.status, back.page());
    }

    /** Not even an answer that came before is looked up; with little traffic it leads where it led then. */
    @Test
    void answersToNothingThatTheBrowserHas() throws IOException {
        for (int i = 0; i < MOST; i++) {
            assertEquals(400, received("/app/een?code=c0de&state=unknown" + i).status);
        }
        Visit refused = received("/app/een?code=c0de&state=unknown");
        assertEquals(429, refused.status);
        assertTrue(refused.page().contains("EEN-LOGIN-08"), refused.page());
        assertEquals(
                MOST, bench.audit.recent(AuditFilter.all(), ListPage.first(100)).size());
        assertEquals(429, started(browser).status, "both count together");
    }

    @Test
    void answersThatCannotBeReadOrHaveNoState() throws IOException {
        assertEquals(400, received("/app/een?code=c0de").status);
        assertEquals(400, received("/app/een?code=c0de&code=c0de").status);
        assertEquals(400, received("/app/een?error=access_denied&state=unknown").status);
        assertEquals(429, received("/app/een?code=c0de").status);
        assertEquals(429, received("/app/een?code=c0de&code=c0de").status);
        assertEquals(429, received("/app/een?error=access_denied&state=unknown").status);
        assertFalse(bench.codes.contains("c0de"));
    }

    /** The cookie of an attempt stays with whoever wants to keep it. */
    @Test
    void answersToAnAttemptThatWasAnswered() throws IOException {
        String state = started(browser).sentTo("state");
        Map<String, Cookie> kept = Map.copyOf(browser);
        for (int i = 0; i < MOST; i++) {
            assertEquals(403, answered(kept, "error=access_denied&state=" + state).status);
        }
        int noted = noted();
        assertEquals(429, answered(kept, "error=access_denied&state=" + state).status);
        assertEquals(429, answered(kept, "code=c0de&state=" + state).status);
        assertEquals(List.of(), bench.codes);
        assertEquals(noted, noted());
    }

    /** Where answers come without a state, each code would be a new one. */
    @Test
    void guessesOfACodeWithoutAState() throws IOException {
        Visit start = visit(browser, "/app/een?een-login=cameramanager");
        start.headers.put("Sec-Fetch-Site", "same-origin");
        start(start);
        Map<String, Cookie> kept = Map.copyOf(browser);
        for (int i = 0; i < MOST; i++) {
            visited(kept, "/app/cm?code=guess" + i);
        }
        assertEquals(429, visited(kept, "/app/cm?code=guess").status);
        assertEquals(MOST, bench.codes.size());
    }

    @Test
    void whoeverSaysThatTheyAreInALoop() throws IOException {
        long now = SignInBench.NOW.getEpochSecond();
        Map<String, Cookie> loop = Map.of("__Host-een-recent", new Cookie("__Host-een-recent", now + "." + now));
        for (int i = 0; i < MOST; i++) {
            assertTrue(started(new TreeMap<>(loop)).page().contains("EEN-LOGIN-02"));
        }
        assertTrue(started(new TreeMap<>(loop)).page().contains("EEN-LOGIN-08"));
        assertEquals(MOST, noted());
    }

    private int noted() {
        return bench.audit.recent(AuditFilter.all(), ListPage.first(100)).size();
    }

    private Visit answered(Map<String, Cookie> kept, String query) throws IOException {
        return visited(kept, "/app/een?" + query);
    }

    /** With the cookies as they are, whatever becomes of them. */
    private Visit visited(Map<String, Cookie> kept, String address) throws IOException {
        Visit visit = new Visit(new TreeMap<>(kept), new HashMap<>(), address);
        bench.flow.receive(visit.request, visit.response, Optional.empty());
        return visit;
    }

    private void exhaust() throws IOException {
        for (int i = 0; i < MOST + 1; i++) {
            started(new TreeMap<>());
        }
    }

    private Visit started(Map<String, Cookie> cookies) throws IOException {
        Visit visit = visit(cookies, "/app/een?een-login=een");
        start(visit);
        return visit;
    }

    private void start(Visit visit) throws IOException {
        bench.flow.start(
                bench.flow.loginAddress(visit.request).orElseThrow(), visit.request, visit.response, Optional.empty());
    }

    private Visit received(String address) throws IOException {
        Visit visit = visit(browser, address);
        bench.flow.receive(visit.request, visit.response, Optional.empty());
        return visit;
    }

    private Visit visit(Map<String, Cookie> cookies, String address) {
        return new Visit(cookies, session, address);
    }
}
