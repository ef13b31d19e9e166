package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EventSubscriptions;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.OpenFeeds;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Live events with everything real but the database: the clients of both servers, the simulator behind a socket, several nodes. */
final class EventsBench implements AutoCloseable {

    static final String GATE = "100d4c41";
    static final String QUAY = "100d4c42";
    static final Duration LONG = Duration.ofSeconds(20);

    /** Kept, so that the level holds. */
    private static final Logger QUIET = Logger.getLogger("io.eenjakarta.vms");

    private static final Map<String, String> SHORT = Map.of(
            "een.events.lease", "PT1S",
            "een.events.poll", "PT0.05S",
            "een.events.silence", "PT2S",
            "een.vault-cache-age", "PT0.2S",
            "een.api-repetitions", "0");

    static {
        QUIET.setLevel(Level.OFF);
    }

    final EenSimulator simulator = EenSimulator.start(0);
    final EventSubscriptions platform = simulator.events();
    final SimulatedGrants grants = new SimulatedGrants(simulator);
    final EventFeeds shared = OpenFeeds.shared(Clock.systemUTC());
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    final List<Node> nodes = new ArrayList<>();

    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "events");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    });

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final SimulatedApi clients = new SimulatedApi();
    final ApiAccess access;

    /** A server. */
    final class Node {
        final OpenFeeds vault = OpenFeeds.of(shared);
        final LiveEvents events = new LiveEvents(
                new EventSource(clients.client(EventSubscriptionsApi.class), clients.client(EventsApi.class), access),
                access,
                vault.feeds(),
                executor,
                scheduler);

        Viewer watch(GrantId grant, Optional<String> after, String... cameras) {
            Viewer viewer = new Viewer();
            EventFilter filter = new EventFilter(new TreeSet<>(Set.of(cameras)), new TreeSet<>());
            viewer.watch = GrantScope.call(grant, () -> events.watch(filter, after, viewer));
            return viewer;
        }

        /** From now on, and live. */
        Viewer watch(GrantId grant, String... cameras) {
            Viewer viewer = watch(grant, Optional.empty(), cameras);
            viewer.awaits(FeedState.LIVE);
            return viewer;
        }
    }

    /** @param more settings, names and values in turn */
    EventsBench(String... more) {
        platform.heartbeatEvery(Duration.ofMillis(200));
        access = new ApiAccess(
                grants,
                Optional::empty,
                SimulatedApi.settings(simulator, SHORT, more),
                Clock.systemUTC(),
                executor,
                Telemetry.none());
        FakeContainer.offer(access);
    }

    Node node() {
        Node node = new Node();
        nodes.add(node);
        return node;
    }

    /** So many events before the gate. */
    List<String> happen(String prefix, int events) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            ids.add(platform.happen(prefix + i, GATE).getString("id"));
        }
        return ids;
    }

    /** Somebody at a browser. */
    static final class Viewer implements EventViewer {
        private final BlockingQueue<SeenEvent> events = new LinkedBlockingQueue<>();
        private final BlockingQueue<FeedState> states = new LinkedBlockingQueue<>();
        private final BlockingQueue<FeedEnd> ends = new LinkedBlockingQueue<>();
        final List<String> marks = new CopyOnWriteArrayList<>();
        Watch watch;

        @Override
        public void at(String mark) {
            marks.add(mark);
        }

        @Override
        public void event(SeenEvent seen) {
            events.add(seen);
        }

        @Override
        public void state(FeedState state) {
            states.add(state);
        }

        @Override
        public void ended(FeedEnd why) {
            ends.add(why);
        }

        SeenEvent sees() {
            return came(events, "an event");
        }

        /** The next events, by id, that are not ticks of the minute. */
        List<String> sees(int wanted) {
            List<String> ids = new ArrayList<>();
            while (ids.size() < wanted) {
                String id = sees().event().id();
                if (!id.startsWith("100d4c")) {
                    ids.add(id);
                }
            }
            return ids;
        }

        boolean hasMore() {
            return events.stream().anyMatch(seen -> !seen.event().id().startsWith("100d4c"));
        }

        void awaits(FeedState wanted) {
            FeedState state = came(states, "a state");
            while (state != wanted) {
                state = came(states, wanted.name());
            }
        }

        FeedEnd ends() {
            return came(ends, "the end");
        }

        boolean goesOn() {
            return ends.isEmpty();
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

    void awaitOpen(int wanted) {
        assertTrue(platform.awaitOpen(wanted, LONG), "open streams: " + platform.open());
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.events.stop());
        FakeContainer.offer(null);
        clients.close();
        access.close();
        scheduler.shutdownNow();
        executor.shutdown();
        simulator.close();
    }
}
