package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.benchmark.CallersThread;
import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.PortalSettings;
import io.eenjakarta.simulator.SimulatorSettings;
import io.eenjakarta.vault.GrantId;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which streams of events are open, where answers are over before they have begun. */
class EventStreamsTest {

    private final ExecutorService now = new CallersThread();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final LiveThreads threads = new LiveThreads(now, scheduler);
    private final EventStreams streams = new EventStreams(null, threads, settings(), now, scheduler);
    private final Caller ada = new Caller(GrantId.random(), "een/1/ada", "Ada", Set.of(), Instant.EPOCH);
    private final OpenEvents events = streams.events(EventPlace.of(null, 1), type -> type, ada);
    private final List<String> closed = new ArrayList<>();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private static Settings settings() {
        try (EenSimulator simulator = EenSimulator.start(0)) {
            return new SettingsReader(new SmallRyeConfigBuilder()
                            .withSources(new PropertiesConfigSource(
                                    PortalSettings.of(simulator, SimulatorSettings.DEMO_REDIRECT_URI)
                                            .settings(),
                                    "the test",
                                    100))
                            .addDefaultInterceptors()
                            .build())
                    .read();
        }
    }

    @Test
    void isOneAsLongAsItsAnswer() throws Exception {
        try (Line line = new Line(true)) {
            events.watching(() -> closed.add("watch"));
            streams.begin(events, ada, line.request, line.response);
            assertEquals(1, streams.open());
            assertEquals(List.of(), closed);
            events.end();
            line.awaitCompleted();
            assertEquals(0, streams.open());
            assertEquals(List.of("watch"), closed);
        }
    }

    @Test
    void isNoneForABrowserThatHasLeftAlready() throws Exception {
        try (Line line = new Line(true)) {
            events.watching(() -> closed.add("watch"));
            line.endWrite();
            streams.begin(events, ada, line.request, line.response);
            line.awaitCompleted();
            assertEquals(0, streams.open());
            assertEquals(List.of("watch"), closed);
        }
    }

    @Test
    void isNoneWhereTheServerMakesNoSuchAnswer() throws Exception {
        try (Line line = new Line(true)) {
            events.watching(() -> closed.add("watch"));
            HttpServletRequestWrapper synchronous = new HttpServletRequestWrapper(line.request) {
                @Override
                public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
                    throw new IllegalStateException("no");
                }
            };
            assertThrows(IllegalStateException.class, () -> streams.begin(events, ada, synchronous, line.response));
            assertEquals(0, streams.open());
            assertEquals(List.of("watch"), closed);
        }
    }

    @Test
    void isOneOfSoManyOfALoginAndTakesNoRoomOfAnother() throws Exception {
        Caller eve = new Caller(GrantId.random(), "een/1/eve", "Eve", Set.of(), Instant.EPOCH);
        List<Line> lines = new ArrayList<>();
        try {
            for (int i = 0; i < EventStreams.MOST_OF_ONE; i++) {
                assertTrue(streams.hasRoom(ada));
                Line line = new Line(true);
                lines.add(line);
                streams.begin(
                        streams.events(EventPlace.of(null, 1), type -> type, ada), ada, line.request, line.response);
            }
            assertFalse(streams.hasRoom(ada));
            assertTrue(streams.hasRoom(eve));
        } finally {
            for (Line line : lines) {
                line.close();
            }
        }
    }
}
