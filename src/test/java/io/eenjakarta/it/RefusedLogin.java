package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every refused login has in common, whatever the reason: made before the request, checked after it. */
final class RefusedLogin {

    private static final Pattern FOOTNOTE = Pattern.compile("(EEN-[A-Z]+-\\d\\d) · support code ([0-9A-F]{8})<");

    private final ServerLog log = new ServerLog();
    private final long posts = tokenPosts();

    /** A page under this code that helps, its log line, and nothing else: no session, no stack trace, no secret. */
    void is(LogCode code, int status, HttpResponse<String> page, Browser browser, String... secrets) {
        assertEquals(status, page.statusCode(), page.body());
        Matcher footnote = FOOTNOTE.matcher(page.body());
        assertTrue(footnote.find(), page.body());
        assertEquals(code.code(), footnote.group(1));
        assertTrue(log.has(code, "support code " + footnote.group(2)), () -> "log line of " + code);
        assertTrue(page.body().contains("href=\"" + Provider.PORTAL + "/?een-login\""), "a way to try again");
        assertTrue(page.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"), "kept by a cache");
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertFalse(page.headers().allValues("Set-Cookie").toString().contains("JSESSIONID"), "a session was made");
        assertEquals(401, browser.get(Provider.portal("/session"), Map.of()).statusCode());
        assertNoTrace(page.body());
        for (String secret : secrets) {
            assertFalse(page.body().contains(secret), "the page shows a secret");
            assertFalse(log.shows(secret), "the log shows a secret");
        }
    }

    /** Nothing was sent to the provider's token end point. */
    void sentNothing() {
        assertEquals(posts, tokenPosts(), "POSTs to the token end point");
    }

    private static long tokenPosts() {
        return Provider.simulator().posts().all().stream()
                .filter(post -> post.endPoint().equals("token"))
                .count();
    }

    ServerLog log() {
        return log;
    }

    /** No Java class, line number or exception of any server in it, nor in the log. */
    void assertNoTrace(String body) {
        for (String trace : List.of("Exception", "\tat ", ".java:", "io.eenjakarta")) {
            assertFalse(body.contains(trace), body);
        }
        assertFalse(log.shows("\tat "), "a stack trace in the log");
        assertFalse(log.shows("FFDC1015I"), "an incident in the log");
    }
}
