package io.eenjakarta.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiHostsTest {

    private static final List<Pattern> DEFAULT =
            List.of(Pattern.compile(Setting.API_HOSTS.defaultValue().orElseThrow()));
    private static final List<Pattern> ANYTHING = List.of(Pattern.compile(".*"));

    private final ApiHosts hosts = new ApiHosts(DEFAULT, false, "https");
    private final ApiHosts open = new ApiHosts(ANYTHING, false, "https");
    private final ApiHosts demo = new ApiHosts(DEFAULT, true, "http");

    private static void assertBase(String base, ApiHosts.Verdict verdict) {
        assertEquals(new ApiHosts.Accepted(URI.create(base)), verdict);
    }

    private static void assertRefused(ApiHosts.Verdict verdict) {
        String reason = assertInstanceOf(ApiHosts.Refused.class, verdict).reason();
        assertTrue(reason.length() < 160 && reason.chars().allMatch(c -> c >= ' ' && c < 127), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "api.eagleeyenetworks.com, 443, https://api.eagleeyenetworks.com",
        "api.c001.eagleeyenetworks.com, 443, https://api.c001.eagleeyenetworks.com",
        "api.c0012.eagleeyenetworks.com, -1, https://api.c0012.eagleeyenetworks.com",
        "API.C028.EagleEyeNetworks.COM, 443, https://api.c028.eagleeyenetworks.com"
    })
    void acceptsTheKnownHostsInLowerCaseWithoutPort(String host, int port, String base) {
        assertBase(base, hosts.judge(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evileagleeyenetworks.com",
                "api.c001.eagleyenetworks.com",
                "api.c01.eagleeyenetworks.com",
                "api.c00001.eagleeyenetworks.com",
                "api.cxyz.eagleeyenetworks.com",
                "apixc001.eagleeyenetworks.com",
                "media.c001.eagleeyenetworks.com",
                "api.c001.eagleeyenetworks.com.evil.example",
                "evil.example/api.c001.eagleeyenetworks.com",
                "localhost",
                "127.0.0.1",
                "[::1]"
            })
    @Requirement("C22")
    void refusesHostsThatAreNotOnTheList(String host) {
        assertRefused(hosts.judge(host, 443));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "api.eagleeyenetworks.com.",
                ".api.eagleeyenetworks.com",
                "api..eagleeyenetworks.com",
                "-api.eagleeyenetworks.com",
                "user@api.eagleeyenetworks.com",
                "api.eagleeyenetworks.com:443",
                "api.eagleeyenetworks.com/",
                "api.eagleeyenetworks.com#",
                "api.eagleeyenetworks.com?",
                "api.eagleeyenetworks.com\\",
                "api.eagleeyenetworks.com ",
                " api.eagleeyenetworks.com",
                "api.eagleeyenetworks.com\r\n",
                "api.eagleeyenetworks.com\u0000",
                "api.eagle\u200beyenetworks.com",
                "\u0430pi.eagleeyenetworks.com",
                "api.eagleeyenetwor\u212as.com",
                "api%2eeagleeyenetworks.com",
                "[::1]",
                "[2001:db8::1]",
                "::1",
                "127.0.0.1",
                "10.0.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.0x1",
                "017700000001",
                "1.1",
                "host.1"
            })
    void refusesWhatIsNoPlainNameEvenWhenEveryNameIsListed(String host) {
        assertRefused(open.judge(host, 443));
    }

    @Test
    void refusesNamesAndLabelsThatAreTooLong() {
        assertRefused(open.judge("a".repeat(64) + ".example", 443));
        assertRefused(open.judge("abc.".repeat(63) + "example", 443));
        assertRefused(open.judge("a".repeat(1_000_000), 443));
        assertBase("https://" + "a".repeat(63) + ".example", open.judge("a".repeat(63) + ".example", 443));
    }

    @ParameterizedTest
    @ValueSource(ints = {8443, 80, 0, -2, 65536})
    void refusesEveryOtherPort(int port) {
        assertRefused(hosts.judge("api.eagleeyenetworks.com", port));
    }

    @Test
    @Requirement("C22")
    void matchesTheWholeHostEvenWhenAPatternHasNoAnchors() {
        ApiHosts loose = new ApiHosts(List.of(Pattern.compile("api\\.example")), false, "https");

        assertBase("https://api.example", loose.judge("api.example", 443));
        assertRefused(loose.judge("evil-api.example", 443));
        assertRefused(loose.judge("api.example.evil.test", 443));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.c001.eagleeyenetworks.com, https://api.c001.eagleeyenetworks.com",
        "https://api.c001.eagleeyenetworks.com/, https://api.c001.eagleeyenetworks.com",
        "HTTPS://API.c001.eagleeyenetworks.com:443, https://api.c001.eagleeyenetworks.com"
    })
    void acceptsTheSameHostsAsUris(String uri, String base) {
        assertBase(base, hosts.judge(URI.create(uri)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.eagleeyenetworks.com",
                "ftp://api.eagleeyenetworks.com",
                "//api.eagleeyenetworks.com",
                "api.eagleeyenetworks.com",
                "mailto:x@api.eagleeyenetworks.com",
                "https://user@api.eagleeyenetworks.com",
                "https://user:pw@api.eagleeyenetworks.com",
                "https://api.eagleeyenetworks.com:8443",
                "https://api.eagleeyenetworks.com/api",
                "https://api.eagleeyenetworks.com?x=y",
                "https://api.eagleeyenetworks.com#x",
                "https://api.eagleeyenetworks.com.",
                "https://evil.example",
                "https://localhost:3334",
                "http://localhost:3334"
            })
    @Requirement("C22")
    void refusesUrisWithAnythingElse(String uri) {
        assertRefused(hosts.judge(URI.create(uri)));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 3334, http://localhost:3334",
        "LOCALHOST, 3334, http://localhost:3334",
        "127.0.0.1, 80, http://127.0.0.1:80",
        "[::1], 3334, http://[::1]:3334",
        "localhost, -1, http://localhost"
    })
    void acceptsLoopbackHostsWithAnyPortWhenToldTo(String host, int port, String base) {
        assertBase(base, demo.judge(host, port));
        assertBase(base, demo.judge(URI.create(base)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -2, 65536})
    void refusesPortsThatDoNotExistThereToo(int port) {
        assertRefused(demo.judge("localhost", port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "localhost.example", "::1", "0.0.0.0", "localhost."})
    void takesNoOtherHostForLoopback(String host) {
        assertRefused(demo.judge(host, 3334));
    }

    @Test
    void keepsHttpsForAllOtherHostsInADemo() {
        assertRefused(demo.judge(URI.create("http://api.eagleeyenetworks.com")));
        assertBase("https://api.eagleeyenetworks.com", demo.judge("api.eagleeyenetworks.com", 443));
    }

    @Test
    void usesTheSchemeOfTheTokenEndPointOnLoopback() {
        ApiHosts secure = new ApiHosts(DEFAULT, true, "https");

        assertBase("https://localhost:8443", secure.judge("localhost", 8443));
        assertRefused(secure.judge(URI.create("http://localhost:8443")));
    }
}
