package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Whatever is wanted as a return target: what comes out leads a browser to a path of the application, and nowhere else. */
@Requirement({"F3", "C11", "P15"})
class ReturnTargetFuzzTest {

    private static final URI ORIGIN = URI.create("https://portal.example");

    @FuzzTest
    void staysInTheApplication(byte[] input) throws URISyntaxException {
        String text = new String(input, UTF_8);
        for (String context : List.of("", "/app")) {
            String[] parts = text.split("\\?", 2);
            String target = ReturnTarget.of(parts[0], parts.length < 2 ? null : parts[1], context);
            assertEquals(ReturnTarget.checked(text, context), target);
            assertEquals(target, ReturnTarget.checked(target, context));
            assertTrue(target.equals(text) || target.equals(ReturnTarget.home(context)), target);
            assertStaysForBrowsers(target, context);
            assertStaysForJava(target, context);
        }
    }

    /** As the WHATWG's URL standard reads it against a base of https (section 4.4), beginning with what it leaves out. */
    private static void assertStaysForBrowsers(String target, String context) {
        String seen = target.replaceAll("^[\\x00-\\x20]+|[\\x00-\\x20]+$", "").replaceAll("[\\t\\n\\r]", "");
        assertFalse(seen.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*"), target);
        String path = seen.split("[?#]", 2)[0].replace('\\', '/');
        assertTrue(path.startsWith("/") && !path.startsWith("//"), target);
        assertTrue(reached(path).startsWith(context + '/'), target);
    }

    private static void assertStaysForJava(String target, String context) throws URISyntaxException {
        URI relative;
        try {
            relative = new URI(target);
        } catch (URISyntaxException characters) {
            return; // Such as "|", which browsers send as they are.
        }
        URI there = ORIGIN.resolve(relative).normalize();
        assertEquals(ORIGIN.getHost(), there.getHost(), target);
        assertEquals(ORIGIN.getScheme(), there.getScheme(), target);
        assertEquals(ORIGIN.getPort(), there.getPort(), target);
        assertNull(there.getRawUserInfo(), target);
        assertTrue(there.getRawPath().startsWith(context + '/'), target);
    }

    /** With the steps down and up gone: browsers know them in percent signs too, servers with parameters behind them. */
    private static String reached(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.substring(1).split("/", -1)) {
            String dots = segment.split(";", 2)[0].toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (dots.equals("..")) {
                segments.pollLast();
            } else if (!dots.equals(".")) {
                segments.addLast(segment);
            }
        }
        return '/' + String.join("/", segments);
    }
}
