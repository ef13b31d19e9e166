package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.telemetry.Work;
import io.eenjakarta.vault.DecidedState;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.VaultException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export never waits for the database, and seldom makes anybody ask it. */
class GrantGaugesTest {

    private final RenewalBench bench = new RenewalBench();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Map<Measure, Supplier<List<Telemetry.Reading>>> watched = new EnumMap<>(Measure.class);
    private final DecidedState decided = new DecidedState(bench.troubles, bench.clock);
    private GrantGauges gauges;
    private final Breaker breaker = new Breaker(bench.troubles, bench.audit, bench.clock);
    private Supplier<Map<String, Long>> database = () -> Map.of("ACTIVE", 3L, "NEEDS_LOGIN", 1L);

    @BeforeEach
    void start() {
        GrantList grants = (GrantList) Proxy.newProxyInstance(
                GrantList.class.getClassLoader(), new Class<?>[] {GrantList.class}, (proxy, method, arguments) -> {
                    assertEquals("counts", method.getName());
                    return database.get();
                });
        gauges = new GrantGauges(
                new Watching(),
                grants,
                decided.state,
                bench.node(bench.vault, bench.executor).unstored(),
                breaker,
                bench.audit,
                RenewalBench.settings(),
                later::add,
                bench.clock);
        gauges.start();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void countsGrantsElsewhereAndShowsAllStates() {
        assertEquals(List.of(), read(Measure.GRANTS));
        later.remove().run();
        assertEquals(
                List.of(
                        Telemetry.Reading.of(3, Tag.state("active")),
                        Telemetry.Reading.of(0, Tag.state("rotating")),
                        Telemetry.Reading.of(0, Tag.state("suspect")),
                        Telemetry.Reading.of(1, Tag.state("needs_login")),
                        Telemetry.Reading.of(0, Tag.state("ended"))),
                read(Measure.GRANTS));
    }

    @Test
    void showWhetherTheDatabaseAnswered() {
        assertEquals(List.of(Telemetry.Reading.of(1)), read(Measure.VAULT_AVAILABLE));
        decided.failed();
        assertEquals(List.of(Telemetry.Reading.of(0)), read(Measure.VAULT_AVAILABLE));
    }

    @Test
    void countsOnceInHalfAMinuteHoweverOftenItIsRead() {
        for (int i = 0; i < 100; i++) {
            read(Measure.GRANTS);
        }
        assertEquals(1, later.size());
        bench.clock.advance(Duration.ofMillis(GrantGauges.COUNTED_EVERY_MILLIS));
        read(Measure.GRANTS);
        assertEquals(2, later.size());
        bench.clock.advance(Duration.ofHours(-1));
        read(Measure.GRANTS);
        assertEquals(3, later.size(), "a clock that was set back");
    }

    @Test
    void showsNothingRatherThanWhatIsNotSoAnyMore() {
        read(Measure.GRANTS);
        later.remove().run();
        bench.clock.advance(Duration.ofMinutes(1));
        database = () -> {
            throw new VaultException.Unavailable("away", null);
        };
        read(Measure.GRANTS);
        later.remove().run();
        assertEquals(List.of(), read(Measure.GRANTS));
    }

    @Test
    void showsWhatStopsRefreshes() {
        assertEquals(List.of(Telemetry.Reading.of(0, Tag.provider("een"))), read(Measure.BREAKER_OPEN));
        breaker.refused("een", "401");
        assertEquals(List.of(Telemetry.Reading.of(1, Tag.provider("een"))), read(Measure.BREAKER_OPEN));
        assertEquals(List.of(Telemetry.Reading.of(0)), read(Measure.TOKENS_UNSTORED));
        assertEquals(List.of(Telemetry.Reading.of(0)), read(Measure.AUDIT_LOST));
    }

    @Test
    void isReadNoMoreWhenTheApplicationHasGone() {
        assertEquals(5, watched.size());
        gauges.stop();
        assertEquals(Map.of(), watched);
    }

    private List<Telemetry.Reading> read(Measure measure) {
        return watched.get(measure).get();
    }

    /** Keeps readers for the test to ask. */
    private final class Watching implements Telemetry {
        @Override
        public Watch watch(Measure measure, Supplier<List<Reading>> reader) {
            watched.put(measure, reader);
            return () -> watched.remove(measure);
        }

        @Override
        public Running begin(Work work, Tag... tags) {
            return Telemetry.none().begin(work, tags);
        }

        @Override
        public Running beginAlone(Work work, Object context, Tag... tags) {
            return Telemetry.none().beginAlone(work, context, tags);
        }

        @Override
        public void count(Measure measure, long amount, Tag... tags) {}

        @Override
        public void set(Measure measure, long value, Tag... tags) {}

        @Override
        public Runnable carried(Runnable task) {
            return task;
        }

        @Override
        public void hideQuery() {}

        @Override
        public void hideQuery(Object context, URI address) {}
    }
}
