package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that is sent when the sender's login has ended is not lost, and nobody else can make use of it. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class KeptFormIT {

    private static final String FORM =
            "note=" + encoded("Grüße & 漢字 = \"<b>\"") + "&tag=one&tag=two&empty=&plain+name=a%2Bb";
    private static final Pattern KEPT =
            Pattern.compile("action=\"([^\"]*)\"><input type=\"hidden\" name=\"een-form\" value=\"([^\"]*)\"");

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Host.war();
    }

    @AfterEach
    void setClockBack() {
        Host.clockAhead(Duration.ZERO);
    }

    @Test
    @Requirement("P12")
    void arrivesAsItWasAfterSigningInBesideIt() {
        HttpResponse<String> page = send("/cameras/echo?tag=zero&from=page", FORM, Map.of());
        assertEquals(401, page.statusCode());
        assertTrue(page.headers().firstValue("WWW-Authenticate").orElse("").startsWith("EagleEye "));
        assertTrue(page.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"));
        assertFalse(page.body().contains("tag=one"), "the form can be read in the page");
        assertFalse(page.body().contains("Gr%C3"), "the form can be read in the page");
        assertTrue(page.headers().allValues("Set-Cookie").isEmpty(), "the server keeps something");
        signInByTheLinkOf(page);
        HttpResponse<String> done = browser.submit(page, Map.of());
        assertEquals(200, done.statusCode(), done.body());
        assertEquals(
                """
                tag=[zero, one, two]
                from=[page]
                note=[Grüße & 漢字 = "<b>"]
                empty=[]
                plain name=[a+b]
                map=true
                query=tag=zero&from=page
                caller=een/00001106/ca0f61ab
                """,
                done.body().replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cameras/raw", "/cameras/raw?reader"})
    void arrivesByteForByteForWhoReadsTheBody(String path) {
        HttpResponse<String> page = send(path, FORM, Map.of());
        signInByTheLinkOf(page);
        HttpResponse<String> done = browser.submit(page, Map.of());
        assertEquals(FORM.length() + " " + FORM.length() + " " + FORM, done.body());
    }

    @Test
    @Requirement("P12")
    void isKeptOnWhenItIsSentAgainTooEarly() {
        HttpResponse<String> page = send("/cameras/raw", FORM, Map.of());
        HttpResponse<String> second = browser.submit(page, Map.of());
        assertEquals(401, second.statusCode());
        HttpResponse<String> third = browser.submit(second, Map.of());
        assertEquals(401, third.statusCode());
        signInByTheLinkOf(third);
        assertTrue(browser.submit(third, Map.of()).body().endsWith(' ' + FORM));
    }

    @ParameterizedTest
    @CsvSource({"65531, true", "65532, false", "200000, false"})
    void isKeptUpTo64KiBAndAPageSaysSoBeyond(int length, boolean kept) {
        HttpResponse<String> page = send("/cameras/raw", "text=" + "x".repeat(length), Map.of());
        assertEquals(401, page.statusCode());
        assertEquals(kept, KEPT.matcher(page.body()).find());
        assertEquals(kept, !page.body().contains("could not be kept"), page.body());
        if (kept) {
            signInByTheLinkOf(page);
            assertTrue(browser.submit(page, Map.of()).body().endsWith("x".repeat(length)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site | cross-site          | application/x-www-form-urlencoded",
                "Sec-Fetch-Site | same-site           | application/x-www-form-urlencoded",
                "Sec-Fetch-Site | none                | application/x-www-form-urlencoded",
                "Origin         | https://evil.example| application/x-www-form-urlencoded",
                "Origin         | null                | application/x-www-form-urlencoded",
                "Accept-Language| en                  | application/x-www-form-urlencoded",
                "Sec-Fetch-Site | same-origin         | multipart/form-data; boundary=x",
                "Sec-Fetch-Site | same-origin         | text/plain",
            })
    void isNotKeptForAnotherSiteNorInAnotherForm(String header, String value, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Provider.portal("/cameras/echo"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(FORM));
        HttpResponse<String> page = browser.send(request, Map.of("Accept", "text/html", header, value));
        assertEquals(401, page.statusCode());
        assertTrue(page.body().contains("could not be kept"), page.body());
        assertFalse(page.body().contains("een-form"), page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "cut", "nothing", "of another address", "an hour old", "from another site"})
    @Requirement("P12")
    void isRefusedWhenItWasNotKeptHereAndNow(String how) {
        HttpResponse<String> page = send("/cameras/echo?a=1", FORM, Map.of());
        HttpResponse<String> elsewhere = send("/cameras/echo?a=2", FORM, Map.of());
        signInByTheLinkOf(page);
        String sealed = group(page, 2);
        String value =
                switch (how) {
                    case "changed" ->
                        sealed.substring(0, 80) + (sealed.charAt(80) == 'A' ? 'B' : 'A') + sealed.substring(81);
                    case "cut" -> sealed.substring(0, 50);
                    case "nothing" -> "";
                    case "of another address" -> group(elsewhere, 2);
                    default -> sealed;
                };
        if (how.equals("an hour old")) {
            Host.clockAhead(Duration.ofHours(1).plusSeconds(1));
        }
        ServerLog log = new ServerLog();
        HttpResponse<String> refused = send(
                group(page, 1).replace("&amp;", "&"),
                "een-form=" + value,
                how.equals("from another site") ? Map.of("Sec-Fetch-Site", "cross-site") : Map.of());
        assertEquals(400, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains(LogCode.REQUEST_SAVED_POST_REFUSED.code()), refused.body());
        assertTrue(log.has(LogCode.REQUEST_SAVED_POST_REFUSED, "support code"));
        assertFalse(refused.body().contains("Gr"), "the servlet saw it");
    }

    private HttpResponse<String> send(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Provider.portal(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        Map<String, String> all = new HashMap<>(Browser.PAGE_LOAD);
        all.putAll(headers);
        return browser.send(request, all);
    }

    private void signInByTheLinkOf(HttpResponse<String> page) {
        assertTrue(page.body().contains("<a href=\"/?een-login\" target=\"_blank\""), page.body());
        URI authorize = Browser.location(browser.open("/?een-login"));
        URI back = browser.authorize(authorize, "ada@example.com", "ada-demo");
        assertEquals(302, browser.get(back, Browser.PAGE_LOAD).statusCode());
    }

    private static String group(HttpResponse<String> page, int number) {
        Matcher kept = KEPT.matcher(page.body());
        assertTrue(kept.find(), page.body());
        return kept.group(number);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
