package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies that a sibling of this host planted, or nobody: twice, malformed, too many, too long. */
@Requirement("H5")
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileCookiesIT {

    private static final String ADA = "ca0f61ab";
    private static final String GRACE = "ca0f61ac";

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a}; {g}", "{g}; {a}", "{a}\r\nCookie: {g}", "{g}\r\nCookie: {a}", "{a}; x=y; {g}; {g}"})
    void ofTwoSessionsAreOneCallerOrNone(String cookies) {
        String ada = session("ada");
        String answer =
                Wire.get("/session", "Cookie: " + cookies.replace("{a}", ada).replace("{g}", session("grace")));
        assertTrue(Wire.status(answer) < 500, answer);
        assertFalse(answer.contains(ADA) && answer.contains(GRACE), answer);
        assertEquals(200, Wire.status(Wire.get("/session", "Cookie: " + ada)), "her session lives on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=x; {a}",
                ";;;;{a};;",
                "a=b, c=d; {a}",
                "$Version=1; {a}; $Path=/",
                "\u00e4=\u00ff; {a}",
                "a=\"b; {a}",
                "JSESSIONID; {a}",
                "__Host-een=x; __Secure-een=y; {a}",
                "een-language=<script>; {a}",
                "een-recent=999999999999999999999.-1..x; {a}",
                "een-attempt-=x; een-attempt-x-=; een-attempt-%00=\"a\"; {a}",
            })
    void malformedBesideOursAreNobodyElse(String cookies) {
        String answer = Wire.get("/session", "Cookie: " + cookies.replace("{a}", session("ada")));
        assertTrue(Wire.status(answer) < 500 || isWildFlysOwn(answer), answer);
        assertFalse(answer.contains(GRACE) || answer.contains("<script>"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSESSIONID=",
                "JSESSIONID=x",
                "JSESSIONID=../../x",
                "JSESSIONID=%00",
                "JSESSIONID={long}",
                "jsessionid={ada}",
                "JSESSIONID={ada}x",
                "JSESSIONID=x{ada}",
                "JSESSIONID={ADA}",
                "LtpaToken2={long}",
                "JSESSIONIDSSO={ada}",
            })
    void thatAreNoSessionLetNobodyIn(String cookie) {
        String ada = session("ada").replace("JSESSIONID=", "");
        String id = Server.current() == Server.OPEN_LIBERTY
                ? ada.substring(4).replaceAll(":.*", "")
                : ada.replaceAll("\\..*", "");
        String sent = cookie.replace("{ada}", id)
                .replace("{ADA}", id.toUpperCase().equals(id) ? "x" : id.toUpperCase())
                .replace("{long}", "a".repeat(5000));
        String answer = Wire.get("/session", "Cookie: " + sent);
        assertEquals(401, Wire.status(answer), answer);
        assertFalse(Wire.headers(answer, "Set-Cookie").toString().contains("JSESSIONID"), "a session was made");
        assertTrue(Wire.status(Wire.get("/account", "Accept: text/html", "Cookie: " + sent)) == 302);
    }

    /** Each of them is taken away by a line of the answer, and servers drop an answer with too many of these. */
    @ParameterizedTest
    @ValueSource(ints = {50, 180, 300, 700})
    void ofManyAttemptsDoNotKeepAnybodyFromSigningIn(int planted) {
        Browser browser = new Browser();
        IntStream.range(0, planted).forEach(i -> browser.portalCookies().put("een-attempt-0%04d-ab".formatted(i), "x"));
        String challenge = Wire.get("/account", "Accept: text/html", "Cookie: " + browser.portalCookieHeader());
        if (isWildFlysOwn(challenge)) {
            assertTrue(planted > 200, "the number that WildFly takes");
            return;
        }
        assertEquals(302, Wire.status(challenge), challenge);
        assertTrue(Wire.headers(challenge, "Set-Cookie").size() <= 21, challenge);
        if (planted == 50) {
            assertEquals(
                    200,
                    browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        }
    }

    @Test
    void tooLongAreRefusedAndTellNothing() {
        String ada = session("ada");
        for (String filler : List.of("a=" + "b".repeat(8200), attempts(100), "b=".repeat(2000))) {
            String answer = Wire.get("/session", "Cookie: " + filler + "; " + ada);
            assertTrue(List.of(200, 400, 401, 431).contains(Wire.status(answer)), answer);
        }
        for (String filler : List.of("a=" + "b".repeat(102_400), attempts(10_000))) {
            String answer = Wire.get("/session", "Cookie: " + filler + "; " + ada);
            assertIsTooLong(answer);
        }
    }

    @Test
    void andOtherHeadersAndAddressesToo() {
        for (String request : List.of(
                Wire.head("GET", "/session", "X: " + "b".repeat(102_400)),
                Wire.head("GET", "/session?" + "a".repeat(102_400)),
                Wire.head("GET", "/" + "a/".repeat(51_200)),
                Wire.head("GET", "/session", "X: b\r\n".repeat(5000) + "Y: c"),
                Wire.head("GET", "/session", "b".repeat(102_400) + ": x"))) {
            String answer = Wire.send(request);
            assertIsTooLong(answer);
            assertFalse(answer.contains("bbbb") || answer.contains("aaaa"), answer);
        }
    }

    /** WildFly takes a head of up to a megabyte. */
    private static void assertIsTooLong(String answer) {
        int status = Wire.status(answer);
        boolean taken =
                Server.current() == Server.WILDFLY && List.of(200, 401, 404).contains(status);
        assertTrue(taken || List.of(0, 400, 414, 431).contains(status) || isWildFlysOwn(answer), answer);
    }

    /** More than 200 cookies, and bytes beyond ASCII, are answered before any application is asked. */
    private static boolean isWildFlysOwn(String answer) {
        return Server.current() == Server.WILDFLY
                && Wire.status(answer) == 500
                && Wire.headers(answer, "Content-Length").equals(List.of("0"));
    }

    private static String attempts(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "een-attempt-" + i + "=x")
                .collect(Collectors.joining("; "));
    }

    private static String session(String name) {
        Browser browser = new Browser();
        browser.signIn(name + "@example.com", name + "-demo", "/account");
        return "JSESSIONID=" + browser.portalCookies().get("JSESSIONID");
    }
}
