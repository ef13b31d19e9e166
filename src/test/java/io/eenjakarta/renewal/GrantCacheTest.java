package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node remembers of grants: little, for a short time, and without making anybody wait for the database. */
class GrantCacheTest {

    private static final Duration AGE = Duration.ofSeconds(5);
    private static final Duration HALF = AGE.dividedBy(2);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Renewal renewal = bench.node(vault, background::add).renewal();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void neverAsksTheVaultWithinHalfOfTheAge() {
        GrantId id = bench.open();
        renewal.current(id);
        assertEquals(1, vault.count(Call.FIND));
        bench.clock.advance(HALF.minusMillis(1));
        for (int i = 0; i < 1000; i++) {
            renewal.current(id);
        }
        assertEquals(List.of(Call.FIND), vault.calls);
        assertEquals(0, background.size());
    }

    @Test
    void asksOnceInTheBackgroundBetweenHalfAndFullAge() {
        GrantId id = bench.open();
        renewal.current(id);
        bench.renewal.renewed(id, 1);
        bench.clock.advance(HALF);
        for (int i = 0; i < 10; i++) {
            assertEquals(1, renewal.current(id).generation());
        }
        assertEquals(1, vault.count(Call.FIND), "nobody waited for the vault");
        assertEquals(1, background.size());
        background.remove().run();
        assertEquals(2, renewal.current(id).generation());
        assertEquals(2, vault.count(Call.FIND));
        bench.clock.advance(HALF.minusMillis(1));
        renewal.current(id);
        assertEquals(0, background.size());
        bench.clock.advance(Duration.ofMillis(1));
        renewal.current(id);
        assertEquals(1, background.size());
    }

    @Test
    void asksBeforeItAnswersFromTheFullAgeOn() {
        GrantId id = bench.open();
        renewal.current(id);
        bench.renewal.renewed(id, 1);
        bench.clock.advance(AGE);
        assertEquals(2, renewal.current(id).generation());
        assertEquals(2, vault.count(Call.FIND));
    }

    @Test
    void obeysTheAgeThatIsConfigured() {
        Renewal brief = bench.node(vault, background::add, "een.vault-cache-age", "PT1S")
                .renewal();
        GrantId id = bench.open();
        brief.current(id);
        bench.renewal.renewed(id, 1);
        bench.clock.advance(Duration.ofMillis(999));
        assertEquals(1, brief.current(id).generation());
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(2, brief.current(id).generation());
    }

    @Test
    void goesOnWhenTheBackgroundHasNoRoom() {
        AtomicBoolean full = new AtomicBoolean(true);
        Renewal crowded = bench.node(vault, task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("no room");
                    }
                    background.add(task);
                })
                .renewal();
        GrantId id = bench.open();
        crowded.current(id);
        bench.clock.advance(HALF);
        assertEquals(1, crowded.current(id).generation());
        full.set(false);
        assertEquals(1, crowded.current(id).generation());
        assertEquals(1, background.size(), "it is tried again");
    }

    @Test
    void triesAgainAfterABackgroundReadingThatFailed() {
        GrantId id = bench.open();
        renewal.current(id);
        bench.clock.advance(HALF);
        vault.before(Call.FIND, () -> {
            throw HookedVault.unavailable();
        });
        renewal.current(id);
        background.remove().run();
        vault.before(Call.FIND, () -> {
            throw new IllegalStateException("odd");
        });
        renewal.current(id);
        assertThrows(IllegalStateException.class, background.remove()::run);
        vault.before(Call.FIND, () -> {});
        bench.renewal.renewed(id, 1);
        assertEquals(1, renewal.current(id).generation());
        background.remove().run();
        assertEquals(2, renewal.current(id).generation());
    }

    @Test
    void forgetsWhatEndedElsewhereAfterABackgroundReading() {
        GrantId id = bench.open();
        renewal.current(id);
        bench.renewal.end(id);
        bench.clock.advance(HALF);
        renewal.current(id);
        background.remove().run();
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(id));
    }

    @Test
    void forgetsWhatDiedElsewhere() {
        GrantId id = bench.open();
        renewal.current(id);
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        bench.clock.advance(AGE);
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(id));
        assertTrue(renewal.status(id).orElseThrow().isDead());
    }

    @Test
    void endsAtOnceOnTheNodeThatEndsEvenWithARotationUnderWay() throws Exception {
        Renewal node = bench.node(vault, bench.executor).renewal();
        GrantId id = bench.open();
        node.current(id);
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        vault.after(Call.ADVANCE, () -> {
            stored.countDown();
            ScriptedTokens.await(goOn);
        });
        FutureTask<Grant> caller = Eventually.started(() -> node.renewed(id, 1));
        ScriptedTokens.await(stored);
        assertTrue(node.end(id));
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(id));
        goOn.countDown();
        caller.get();
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(id));
        assertEquals(List.of("r+"), bench.tokens.revoked);
    }

    @Test
    void keepsMoreGrantsGoingThanItMayHold() {
        Renewal small =
                bench.node(vault, Runnable::run, "een.vault-cache-size", "3").renewal();
        List<GrantId> ids = Stream.generate(bench::open).limit(50).toList();
        for (int turn = 0; turn < 3; turn++) {
            ids.forEach(id -> assertEquals(1, small.current(id).generation()));
        }
        ids.forEach(id -> assertEquals(2, small.renewed(id, 1).generation()));
        ids.forEach(id -> assertEquals(2, small.current(id).generation()));
        assertEquals(50, bench.tokens.sent.size());
        assertTrue(vault.count(Call.FIND) >= 3 * 47, "most were read again: " + vault.count(Call.FIND));
    }

    @Test
    void holdsNoMoreThanItMay() {
        GrantCache cache = new GrantCache(
                vault, background::add, bench.clock, RenewalBench.settings("een.vault-cache-size", "10"));
        for (int i = 0; i < 100; i++) {
            GrantId id = bench.open();
            assertEquals(id, cache.read(id).orElseThrow().grant().id());
            assertTrue(cache.size() >= Math.min(9, i) && cache.size() <= 10, cache.size() + " held");
        }
        cache.hold(bench.vault.find(bench.open()).orElseThrow());
        assertTrue(cache.size() <= 10);
    }

    @Test
    void holdsNoMoreThanItMayWhenManyComeAtOnce() {
        GrantCache cache = new GrantCache(
                vault, background::add, bench.clock, RenewalBench.settings("een.vault-cache-size", "10"));
        List<GrantId> ids = Stream.generate(bench::open).limit(400).toList();
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            List<GrantId> mine = ids.subList(part * 100, part * 100 + 100);
            readers.add(CompletableFuture.runAsync(
                    () -> mine.forEach(id -> assertEquals(
                            id, cache.read(id).orElseThrow().grant().id())),
                    bench.executor));
        }
        readers.forEach(CompletableFuture::join);
        cache.read(bench.open());
        assertTrue(cache.size() <= 10, cache.size() + " held");
    }

    @Test
    void letsThoseGoFirstThatAreOldAnyway() {
        GrantCache cache = new GrantCache(
                vault, background::add, bench.clock, RenewalBench.settings("een.vault-cache-size", "10"));
        Stream.generate(bench::open).limit(9).forEach(cache::read);
        bench.clock.advance(AGE);
        GrantId young = bench.open();
        cache.read(young);
        cache.read(bench.open());
        assertEquals(2, cache.size());
        assertEquals(young, cache.known(young).grant().id());
    }
}
