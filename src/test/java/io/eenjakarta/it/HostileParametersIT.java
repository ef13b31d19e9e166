package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters and bodies that are malformed, too many or too large, at every end point that reads any: refused, never a failure. */
@Requirement("H5")
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileParametersIT {

    private static final List<String> SENT_TO = List.of(
            "/language",
            "/logout",
            "/accounts/switch",
            "/accounts/back",
            "/admin/act",
            "/admin/api/reencryption",
            "/admin/api/grants/x/end",
            "/connect",
            "/webhooks/x",
            "/cameras/form",
            "/");

    private static final List<String> ASKED = List.of(
            "/",
            "/account",
            "/accounts",
            "/cameras",
            "/cameras/100d4c41",
            "/cameras/100d4c41/preview.jpeg",
            "/connection",
            "/connect",
            "/events/stream",
            "/session",
            "/logged-out",
            "/admin",
            "/admin/act",
            "/admin/grants",
            "/admin/users",
            "/admin/audit",
            "/admin/api/grants",
            "/admin/api/grants.csv",
            "/admin/calls/x/user",
            "/webhooks/x",
            "/no-such-page");

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @BeforeEach
    void signIn() {
        browser.signIn("ada@example.com", "ada-demo", "/account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%zz",
                "a=%",
                "%zz=a",
                "a=%u0041",
                "a=%c0%af",
                "a=%ff%fe",
                "a=%00",
                "&&&&",
                "=",
                "a;b=c;",
                "a[]=1&a[]=2",
                "page=%zz",
                "whose=%zz",
                "een-login=%zz",
                "camera=%zz&from=%zz",
                "token=%zz",
                "renew=%zz",
                "at=%zz",
                "search=%"
            })
    void inAnAddressAreRefusedOrPassedOver(String query) {
        for (String path : ASKED) {
            if (!(path.equals("/events/stream") && Wire.status(Wire.get(path + '?' + query)) == 200)) {
                String answer =
                        Wire.get(path + '?' + query, "Cookie: " + cookies(), "Accept: application/json, text/html");
                assertHarmless(path + '?' + query, answer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded                   | a=%zz&csrf=%",
                "application/x-www-form-urlencoded                   | %",
                "application/x-www-form-urlencoded                   | {many}",
                "application/x-www-form-urlencoded; charset=no-such  | a=b",
                "application/x-www-form-urlencoded; charset=utf-16   | a=b",
                "multipart/form-data                                 | a=b",
                "multipart/form-data; boundary=x                     | {parts}",
                "application/json                                    | {deep}",
                "text/plain                                          | {\"csrf\":\"a\"}",
                "text/xml                                            | <!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "a/b;;;=                                             | a",
            })
    void inABodyAreRefusedOrPassedOver(String type, String body) {
        String sent = body.replace("{many}", many(10_000))
                .replace("{deep}", "[".repeat(100_000))
                .replace(
                        "{parts}",
                        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n".repeat(2000) + "--x--");
        for (String path : SENT_TO) {
            assertNothingCameOf(path, Wire.send(Wire.post(path, sent, headers("Content-Type: " + type))));
            assertNothingCameOf(path, Wire.send(Wire.post(path + "?a=%zz", "a=b", headers(Wire.FORM))));
        }
        assertEquals(200, browser.open("/session").statusCode(), "still signed in");
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 2_000_000})
    void mayBeTooLargeOrPromiseToBe(int bytes) {
        String promise = Wire.post("/logout", "a=b", headers(Wire.FORM)).replace("Length: 3", "Length: 5000000000");
        assertNothingCameOf("/logout", Wire.send(promise));
        for (String path : SENT_TO) {
            assertNothingCameOf(path, Wire.send(Wire.post(path, "a=" + "x".repeat(bytes), headers(Wire.FORM))));
        }
    }

    /** Twenty megabytes in twenty kilobytes: nobody unpacks it. */
    @Test
    void mayBeABombInASmallParcel() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("a=".getBytes(ISO_8859_1));
            for (int i = 0; i < 2000; i++) {
                out.write(new byte[10_000]);
            }
        }
        for (String path : SENT_TO) {
            String request = Wire.post(path, packed.toString(ISO_8859_1), headers(Wire.FORM, "Content-Encoding: gzip"));
            assertNothingCameOf(path, Wire.send(request));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code={code};state={state}",
                "code={code}&amp;state={state}",
                "code={code}%26state={state}",
                "code={code}&state={state}%00",
                "code={code}&state={state}%c0%80",
                "code={code}&state=%c0%ae{state}",
                "code={code}&state={state}+",
                "code={code}&state=%EF%BB%BF{state}",
                "code={code}&%73tate={state}",
                "code={code}&state[]={state}",
                "code={code}&state={state}&{many}&state=x",
            })
    void ofACallbackAreTakenAsTheyAreOrNotAtAll(String query) {
        Browser other = new Browser();
        Returned returned = Returned.of(other, "/account");
        RefusedLogin refused = new RefusedLogin();
        String sent = query.replace("{code}", returned.code())
                .replace("{state}", returned.state())
                .replace("{many}", many(300));
        String answer = Wire.get("/?" + sent, "Accept: text/html", "Cookie: " + other.portalCookieHeader());
        assertEquals(400, Wire.status(answer), answer);
        refused.sentNothing();
        assertEquals(302, returned.bring(other).statusCode(), "the genuine one is still good");
    }

    @Test
    void ofACallbackAreNotReadFromABody() {
        Browser other = new Browser();
        Returned returned = Returned.of(other, "/account");
        RefusedLogin refused = new RefusedLogin();
        String body = "code=" + returned.code() + "&state=" + returned.state();
        for (String target : List.of("/", "/?x=y", "/?" + body)) {
            String post = Wire.send(Wire.post(target, body, Wire.FORM, "Cookie: " + other.portalCookieHeader()));
            assertTrue(Wire.status(post) >= 400 && Wire.status(post) < 500, post);
        }
        String get = Wire.send(Wire.post("/?state=" + returned.state(), body, Wire.FORM, "Accept: text/html")
                .replace("POST /", "GET /"));
        assertFalse(get.contains("JSESSIONID"), get);
        refused.sentNothing();
        assertEquals(302, returned.bring(other).statusCode(), "the genuine one is still good");
    }

    /** What they write goes into lines of the log: it stays one line of what it is. */
    @Test
    void writeNoLinesIntoTheLog() {
        ServerLog log = new ServerLog();
        Wire.get("/?error=x%0d%0aEEN-FAKE-02&state=a%0aEEN-FAKE-02", "Accept: text/html");
        Wire.get("/no%0aEEN-FAKE-02", "Cookie: " + cookies());
        Wire.get("/?code=a&state=b", "Accept: text/html");
        assertTrue(log.has(LogCode.CALLBACK_STATE_UNKNOWN, ""));
        assertFalse(log.lines().stream().anyMatch(line -> line.startsWith("EEN-FAKE-02")), "a line of its own");
    }

    private String[] headers(String... more) {
        return IntStream.range(0, more.length + 2)
                .mapToObj(i -> i == 0 ? "Cookie: " + cookies() : i == 1 ? "Sec-Fetch-Site: cross-site" : more[i - 2])
                .toArray(String[]::new);
    }

    private String cookies() {
        return browser.portalCookieHeader();
    }

    private static String many(int number) {
        return IntStream.range(0, number).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
    }

    private static void assertNothingCameOf(String path, String answer) {
        assertHarmless(path, answer);
        int status = Wire.status(answer);
        assertTrue(status == 0 || status >= 400 || path.equals("/language"), path + ' ' + answer);
    }

    private static void assertHarmless(String path, String answer) {
        assertTrue(Wire.status(answer) < 500, path + ' ' + answer);
        assertFalse(answer.contains("Exception") || answer.contains("\tat "), path + ' ' + answer);
        assertFalse(answer.contains("root:"), path + ' ' + answer);
    }
}
