package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Gate;
import io.eenjakarta.simulator.PostLog;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of cameras as browsers get them: shared, and only where the provider itself has shown the camera to the viewer. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class PicturesIT {

    private static final String GRACE = "ca0f61ac";
    private static final String GATE = "100d4c41";
    private static final Duration HANG = Duration.ofSeconds(30);

    private final EenSimulator simulator = Provider.simulator();
    private final Browser ada = new Browser();
    private final Browser grace = new Browser();
    private final ExecutorService lookers = Executors.newCachedThreadPool();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of(
                        "een.preview-age",
                        "PT1M",
                        "een.sight-age",
                        "PT10M",
                        "een.images-at-a-time",
                        "2",
                        "een.image-wait",
                        "PT1S",
                        "een.image-timeout",
                        "PT20S"))
                .addPackage(io.eenjakarta.it.host.ClockServlet.class.getPackage());
    }

    @BeforeEach
    void signIn() {
        assertEquals(200, ada.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        assertEquals(
                200, grace.signIn("grace@example.com", "grace-demo", "/account").statusCode());
        simulator.posts().clear();
        simulator.pictures().clear();
    }

    @AfterEach
    void realTime() {
        lookers.shutdownNow();
        Host.clockAhead(Duration.ZERO);
    }

    private static HttpResponse<String> look(Browser browser, String camera) {
        return browser.open("/cameras/" + camera + "/preview.jpeg");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void assertTrouble(int status, String trouble, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode());
        assertEquals(trouble, header(answer, "Een-Picture-Trouble"));
        assertEquals("image/svg+xml", header(answer, "Content-Type").split(";")[0]);
        assertEquals("private, no-cache", header(answer, "Cache-Control"));
    }

    @Test
    void asksOnceForAllUsersOfAnAccount() {
        HttpResponse<String> first = look(ada, "100d4c42");
        HttpResponse<String> second = look(grace, "100d4c42");
        assertEquals(200, first.statusCode());
        assertEquals(200, second.statusCode());
        assertEquals(header(first, "ETag"), header(second, "ETag"));
        assertEquals(1, simulator.pictures().all().get("100d4c42").size());
        assertEquals(
                List.of("/api/v3.0/cameras/100d4c42?include=effectivePermissions"),
                simulator.posts().apiCalls().stream()
                        .map(PostLog.ApiCall::pathAndQuery)
                        .filter(path -> !path.contains("/media/"))
                        .toList());
    }

    @Test
    void showsNobodyWhatTheirOwnSignInMayNotSee() {
        simulator.rights().hide(GRACE, Set.of("100d4c43"));
        assertEquals(200, look(ada, "100d4c43").statusCode());
        assertTrouble(404, "not-found", look(grace, "100d4c43"));
        assertTrouble(404, "not-found", look(grace, "100d4c43"));
        assertEquals(1, simulator.pictures().all().get("100d4c43").size());

        simulator.rights().blind(GRACE);
        assertEquals(200, look(ada, "100d4c44").statusCode());
        assertTrouble(403, "forbidden", look(grace, "100d4c44"));
        assertEquals(200, look(ada, "100d4c44").statusCode(), "her own trouble is nobody else's");
    }

    @Test
    void showsNoPictureOfASignInThatHasEnded() {
        assertEquals(200, look(ada, "100d4c45").statusCode());
        Browser again = new Browser();
        again.portalCookies().putAll(ada.portalCookies());
        simulator.book().killGrants();
        simulator.book().killAccessTokens();
        assertEquals(200, look(again, "100d4c45").statusCode(), "nobody has asked the provider since");
        assertNotEquals(200, look(again, "100d4c46").statusCode());
        assertNotEquals(200, look(again, "100d4c45").statusCode(), "now it is known");
    }

    @Test
    void saysWhetherThePictureIsStillTheSame() {
        HttpResponse<String> first = look(ada, "100d4c47");
        String tag = header(first, "ETag");
        assertEquals("private, no-cache", header(first, "Cache-Control"));
        assertTrue(Instant.parse(header(first, "Een-Picture-Time")).isAfter(Instant.EPOCH));
        Map<String, String> knowing = new HashMap<>(Browser.PAGE_LOAD);
        knowing.put("If-None-Match", "\"other\", W/" + tag);
        HttpResponse<String> same = ada.get(Provider.portal("/cameras/100d4c47/preview.jpeg"), knowing);
        assertEquals(304, same.statusCode());
        assertEquals(tag, header(same, "ETag"));
        assertEquals("", same.body());
        Host.clockAhead(Duration.ofMinutes(2));
        HttpResponse<String> next = ada.get(Provider.portal("/cameras/100d4c47/preview.jpeg"), knowing);
        assertEquals(200, next.statusCode());
        assertNotEquals(tag, header(next, "ETag"));
    }

    @Test
    void tellsThatACameraIsOff() {
        HttpResponse<String> off = look(ada, "100d4c4d");
        assertTrouble(503, "off", off);
        assertTrue(Integer.parseInt(header(off, "Retry-After")) > 0);
        assertTrouble(404, "not-found", look(ada, "10000000"));
    }

    @Test
    void showsRecordedPictures() {
        Instant at = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        String path = "/cameras/" + GATE + "/recorded.jpeg?at=";
        HttpResponse<String> picture = ada.open(path + at);
        assertEquals(200, picture.statusCode());
        assertFalse(Instant.parse(header(picture, "Een-Picture-Time")).isAfter(at));
        assertEquals(200, ada.open(path + at).statusCode());
        assertEquals(1, simulator.posts().apiCalls().size(), "it does not change");
        assertEquals(200, grace.open(path + at).statusCode());
        simulator.rights().blind(GRACE);
        assertTrouble(403, "forbidden", grace.open(path + at.minusSeconds(60)));
        simulator.posts().clear();
        for (String wrong : List.of("", "now", at.toString().replace("Z", ""), at + "&at=" + at, at + "%26type=main")) {
            assertTrouble(400, "failed", ada.open(path + wrong));
        }
        assertEquals(List.of(), simulator.posts().apiCalls());
    }

    @Test
    void letsASignInAskForAFewAtATime() throws Exception {
        Gate gate = simulator.faults().next(2, EndPoint.LIVE_IMAGE).hold();
        List<Future<HttpResponse<String>>> looks = new ArrayList<>();
        for (String camera : List.of("100d4c41", "100d4c48")) {
            looks.add(lookers.submit(() -> look(ada, camera)));
        }
        assertTrue(gate.awaitArrivals(2, HANG));
        HttpResponse<String> third = look(ada, "100d4c4a");
        assertTrouble(503, "busy", third);
        assertEquals("2", header(third, "Retry-After"));
        assertEquals(200, look(grace, "100d4c4a").statusCode(), "somebody else has a line of their own");
        gate.open();
        for (Future<HttpResponse<String>> one : looks) {
            assertEquals(200, one.get().statusCode());
        }
    }
}
