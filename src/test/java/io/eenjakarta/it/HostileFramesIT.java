package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What other sites can make of an answer, with the browser's help: it stands in no frame, is no picture or script of theirs, is kept
 * by no cache between, and tells nobody else whether this browser is signed in.
 */
@Requirement({"H9", "C10"})
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileFramesIT {

    /** Every kind of answer: pages, redirects, JSON, pictures, streams, refusals, errors. */
    private static final List<String> EVERYTHING = List.of(
            "/",
            "/account",
            "/accounts",
            "/cameras",
            "/cameras/100d4c41",
            "/cameras/100d4c41/preview.jpeg",
            "/cameras/no-such/preview.jpeg",
            "/connection",
            "/connect",
            "/connect?renew=x",
            "/session",
            "/language",
            "/logout",
            "/logged-out",
            "/sign-in",
            "/admin",
            "/admin/act",
            "/admin/api",
            "/admin/api/grants",
            "/admin/api/grants.csv",
            "/admin/api/no-such",
            "/admin/calls/x/user",
            "/webhooks/x",
            "/no-such-page",
            "/?een-login",
            "/?code=a&state=b",
            "/?error=access_denied&state=b",
            "/account;/x",
            "/een.css;/..",
            "/ibm_security_logout");

    private static final List<String> STATIC = List.of("/een.css", "/een.js", "/favicon.svg", "/no-picture.svg");
    private static final List<String> ASKING = List.of(
            "Accept: text/html", "Accept: */*", "Accept: image/*\r\nSec-Fetch-Dest: image\r\nSec-Fetch-Mode: no-cors");

    private final Browser ada = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @BeforeEach
    void signIn() {
        ada.signIn("ada@example.com", "ada-demo", "/account");
    }

    @Test
    void isInNoFrameAndNoPageOfAnotherSite() {
        for (String path : EVERYTHING) {
            everyAnswer(path).forEach(answer -> {
                assertGuarded(path, answer);
                String kept = Wire.headers(answer, "Cache-Control").toString();
                assertTrue(kept.contains("no-store") || kept.contains("private, no-cache"), path + ' ' + answer);
                assertFalse(kept.contains("public"), path + ' ' + answer);
            });
        }
        for (String path : STATIC) {
            everyAnswer(path).forEach(answer -> {
                assertGuarded(path, answer);
                assertEquals(List.of("public, max-age=3600"), Wire.headers(answer, "Cache-Control"), answer);
                assertTrue(Wire.headers(answer, "Set-Cookie").isEmpty(), answer);
            });
        }
    }

    /** Where a cache looks at the end of an address, a page behind that end is kept by none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/x.css",
                "/account;x.css",
                "/account%3bx.css",
                "/account%0ax.css",
                "/account?x.css",
                "/account.css",
                "/account/..%2feen.css",
                "/een.css/../account",
                "/een.css%2f..%2faccount",
                "/een.css;/../account",
                "//een.css/../account",
                "/session/een.css",
                "/admin/api/een.css",
            })
    void isNeverKeptAsAFileThatItIsNot(String path) {
        String answer = Wire.get(path, "Accept: text/html", "Cookie: " + ada.portalCookieHeader());
        assertFalse(Wire.headers(answer, "Cache-Control").toString().contains("public"), answer);
        assertTrue(
                Wire.status(answer) != 200
                        || Wire.headers(answer, "Cache-Control").toString().contains("no-store"),
                answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1.evil.example", "{own}"})
    void isReadByNoScriptOfAnotherOrigin(String origin) {
        String from = "Origin: " + origin.replace("{own}", Provider.PORTAL);
        for (String path : EVERYTHING) {
            for (String method : List.of("GET", "OPTIONS")) {
                String answer = Wire.send(Wire.head(
                        method,
                        path,
                        from,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: een-whose",
                        "Cookie: " + ada.portalCookieHeader()));
                assertFalse(answer.toLowerCase(Locale.ROOT).contains("\r\naccess-control-"), path + ' ' + answer);
            }
        }
    }

    /** Without the cookie, which SameSite keeps from other sites, nothing tells a browser that is signed in from another. */
    @Requirement("H10")
    @ParameterizedTest
    @ValueSource(strings = {"image", "script", "style", "iframe", "object", "empty", "video"})
    void tellsNoOtherSiteWhoIsSignedIn(String kind) {
        for (String path :
                List.of("/account", "/cameras", "/cameras/100d4c41/preview.jpeg", "/admin", "/events/stream")) {
            String answer = Wire.get(
                    path,
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Mode: " + (kind.equals("iframe") ? "navigate" : "no-cors"),
                    "Sec-Fetch-Dest: " + kind,
                    "Accept: text/html,image/*,*/*");
            assertEquals(401, Wire.status(answer), answer);
            assertTrue(Wire.headers(answer, "Location").isEmpty(), answer);
            assertTrue(Wire.headers(answer, "Set-Cookie").isEmpty(), answer);
            assertTrue(answer.contains("{\"error\":\"login_required\",\"login\":\"/?een-login\"}"), answer);
        }
        Browser other = new Browser();
        String set = Wire.headers(
                        Wire.get("/?" + inside(other), "Accept: text/html", "Cookie: " + other.portalCookieHeader()),
                        "Set-Cookie")
                .toString();
        assertTrue(set.matches("(?is).*JSESSIONID=[^,]*; ?SameSite=Lax.*|(?is).*JSESSIONID=[^,]*SameSite=Lax.*"), set);
    }

    /** That a browser has a picture says that somebody was shown it: who asks must be let in first. */
    @Test
    void saysToNobodyElseThatAPictureIsTheSame() {
        String path = "/cameras/100d4c41/preview.jpeg";
        String shown = Wire.get(path, "Cookie: " + ada.portalCookieHeader());
        assertEquals(200, Wire.status(shown), shown.substring(0, 200));
        String tag = Wire.headers(shown, "ETag").get(0);
        for (String known : List.of(tag, "W/" + tag, "*")) {
            assertEquals(401, Wire.status(Wire.get(path, "If-None-Match: " + known)));
            String same = Wire.get(path, "If-None-Match: " + known, "Cookie: " + ada.portalCookieHeader());
            assertNotEquals(401, Wire.status(same));
            assertTrue(Wire.headers(same, "Cache-Control").toString().contains("private"), same);
        }
    }

    private static String inside(Browser browser) {
        return browser.authorize("ada@example.com", "ada-demo", "/account").getRawQuery();
    }

    private List<String> everyAnswer(String path) {
        return ASKING.stream()
                .flatMap(how ->
                        List.of(Wire.get(path, how), Wire.get(path, how, "Cookie: " + ada.portalCookieHeader()))
                                .stream())
                .toList();
    }

    private static void assertGuarded(String path, String answer) {
        assertTrue(Wire.status(answer) < 500, path + ' ' + answer);
        boolean framed = Wire.headers(answer, "X-Frame-Options").contains("DENY")
                || Wire.headers(answer, "Content-Security-Policy").toString().contains("frame-ancestors 'none'");
        assertTrue(framed, path + ' ' + answer);
        assertEquals(List.of("nosniff"), Wire.headers(answer, "X-Content-Type-Options"), path + ' ' + answer);
        assertEquals(List.of("same-origin"), Wire.headers(answer, "Cross-Origin-Resource-Policy"), path + ' ' + answer);
        assertEquals(List.of("no-referrer"), Wire.headers(answer, "Referrer-Policy"), path + ' ' + answer);
        assertTrue(
                Wire.headers(answer, "Server").isEmpty()
                        && Wire.headers(answer, "X-Powered-By").isEmpty(),
                answer);
    }
}
