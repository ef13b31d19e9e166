package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that an end point has no use for, and other ways to say one: they do nothing, show nothing, and repeat nothing. */
@Requirement("H3")
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileMethodsIT {

    private static final List<String> PATHS = List.of(
            "/",
            "/account",
            "/accounts",
            "/accounts/switch",
            "/accounts/back",
            "/cameras",
            "/connection",
            "/connect",
            "/events/stream",
            "/sign-in",
            "/session",
            "/logout",
            "/logged-out",
            "/language",
            "/admin",
            "/admin/act",
            "/admin/api",
            "/admin/api/grants",
            "/admin/calls/x/user",
            "/webhooks/x",
            "/een.css");

    private static final List<String> OPEN = List.of("/een.css", "/", "/logged-out");

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
                "PUT",
                "PATCH",
                "DELETE",
                "TRACE",
                "TRACK",
                "DEBUG",
                "CONNECT",
                "PROPFIND",
                "MOVE",
                "JUNK",
                "post",
                "gEt"
            })
    void changeNothingForACaller(String method) {
        for (String path : PATHS) {
            String answer = Wire.send(
                    Wire.head(method, path, "Cookie: " + browser.portalCookieHeader(), "X-Marked: repeated-by-nobody"));
            int status = Wire.status(answer);
            assertTrue(status < 500 || status == 501, method + ' ' + path + ' ' + answer);
            assertFalse(answer.contains("repeated-by-nobody"), answer);
            assertFalse(answer.contains(browser.portalCookies().get("JSESSIONID")), answer);
        }
        assertEquals(200, browser.open("/session").statusCode(), "still signed in");
        assertEquals(List.of(), Provider.simulator().posts().revokePosts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD",
                "OPTIONS",
                "PUT",
                "PATCH",
                "DELETE",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "JUNK",
                "get",
                "Post",
                "HEAD,GET"
            })
    void showNothingToAStranger(String method) {
        for (String path : PATHS) {
            String answer = Wire.send(Wire.head(method, path, "Accept: */*"));
            int status = Wire.status(answer);
            assertTrue(status < 500 || status == 501, method + ' ' + path + ' ' + answer);
            assertTrue(
                    status == 0
                            || status >= 300
                            || OPEN.contains(path)
                            || method.equals("OPTIONS") && bodyOf(answer).isEmpty(),
                    method + ' ' + path + ' ' + answer);
            assertTrue(Wire.headers(answer, "Set-Cookie").isEmpty(), answer);
            assertFalse(answer.contains("\"caller\"") || answer.contains("id=\"caller-name\""), answer);
            if (method.equals("HEAD")) {
                assertEquals("", bodyOf(answer), path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: POST",
                "X-HTTP-Method: POST",
                "X-Method-Override: POST",
                "_method: POST",
                "X-Original-Method: POST",
            })
    void areNotSaidByAHeaderOrAParameter(String header) {
        String token = browser.open("/account").body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        String cookies = "Cookie: " + browser.portalCookieHeader();
        assertEquals(405, Wire.status(Wire.get("/logout?_method=POST&csrf=" + token, cookies, header)));
        String act =
                Wire.get("/admin/act?act=reencrypt&_method=POST&csrf=" + token, cookies, header, "Accept: text/html");
        assertEquals(200, Wire.status(act), "it asks first");
        assertTrue(act.contains("<form"), act);
        String language = Wire.get("/language?_method=POST&language=nl", cookies, header);
        assertEquals(List.of(), Wire.headers(language, "Set-Cookie"));
        assertEquals(200, browser.open("/session").statusCode(), "still signed in");
    }

    @Test
    void mayBeOfAnyLength() {
        String answer = Wire.send(Wire.head("A".repeat(5000), "/account"));
        int status = Wire.status(answer);
        assertTrue(status < 500 || status == 501, answer);
        assertFalse(answer.contains("AAAAA"), answer);
    }

    private static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
