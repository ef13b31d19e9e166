package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Connections that are begun from one address count like sign-ins. */
@Requirement("C30")
class LinkLimitTest {

    private static final int MOST = 2;

    private final LinkingBench bench =
            new LinkingBench(LinkingBench.twoProviders("een.login-starts-per-address", Integer.toString(MOST)));
    private final Map<String, Cookie> browser = new TreeMap<>();

    @Test
    void oneTooManyIsNotBegun() throws Exception {
        for (int i = 0; i < MOST; i++) {
            assertEquals(200, begun().status);
        }
        int open = browser.size();
        Exchange refused = begun();
        assertEquals(429, refused.status);
        assertEquals("", refused.location);
        assertEquals(open, browser.size());
    }

    @Test
    void whatWasBegunIsFinished() throws Exception {
        String state = begun().sentTo("state");
        begun();
        assertEquals(429, begun().status);
        Exchange back = new Exchange(browser, "maria", "code=c0de&state=" + state);
        bench.servlet.doGet(back.request, back.response);
        assertEquals(302, back.status, back.page());
        Exchange strange = new Exchange(browser, "maria", "code=c0de&state=unknown");
        bench.servlet.doGet(strange.request, strange.response);
        assertEquals(429, strange.status);
        assertTrue(strange.page().contains("EEN-LOGIN-08"), strange.page());
    }

    private Exchange begun() throws IOException, ServletException {
        Exchange start = new Exchange(browser, "maria", null);
        start.headers.put("Origin", "https://portal.example");
        bench.servlet.doPost(start.request, start.response);
        return start;
    }
}
