package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.gauge.GaugeServlet;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Gate;
import io.eenjakarta.simulator.PortalSettings;
import io.eenjakarta.simulator.SimulatorSettings;
import jakarta.json.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Five hundred viewers of twenty cameras for a minute: five users with four sign-ins each, two of whom may not see some of the
 * cameras. Judged by what was asked and answered, never by how long it took; figures are in {@code target/viewers/results.json}.
 * On WildFly with {@code -Dviewers=true}.
 */
@EnabledIf("isWanted")
@ExtendWith(ArquillianExtension.class)
class ViewersIT {

    private static final int VIEWERS = 500;
    private static final int CAMERAS = 20;
    private static final int USERS = 5;
    private static final int SIGN_INS = 4;
    private static final Duration LOOK = Duration.ofSeconds(Integer.getInteger("viewers.seconds", 60));
    private static final long MOST_GROWTH = 2L * 32 * 1024 * 1024;

    private static final EenSimulator SIMULATOR = EenSimulator.start(
            0,
            SimulatorSettings.demo()
                    .withRedirectUris(Provider.PORTAL)
                    .withData(DemoData.demo().withCameras(36).withUsers(USERS)));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

    static boolean isWanted() {
        return Server.current() == Server.OPEN_LIBERTY || Boolean.getBoolean("viewers");
    }

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> settings =
                new HashMap<>(PortalSettings.of(SIMULATOR, Provider.PORTAL).settings());
        settings.put("een.image-timeout", "PT60S");
        settings.put("een.api-timeout", "PT60S");
        settings.put("een.token-deadline", "PT60S");
        return Deployments.warWith(settings).addPackage(GaugeServlet.class.getPackage());
    }

    /** What users 4 and 5 may not see. */
    @BeforeAll
    static void hide() {
        SIMULATOR.rights().hide("ca000004", hiddenFrom(4));
        SIMULATOR.rights().hide("ca000005", hiddenFrom(5));
    }

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    private static Set<String> hiddenFrom(int user) {
        return switch (user) {
            case 4 -> Set.of(camera(0), camera(1), camera(2));
            case 5 -> Set.of(camera(15), camera(16), camera(17), camera(18), camera(19));
            default -> Set.of();
        };
    }

    /** Those that are online. */
    private static String camera(int number) {
        return "100f%04x".formatted(number + 2);
    }

    private static List<String> signIns(int user) {
        String name = "user-%04d".formatted(user);
        return IntStream.range(0, SIGN_INS)
                .mapToObj(i -> {
                    Browser browser = new Browser();
                    assertEquals(
                            200,
                            browser.signIn(name + "@example.com", name + "-demo", "/account")
                                    .statusCode());
                    return browser.portalCookieHeader();
                })
                .toList();
    }

    @Test
    void asksOnceForAllWhoLookAndShowsNobodyWhatIsNotTheirs() throws Exception {
        Map<Integer, List<String>> cookies = new HashMap<>();
        for (int user = 1; user <= USERS; user++) {
            cookies.put(user, signIns(user));
        }
        oneSlowCamera(cookies);
        SIMULATOR.pictures().clear();
        ServerGauge before = ServerGauge.read(http);
        List<Viewer> viewers = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            String camera = camera(i % CAMERAS);
            int user = 1 + i / CAMERAS % USERS;
            String cookie = cookies.get(user).get(i / (CAMERAS * USERS) % SIGN_INS);
            boolean allowed = !hiddenFrom(user).contains(camera);
            viewers.add(new Viewer(http, scheduler, cookie, camera, allowed));
        }
        for (int i = 0; i < VIEWERS; i++) {
            scheduler.schedule(viewers.get(i)::start, i * 1000L / VIEWERS, TimeUnit.MILLISECONDS);
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        ServerGauge during = ServerGauge.read(http);
        CompletableFuture.allOf(viewers.stream().map(Viewer::stop).toArray(CompletableFuture[]::new))
                .get(120, TimeUnit.SECONDS);
        ServerGauge after = ServerGauge.read(http);
        ViewerFigures.minute(viewers, LOOK, SIMULATOR, before, during, after);
        judge(viewers);
        assertTrue(
                after.heap() - before.heap() < MOST_GROWTH,
                () -> "heap grew from " + before.heap() + " to " + after.heap());
    }

    private void judge(List<Viewer> viewers) {
        assertEquals(
                List.of(), viewers.stream().flatMap(one -> one.wrong().stream()).toList());
        assertTrue(viewers.stream().filter(Viewer::allowed).allMatch(one -> one.pictures() > 1), "nobody starved");
        assertTrue(viewers.stream().filter(one -> !one.allowed()).allMatch(one -> one.refused() > 0));
        SIMULATOR.pictures().all().forEach((camera, times) -> {
            for (int i = 1; i < times.size(); i++) {
                long since = times.get(i) - times.get(i - 1);
                assertTrue(since >= 1000, camera + " was asked for again after " + since + " ms");
            }
        });
        assertEquals(CAMERAS, SIMULATOR.pictures().all().size());
    }

    /** All of them look at one camera that takes its time; who waits should cost the server next to nothing. */
    private void oneSlowCamera(Map<Integer, List<String>> cookies) throws Exception {
        for (int i = 0; i < CAMERAS; i++) {
            assertEquals(
                    200,
                    look(cookies.get(1).get(0), camera(i))
                            .get(60, TimeUnit.SECONDS)
                            .statusCode());
        }
        TimeUnit.MILLISECONDS.sleep(1100);
        SIMULATOR.pictures().clear();
        ServerGauge before = ServerGauge.read(http);
        Gate gate = SIMULATOR.faults().next(1, EndPoint.LIVE_IMAGE).hold();
        List<CompletableFuture<HttpResponse<byte[]>>> looks = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            looks.add(look(cookies.get(1 + i % 3).get(i / 3 % SIGN_INS), camera(5)));
        }
        assertTrue(gate.awaitArrivals(1, Duration.ofSeconds(30)));
        TimeUnit.SECONDS.sleep(3);
        ServerGauge waiting = ServerGauge.read(http);
        gate.open();
        Set<String> tags = new HashSet<>();
        for (CompletableFuture<HttpResponse<byte[]>> one : looks) {
            assertEquals(200, one.get(60, TimeUnit.SECONDS).statusCode());
            tags.add(one.get().headers().firstValue("ETag").orElseThrow());
        }
        int asked = SIMULATOR.pictures().all().values().stream()
                .mapToInt(List::size)
                .sum();
        ViewerFigures.write(
                "slow-camera.json",
                Json.createObjectBuilder()
                        .add("server", Server.current().name())
                        .add("viewers", VIEWERS)
                        .add("calls", asked)
                        .add("threadsBefore", before.threads())
                        .add("threadsWaiting", waiting.threads())
                        .add("heapBefore", before.heap())
                        .add("heapWaiting", waiting.heap())
                        .build());
        assertTrue(
                waiting.threads() - before.threads() < VIEWERS / 2,
                () -> waiting.threads() + " threads for those who wait");
        assertTrue(
                asked <= 2 && tags.size() <= 2,
                "one call for those who waited, one for those who came later: " + asked);
    }

    private CompletableFuture<HttpResponse<byte[]>> look(String cookies, String camera) {
        HttpRequest request = HttpRequest.newBuilder(Provider.portal("/cameras/" + camera + "/preview.jpeg"))
                .header("Cookie", cookies)
                .timeout(Duration.ofSeconds(60))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
