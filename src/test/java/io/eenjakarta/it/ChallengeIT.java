package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an anonymous request to something protected gets, by what its sender can make use of (1). */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class ChallengeIT {

    private static final String OURS = "EagleEye realm=\"een-jakarta\"";

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Accept: */*",
                "Accept: text/html,application/xhtml+xml",
                "Accept: TEXT/HTML",
            })
    void sendsAPersonToTheProvider(String headers) {
        HttpResponse<String> answer = browser.get(Provider.portal("/cameras"), parsed(headers));
        assertEquals(302, answer.statusCode());
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"), "kept by a cache");
        URI location = Browser.location(answer);
        assertEquals(
                Provider.simulator().origin() + "/oauth2/authorize",
                location.toString().split("\\?")[0]);
        assertTrue(location.getQuery().contains("code_challenge_method=S256"), location.getQuery());
        assertTrue(location.getQuery().contains("redirect_uri=" + Provider.PORTAL + '&'), location.getQuery());
        assertEquals(1, answer.headers().allValues("Set-Cookie").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefetch         | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Purpose: prefetch;prerender",
                "old prefetch     | Accept: text/html; Purpose: prefetch",
                "Firefox prefetch | Accept: text/html; X-Moz: prefetch",
                "frame            | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: iframe; Accept: text/html",
                "image            | Sec-Fetch-Mode: no-cors; Sec-Fetch-Dest: image; Accept: image/avif,image/webp",
                "fetch            | Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty; Accept: */*",
                "fetch of a page  | Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty; Accept: text/html",
                "old script       | Accept: text/html; X-Requested-With: XMLHttpRequest",
                "event stream     | Accept: text/event-stream; Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty",
                "event stream, old| Accept: text/event-stream",
                "tool             | Accept: */*",
                "tool for JSON    | Accept: application/json",
            })
    @Requirement({"C13", "P6"})
    void tellsEverythingElseThatALoginIsNeededAndBeginsNone(String kind, String headers) {
        HttpResponse<String> answer = browser.get(Provider.portal("/cameras"), parsed(headers));
        assertLoginRequired(answer);
        JsonObject json = Json.createReader(new StringReader(answer.body())).readObject();
        assertEquals("login_required", json.getString("error"), kind);
        URI login = Provider.portal("/").resolve(json.getString("login"));
        assertEquals(302, browser.get(login, Browser.PAGE_LOAD).statusCode());
    }

    @Test
    @Requirement("P6")
    void tellsAWebSocketThatALoginIsNeeded() {
        String answer = RawRequest.get(
                "/cameras",
                Provider.portal("/").getAuthority(),
                "a=b\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZQ==");
        assertEquals(401, RawRequest.status(answer), answer);
        assertTrue(answer.contains("login_required"), answer);
        assertFalse(answer.contains("een-attempt-"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    @Requirement("C13")
    void answersOtherMethodsLikeAScript(String method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Provider.portal("/cameras"))
                .method(method, BodyPublishers.ofString("{\"a\":1}"))
                .header("Content-Type", "application/json");
        assertLoginRequired(browser.send(request, Browser.PAGE_LOAD));
    }

    @Test
    @Requirement("C13")
    void answersHeadWithoutABodyAndWithoutAnAttempt() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Provider.portal("/cameras")).method("HEAD", BodyPublishers.noBody());
        HttpResponse<String> answer = browser.send(request, Browser.PAGE_LOAD);
        assertEquals(401, answer.statusCode());
        assertEquals("", answer.body());
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty());
    }

    @Test
    @Requirement("P6")
    void tellsFacesToLoadThePageAgain() {
        HttpResponse<String> answer = browser.post(
                Provider.portal("/account?a=1&b=2"),
                Map.of("jakarta.faces.partial.ajax", "true"),
                Map.of("Faces-Request", "partial/ajax", "Accept", "*/*", "X-Requested-With", "XMLHttpRequest"));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/xml"));
        assertEquals(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response><redirect url=\"" + Provider.PORTAL
                        + "/account?a=1&amp;b=2\"/></partial-response>",
                answer.body());
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account?tab=1", "/?een-login"})
    @Requirement("C2")
    void sendsAnotherNameOfThisMachineToTheRegisteredOneFirst(String path) {
        URI other = URI.create(Provider.portal(path).toString().replace("127.0.0.1", "localhost"));
        HttpResponse<String> answer = browser.get(other, Browser.PAGE_LOAD);
        assertEquals(302, answer.statusCode());
        assertEquals(Provider.portal(path), Browser.location(answer));
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty(), "an attempt under the wrong name");
        assertEquals(
                200,
                browser.follow(browser.get(
                                browser.authorize(
                                        Browser.location(browser.follow(answer)), "ada@example.com", "ada-demo"),
                                Browser.PAGE_LOAD))
                        .statusCode());
    }

    private static void assertLoginRequired(HttpResponse<String> answer) {
        assertEquals(401, answer.statusCode(), answer.body());
        assertEquals(OURS, answer.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals("application/json;charset=UTF-8", contentType(answer));
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"), "kept by a cache");
        assertEquals("{\"error\":\"login_required\",\"login\":\"/?een-login\"}", answer.body());
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty(), "an attempt that nobody will finish");
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    }

    private static Map<String, String> parsed(String headers) {
        Map<String, String> all = new HashMap<>();
        for (String header : headers.split("; (?=[A-Z])")) {
            String[] pair = header.split(": ", 2);
            all.put(pair[0].strip(), pair[1].strip());
        }
        return all;
    }
}
