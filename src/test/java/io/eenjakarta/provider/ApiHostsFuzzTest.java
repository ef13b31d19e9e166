package io.eenjakarta.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses and hosts that somebody names for our tokens: none gets through that is not on the list, however it is written. */
@Requirement({"F7", "C22"})
class ApiHostsFuzzTest {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<Pattern> PATTERNS =
            List.of(Pattern.compile("^api(\\.c\\d{3,4})?\\.eagleeyenetworks\\.com$"));

    @FuzzTest
    void letThroughWhatIsOnTheListAlone(byte[] input) throws URISyntaxException {
        String text = new String(input, UTF_8);
        for (boolean loopback : new boolean[] {false, true}) {
            ApiHosts hosts = new ApiHosts(PATTERNS, loopback, "http");
            int end = text.indexOf(' ');
            String host = end < 0 ? text : text.substring(0, end);
            int port = text.length() % 3 == 0 ? 443 : end < 0 ? -1 : text.length() * 7919 - 1;
            assertOnTheList(hosts.judge(host, port), host, port, loopback);
            judgeAddress(hosts, text, loopback);
        }
    }

    private static void judgeAddress(ApiHosts hosts, String text, boolean loopback) throws URISyntaxException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException none) {
            return;
        }
        ApiHosts.Verdict verdict = hosts.judge(uri);
        assertOnTheList(verdict, uri.getHost(), uri.getPort(), loopback);
        if (verdict instanceof ApiHosts.Accepted accepted) {
            assertTrue(accepted.base().getScheme().equalsIgnoreCase(uri.getScheme()), text);
            assertNull(uri.getRawUserInfo(), text);
            assertTrue(Set.of("", "/").contains(uri.getRawPath()), text);
        }
    }

    private static void assertOnTheList(ApiHosts.Verdict verdict, String host, int port, boolean loopback)
            throws URISyntaxException {
        if (verdict instanceof ApiHosts.Refused refused) {
            assertTrue(refused.reason().matches("[\\x20-\\x7e]{1,200}"), refused.reason());
            return;
        }
        URI base = new URI(((ApiHosts.Accepted) verdict).base().toString());
        assertEquals(host.toLowerCase(Locale.ROOT), base.getHost());
        assertEquals("", base.getRawPath());
        assertNull(base.getRawUserInfo());
        if (loopback && LOOPBACK.contains(base.getHost())) {
            assertEquals("http", base.getScheme());
            assertTrue(base.getPort() == port && port <= 65535 && port != 0, base.toString());
        } else {
            assertTrue(base.getHost().matches("api(\\.c[0-9]{3,4})?\\.eagleeyenetworks\\.com"), base.toString());
            assertEquals("https", base.getScheme());
            assertTrue(port == -1 || port == 443, base.toString());
            assertEquals(-1, base.getPort());
        }
    }
}
