package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
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

/** What another site makes the browser of a caller send changes nothing, whichever of our addresses it is sent to. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
@Requirement("C25")
class ForgedRequestsIT {

    private static final Map<String, String> FROM_ELSEWHERE = Map.of(
            "Accept", "text/html",
            "Origin", "https://evil.example",
            "Sec-Fetch-Site", "cross-site",
            "Sec-Fetch-Mode", "navigate",
            "Sec-Fetch-Dest", "document");

    private final Browser ada = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    /** With every field that the address asks for but the token, and as a browser shows that another site sent it. */
    @ParameterizedTest
    @CsvSource({
        "/logout,''",
        "/connect,provider=een",
        "/connect,disconnect=some",
        "/accounts/switch,account=00001107",
        "/accounts/back,''",
        "/admin/act,act=revoke-all provider=een account=00001106 user=ca0f61ab",
        "/admin/api/credentials/een,''",
    })
    void areRefusedWithoutAPagesToken(String path, String fields) {
        ada.signIn("ada@example.com", "ada-demo", "/account");
        Map<String, String> form = new HashMap<>();
        for (String field : fields.split(" ")) {
            if (field.contains("=")) {
                form.put(field.split("=")[0], field.split("=")[1]);
            }
        }
        for (String token : new String[] {null, "", "x".repeat(43)}) {
            if (token != null) {
                form.put("csrf", token);
            }
            HttpResponse<String> answer = ada.post(Provider.portal(path), form, FROM_ELSEWHERE);
            assertEquals(403, answer.statusCode(), path + ": " + answer.body());
            assertStillIn(answer);
        }
    }

    /** A page of another caller's, in their own session, is no page of this one. */
    @Test
    void areRefusedWithTheTokenOfAnotherCaller() {
        ada.signIn("ada@example.com", "ada-demo", "/account");
        Browser grace = new Browser();
        String hers = grace.signIn("grace@example.com", "grace-demo", "/account")
                .body()
                .replaceFirst("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        assertTrue(hers.length() < 100, "no token on the page");
        HttpResponse<String> answer = ada.post(Provider.portal("/logout"), Map.of("csrf", hers), Browser.PAGE_LOAD);
        assertEquals(403, answer.statusCode());
        assertStillIn(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/logout",
                "/language?language=nl&back=/account",
                "/connect?disconnect=some",
                "/accounts/switch?account=00001107",
                "/accounts/back",
                "/admin/act?act=revoke-all&provider=een&account=00001106&user=ca0f61ab",
                "/admin/api/credentials/een",
                "/account?een-login",
            })
    void changeNothingByLinks(String path) {
        String before = body(ada.signIn("ada@example.com", "ada-demo", "/account"));
        for (String method : new String[] {"GET", "HEAD"}) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(Provider.portal(path)).method(method, BodyPublishers.noBody());
            HttpResponse<String> answer = ada.send(request, FROM_ELSEWHERE);
            assertTrue(answer.statusCode() < 500, path + " " + answer.statusCode());
            assertStillIn(answer);
        }
        assertEquals(before, body(ada.open("/account")));
        assertEquals(0, Provider.simulator().posts().revokePosts().size(), "tokens given back");
    }

    @Test
    void chooseNoLanguage() {
        Map<String, String> dutch = Map.of("language", "nl", "back", "/");
        HttpResponse<String> answer = ada.post(Provider.portal("/language"), dutch, FROM_ELSEWHERE);
        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty(), "a choice that nobody made");
        HttpResponse<String> chosen = ada.post(Provider.portal("/language"), dutch, Browser.PAGE_LOAD);
        assertFalse(chosen.headers().allValues("Set-Cookie").isEmpty(), "a choice");
    }

    private void assertStillIn(HttpResponse<String> answer) {
        assertFalse(
                answer.headers().allValues("Set-Cookie").toString().contains("JSESSIONID"), "the session is another");
        String session = ada.get(Provider.portal("/session"), Map.of()).body();
        assertTrue(session.contains("\"caller\":\"een/00001106/ca0f61ab\""), session);
        assertTrue(session.contains("\"generation\":1"), session);
    }

    /** Without what changes by the minute. */
    private static String body(HttpResponse<String> page) {
        assertEquals(200, page.statusCode(), page.body());
        return page.body().replaceAll("(?s)<time.*?</time>", "");
    }
}
