package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LiveSettings;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.PictureStreams;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.GrantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Live streams with everything real: the clients of both servers, the simulator behind a socket, its tokens. */
final class StreamBench implements AutoCloseable {

    static final String GATE = "100d4c41";
    static final String QUAY = "100d4c42";
    static final Duration LONG = Duration.ofSeconds(20);

    /** What holds when nothing is set. */
    static final LiveSettings LIVE = new LiveSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            500,
            20,
            20,
            2097152,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));

    /** Kept, so that the level holds. */
    private static final Logger QUIET = Logger.getLogger("io.eenjakarta.vms");

    private static final Map<String, String> SHORT = Map.of(
            "een.live.linger", "PT0.2S",
            "een.live.silence", "PT1S",
            "een.live.give-up", "PT20S",
            "een.vault-cache-age", "PT0.2S",
            "een.sight-age", "PT1S",
            "een.api-repetitions", "0");

    static {
        QUIET.setLevel(Level.OFF);
    }

    final EenSimulator simulator = EenSimulator.start(0);
    final PictureStreams played = simulator.streams();
    final SimulatedGrants grants = new SimulatedGrants(simulator);
    /** Those that the streams had made. */
    final List<Thread> threads = new CopyOnWriteArrayList<>();

    final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "live");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    });

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final SimulatedApi clients = new SimulatedApi();
    private final ApiAccess access;
    private final ImageCalls images;
    final LiveStreams streams;

    /** @param more settings, names and values in turn */
    StreamBench(String... more) {
        played.picturesEvery(Duration.ofMillis(20));
        access = new ApiAccess(
                grants,
                Optional::empty,
                SimulatedApi.settings(simulator, SHORT, more),
                Clock.systemUTC(),
                executor,
                Telemetry.none());
        FakeContainer.offer(access);
        images = new ImageCalls(access, scheduler);
        ApiAtHand api = new ApiAtHand(
                access,
                new EagleEyeApi(
                        clients.client(UsersApi.class),
                        clients.client(CamerasApi.class),
                        clients.client(LocationsApi.class),
                        clients.client(ImageRightsApi.class),
                        clients.client(FeedsApi.class),
                        new MediaAddresses(clients.client(MediaSessionApi.class), access.settings()),
                        images,
                        access.settings()),
                new CameraManagerApi(
                        clients.client(CameraManagerUsersApi.class),
                        clients.client(CameraManagerCamerasApi.class),
                        images,
                        access.settings()));
        streams = new LiveStreams(api, access, scheduler);
    }

    Viewer watch(GrantId grant, String camera) {
        Viewer viewer = new Viewer();
        viewer.watch = GrantScope.call(grant, () -> streams.watch(camera, viewer));
        return viewer;
    }

    /** Somebody at a browser. */
    static final class Viewer implements StreamViewer {
        private final BlockingQueue<LiveFrame> frames = new LinkedBlockingQueue<>();
        private final BlockingQueue<StreamEnd> ends = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> waits = new LinkedBlockingQueue<>();
        Watch watch;

        @Override
        public void frame(LiveFrame frame) {
            frames.add(frame);
        }

        @Override
        public void waiting() {
            waits.add(true);
        }

        @Override
        public void ended(StreamEnd why) {
            ends.add(why);
        }

        LiveFrame sees() {
            return came(frames, "a picture");
        }

        /** So many new ones. */
        void sees(int pictures) {
            frames.clear();
            for (int i = 0; i < pictures; i++) {
                sees();
            }
        }

        void waits() {
            came(waits, "a word that it waits");
        }

        StreamEnd ends() {
            return came(ends, "the end");
        }

        boolean goesOn() {
            return ends.isEmpty();
        }

        boolean hadToWait() {
            return !waits.isEmpty();
        }

        private static <T> T came(BlockingQueue<T> from, String what) {
            try {
                T came = from.poll(LONG.toSeconds(), TimeUnit.SECONDS);
                assertNotNull(came, what);
                return came;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void awaitOpen(String camera, int wanted) {
        assertTrue(
                played.awaitOpen(camera, wanted, LONG),
                camera + " should be open " + wanted + " times, and not " + played.open(camera));
    }

    @Override
    public void close() {
        streams.close();
        FakeContainer.offer(null);
        clients.close();
        images.close();
        access.close();
        scheduler.shutdownNow();
        executor.shutdown();
        simulator.close();
    }
}
