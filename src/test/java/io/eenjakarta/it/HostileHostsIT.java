package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a request says about where it was sent to, by whom and through whom: nothing of it comes back, in a redirect, a page
 * or a cookie, and nothing of it is believed.
 */
@Requirement({"H4", "C2", "C31"})
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileHostsIT {

    private static final String EVIL = "evil.example";
    private static final List<String> TARGETS = List.of(
            "/",
            "/account",
            "/account?x=1",
            "/cameras/",
            "/sign-in",
            "/admin/api",
            "/connect",
            "/?een-login",
            "/?een-login&target=/cameras",
            "/?code=a&state=b",
            "/logged-out",
            "/logout",
            "/language",
            "/session",
            "/webhooks/x?token=a",
            "/no-such-page",
            "/een.css",
            "/een.css/x");

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "a@evil.example",
                "{host}@evil.example",
                "{host},evil.example",
                "evil.example/x",
                "evil.example#{host}",
                "evil.example\\{host}",
                "\"><script src=//evil.example>",
                "127.0.0.1:4200\tevil.example",
                "127.0.0.1:99999",
                "[::1]:1",
                "",
                " ",
            })
    void namesNoOtherHost(String host) {
        for (String target : TARGETS) {
            assertIsOurs(Wire.send("GET " + target + " HTTP/1.1\r\nHost: " + host.replace("{host}", Wire.HOST)
                    + "\r\nConnection: close\r\nAccept: text/html\r\n\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET {t} HTTP/1.1\r\nHost: {host}\r\nHost: evil.example",
                "GET {t} HTTP/1.1\r\nHost: evil.example\r\nHost: {host}",
                "GET {t} HTTP/1.1\r\nHost: {host}\r\n evil.example",
                "GET {t} HTTP/1.1\r\nX: a\nHost: evil.example\r\nHost: {host}",
                "GET {t} HTTP/1.1",
                "GET {t} HTTP/1.0",
                "GET http://evil.example{t} HTTP/1.1\r\nHost: {host}",
                "GET https://evil.example{t} HTTP/1.1\r\nHost: evil.example",
                "GET http://a@evil.example:{host}{t} HTTP/1.1\r\nHost: {host}",
                "GET //evil.example{t} HTTP/1.1\r\nHost: {host}",
            })
    void namesNoneHoweverItIsSaid(String head) {
        for (String target : TARGETS) {
            assertIsOurs(Wire.send(head.replace("{t}", target).replace("{host}", Wire.HOST)
                    + "\r\nConnection: close\r\nAccept: text/html\r\n\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Server: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Scheme: https",
                "X-Forwarded-Ssl: on",
                "Front-End-Https: on",
                "X-Forwarded-Port: 666",
                "X-Forwarded-Prefix: /evil.example",
                "X-Forwarded-For: 6.6.6.6",
                "X-Real-IP: 6.6.6.6",
                "Forwarded: for=6.6.6.6;host=evil.example;proto=https",
                "Forwarded: for=6.6.6.6, for=7.7.7.7;host=\"evil.example\"",
                "X-Host: evil.example",
                "X-Original-Host: evil.example",
                "X-Original-URL: /admin/api",
                "X-Rewrite-URL: /admin/api",
                "X-Forwarded-Uri: /admin/api",
                "Via: 1.1 evil.example",
                "Proxy: http://evil.example",
                "Destination: http://evil.example/",
                "Referer: http://evil.example/",
                "Remote-User: een/00001106/ca0f61ab",
                "X-Remote-User: een/00001106/ca0f61ab",
                "X-Forwarded-User: een/00001106/ca0f61ab",
                "$WSSN: evil.example\r\n$WSSP: 666",
                "$WSSC: https\r\n$WSIS: true",
                "$WSRA: 6.6.6.6\r\n$WSRH: evil.example",
                "$WSRU: een/00001106/ca0f61ab\r\n$WSAT: FORM",
                "$WSPC: /admin/api",
                "X-Client-Cert: MIIB",
            })
    void isNotTalkedIntoAnything(String header) {
        for (String target : TARGETS) {
            String plain = Wire.get(target, "Accept: text/html");
            String talked = Wire.get(target, "Accept: text/html", header);
            assertIsOurs(talked);
            assertEquals(Wire.status(plain), Wire.status(talked), header + ' ' + target);
            assertEquals(steady(plain), steady(talked), header + ' ' + target);
        }
    }

    @Test
    void sendsACallerHomeByItsOwnNameAlone() {
        Browser browser = new Browser();
        Returned returned = Returned.of(browser, "/account");
        String answer = Wire.send("GET /?code=" + returned.code() + "&state=" + returned.state()
                + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
                + "Connection: close\r\nAccept: text/html\r\nCookie: " + browser.portalCookieHeader() + "\r\n\r\n");
        assertEquals(List.of(Provider.PORTAL + "/account"), Wire.headers(answer, "Location"), answer);
        assertFalse(answer.contains(EVIL), answer);
        assertFalse(Wire.headers(answer, "Set-Cookie").toString().toLowerCase().contains("domain="), answer);
    }

    private static void assertIsOurs(String answer) {
        assertFalse(answer.contains(EVIL), answer);
        assertFalse(answer.contains("<script src=//"), answer);
        assertTrue(Wire.status(answer) < 500, answer);
        for (String location : Wire.headers(answer, "Location")) {
            boolean here = location.matches("/([^/\\\\].*)?") || location.startsWith(Provider.PORTAL + '/');
            boolean provider = location.startsWith(Provider.simulator().origin() + "/oauth2/authorize?");
            assertTrue(here || provider, location);
            String registered =
                    "redirect_uri=" + Provider.PORTAL.replace(":", "%3A").replace("/", "%2F") + '&';
            assertEquals(provider, location.contains(registered), location);
        }
        for (String cookie : Wire.headers(answer, "Set-Cookie")) {
            assertFalse(
                    cookie.toLowerCase().contains("; secure")
                            || cookie.toLowerCase().contains("domain="),
                    cookie);
        }
    }

    /** An answer without what differs each time. */
    private static String steady(String answer) {
        return answer.replaceAll("\\r\\n(Date|Set-Cookie|Expires): [^\\r]*", "")
                .replaceAll("(state|code_challenge)=[\\w-]{43}", "")
                .replaceAll("(support code |support-code\">|nonce[-=]\"?)[\\w-]+", "")
                .replaceAll("[A-Z0-9]{8}", "")
                .lines()
                .sorted()
                .toList()
                .toString();
    }
}
