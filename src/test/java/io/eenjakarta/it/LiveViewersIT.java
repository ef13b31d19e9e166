package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.gauge.GaugeServlet;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.PortalSettings;
import io.eenjakarta.simulator.SimulatorSettings;
import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two hundred viewers of the live pictures of ten cameras for a minute, and one more who takes nothing: ten users with twenty
 * connections each. Judged by what was opened and shown, never by how long it took; figures are in {@code target/it/live.json}.
 * On WildFly with {@code -Dviewers=true}.
 */
@EnabledIf("isWanted")
@ExtendWith(ArquillianExtension.class)
class LiveViewersIT {

    private static final int CAMERAS = 10;
    private static final int USERS = 10;
    private static final int EACH = 20;
    private static final Duration LOOK = Duration.ofSeconds(Integer.getInteger("live.seconds", 60));
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long MOST_GROWTH = 32L * 1024 * 1024;

    private static final EenSimulator SIMULATOR = EenSimulator.start(
            0,
            SimulatorSettings.demo()
                    .withRedirectUris(Provider.PORTAL)
                    .withData(DemoData.demo().withCameras(36).withUsers(USERS)));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService eyes = Executors.newCachedThreadPool();
    /** Nanoseconds between two pictures of one viewer. */
    private final Queue<Long> gaps = new ConcurrentLinkedQueue<>();

    private volatile boolean enough;

    static boolean isWanted() {
        return Server.current() == Server.OPEN_LIBERTY || Boolean.getBoolean("viewers");
    }

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> settings =
                new HashMap<>(PortalSettings.of(SIMULATOR, Provider.PORTAL).settings());
        settings.put("een.live.viewers-per-grant", "30");
        settings.put("een.live.patience", "PT3S");
        settings.put("een.api-timeout", "PT60S");
        settings.put("een.token-deadline", "PT60S");
        return Deployments.warWith(settings).addPackage(GaugeServlet.class.getPackage());
    }

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** Those that are online. */
    private static String camera(int number) {
        return "100f%04x".formatted(number + 2);
    }

    @Test
    void opensEachCameraOnceForAllWhoWatch() throws Exception {
        List<Browser> users = new ArrayList<>();
        for (int user = 1; user <= USERS; user++) {
            String name = "user-%04d".formatted(user);
            Browser browser = new Browser();
            assertEquals(
                    200,
                    browser.signIn(name + "@example.com", name + "-demo", "/account")
                            .statusCode());
            users.add(browser);
        }
        warmUp(users.get(0));
        ServerGauge before = ServerGauge.read(http);
        CountDownLatch over = new CountDownLatch(USERS * EACH);
        List<Integer> seen = new ArrayList<>();
        List<AtomicInteger> counts = new ArrayList<>();
        for (int i = 0; i < USERS * EACH; i++) {
            Browser user = users.get(i % USERS);
            String camera = camera(i / USERS % CAMERAS);
            AtomicInteger count = new AtomicInteger();
            counts.add(count);
            eyes.execute(() -> {
                try (Watcher watcher = Watcher.of(user, camera)) {
                    look(watcher, count);
                } finally {
                    over.countDown();
                }
            });
        }
        assertTrue(Await.within(LONG, () -> counts.stream().allMatch(count -> count.get() > 0)), "everybody sees");
        try (Watcher stuck = Watcher.of(users.get(0), camera(0))) {
            assertEquals(200, stuck.status());
            long begun = System.nanoTime();
            gaps.clear();
            int[] then = counts.stream().mapToInt(AtomicInteger::get).toArray();
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            ServerGauge during = ServerGauge.read(http);
            double seconds = (System.nanoTime() - begun) / 1e9;
            for (int i = 0; i < then.length; i++) {
                seen.add(counts.get(i).get() - then[i]);
            }
            figures(seen, seconds, before, during);
            for (int i = 0; i < CAMERAS; i++) {
                assertEquals(1, SIMULATOR.streams().open(camera(i)), camera(i));
            }
            assertTrue(
                    during.heap() - before.heap() < MOST_GROWTH,
                    () -> "heap grew from " + before.heap() + " to " + during.heap());
        } finally {
            enough = true;
        }
        assertTrue(over.await(LONG.toSeconds(), TimeUnit.SECONDS));
        for (int i = 0; i < CAMERAS; i++) {
            assertEquals(i == 0 ? 2 : 1, SIMULATOR.streams().opened(camera(i)), "once, and once to warm up");
        }
        assertTrue(seen.stream().allMatch(pictures -> pictures > 1), "nobody starved beside one who takes nothing");
        assertTrue(SIMULATOR.streams().awaitOpen(0, LONG), "nobody watches any more");
    }

    private void warmUp(Browser user) {
        try (Watcher first = Watcher.of(user, camera(0))) {
            assertTrue(first.gets(3));
        }
        assertTrue(SIMULATOR.streams().awaitOpen(0, LONG));
    }

    private void look(Watcher watcher, AtomicInteger count) {
        long last = System.nanoTime();
        while (!enough && watcher.picture().isPresent()) {
            long now = System.nanoTime();
            gaps.add(now - last);
            last = now;
            count.incrementAndGet();
        }
    }

    private void figures(List<Integer> seen, double seconds, ServerGauge before, ServerGauge during)
            throws IOException {
        List<Long> sorted = gaps.stream().sorted().toList();
        String figures = Json.createObjectBuilder()
                .add("server", Server.current().name())
                .add("viewers", USERS * EACH)
                .add("cameras", CAMERAS)
                .add("seconds", Math.round(seconds))
                .add(
                        "picturesPerSecond",
                        Math.round(seen.stream().mapToInt(i -> i).sum() / seconds))
                .add("fewest", seen.stream().mapToInt(i -> i).min().orElse(0))
                .add("gapP50Millis", millis(sorted.get(sorted.size() / 2)))
                .add("gapP99Millis", millis(sorted.get(sorted.size() * 99 / 100)))
                .add("gapLongestMillis", millis(sorted.get(sorted.size() - 1)))
                .add("heapBefore", before.heap())
                .add("heapDuring", during.heap())
                .add("threadsBefore", before.threads())
                .add("threadsDuring", during.threads())
                .build()
                .toString();
        Files.writeString(Files.createDirectories(Path.of("target", "it")).resolve("live.json"), figures);
        System.out.println("live " + figures);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
