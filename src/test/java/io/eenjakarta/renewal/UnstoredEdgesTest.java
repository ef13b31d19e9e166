package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.LogLines;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens that could not be stored are kept exactly as long as they are of use to somebody. */
@Requirement("P2")
class UnstoredEdgesTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final String ME = "me";

    @RegisterExtension
    final LogLines log = new LogLines("io.eenjakarta.renewal");

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final AtomicInteger memoryFull = new AtomicInteger();
    private final HandScheduler scheduler = new HandScheduler() {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            if (memoryFull.getAndDecrement() > 0) {
                throw new OutOfMemoryError("Java heap space");
            }
            return super.schedule(task, delay, unit);
        }
    };
    private final UnstoredTokens unstored = new UnstoredTokens(
            vault,
            new Revocation(vault, bench.tokens.clients(), Runnable::run, scheduler, List.of()),
            bench.events,
            bench.audit,
            bench.troubles,
            Runnable::run,
            scheduler);
    private final GrantId id = bench.connect("r");
    private final Grant from = row();
    private final TokenSet next = bench.tokens.set("r+", Optional.of(ScriptedTokens.LIFE));

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
        bench.close();
    }

    @Test
    void areStoredOnceAndThenNobodyThinksOfThemAgain() {
        bench.vault.claim(id, 1, ME, LEASE);
        keep();
        keep();
        String which = "grant " + id + ", generation 2";
        assertEquals(which, bench.troubles.now().get(LogCode.GRANT_UNSTORED).detail());
        scheduler.run();
        assertStored();
        assertEquals(List.of("INFO " + LogCode.GRANT_ROTATED.line(which)), log.with(LogCode.GRANT_ROTATED.line("")));
        scheduler.run();
        assertGone();
        assertEquals(1, vault.count(Call.ADVANCE));
    }

    @Test
    void waitLongerFromTimeToTimeAndASecondAtMost() {
        vault.away = true;
        keep();
        for (int millis : new int[] {100, 200, 400, 800, 1_000, 1_000}) {
            assertEquals(1, scheduler.planned.size());
            assertEquals(Duration.ofMillis(millis), scheduler.planned.element().delay());
            scheduler.run();
        }
    }

    @Test
    void areStoredAndToldAlthoughTheClaimWasForgotten() {
        keepAndTry();
        assertStored();
        assertGone();
    }

    @Test
    void areKeptWhenSomebodyElseTakesTheRightMeanwhile() {
        vault.before(Call.CLAIM, () -> bench.vault.claim(id, 1, "another", LEASE));
        keepAndTry();
        assertKept();
        bench.clock.advance(LEASE.plusMillis(1));
        scheduler.run();
        assertStored();
        assertGone();
    }

    @Test
    void areKeptWhenTheirReplyIsHeldForLostMeanwhile() {
        bench.vault.claim(id, 1, "another", LEASE);
        vault.after(
                Call.FIND,
                () -> bench.vault.release(id, 1, "another", GrantStatus.NEEDS_LOGIN, false, Grant.LOST_REPLY));
        keepAndTry();
        assertEquals(Grant.LOST_REPLY, row().reason());
        assertKept();
        scheduler.run();
        assertStored();
        assertGone();
    }

    @Test
    void areOfNoUseToAGrantThatIsDead() {
        bench.vault.claim(id, 1, "another", LEASE);
        bench.vault.release(id, 1, "another", GrantStatus.NEEDS_LOGIN, false, "HTTP 400 invalid_grant");
        keepAndTry();
        assertGone();
        assertEquals(GrantStatus.NEEDS_LOGIN, row().status());
    }

    @Test
    void areOfNoUseToAGrantThatMovedOnWithoutThem() {
        bench.renewal.renewed(id, 1);
        keepAndTry();
        assertGone();
        assertEquals(
                List.of("WARNING " + LogCode.GRANT_LATE.line("grant " + id)),
                log.with("WARNING " + LogCode.GRANT_LATE.line("")));
        assertEquals(List.of(), bench.tokens.revoked, "the grant's own would end with them");
    }

    @Test
    void areGivenBackWhenTheGrantLivesOnALaterLogin() {
        bench.clock.advance(Duration.ofMinutes(1));
        bench.vault.end(id);
        TokenSet later = bench.tokens.set("new", Optional.of(ScriptedTokens.LIFE));
        bench.vault.store(new Grant(
                id,
                from.kind(),
                from.provider(),
                from.owner(),
                1,
                GrantStatus.ACTIVE,
                "",
                later,
                bench.clock.instant(),
                bench.clock.instant()));
        keepAndTry();
        assertGone();
        assertEquals(later, row().tokens());
        assertEquals(List.of("r+"), bench.tokens.revoked);
    }

    @Test
    void areGivenUpWithARowThatNobodyCanReadAnyMore() {
        unreadable(false);
        keepAndTry();
        assertGone();
        assertEquals(
                1,
                log.with("SEVERE " + LogCode.GRANT_LATE.line("grant " + id + ": broken"))
                        .size());
    }

    @Test
    void areKeptUntilTheKeyOfTheirRowIsBack() {
        bench.vault.claim(id, 1, ME, LEASE);
        unreadable(true);
        keepAndTry();
        assertKept();
        vault.before(Call.ADVANCE, () -> {});
        scheduler.run();
        assertStored();
        assertGone();
    }

    @Test
    void waitOnTheirOwnWhileTheMemoryIsTooFullToPlanIt() {
        memoryFull.set(3);
        long began = System.nanoTime();
        keep();
        assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(100), "three times a tenth of a second");
        assertEquals(1, scheduler.planned.size());
    }

    @Test
    void keepNobodyFromStoppingWhileTheMemoryIsFull() {
        unstored.stop();
        memoryFull.set(5);
        keep();
        assertEquals(4, memoryFull.get(), "it was tried once");
    }

    private void keep() {
        unstored.keep(from, ME, next);
    }

    private void keepAndTry() {
        keep();
        scheduler.run();
    }

    private void unreadable(boolean curable) {
        vault.before(Call.ADVANCE, () -> {
            throw new VaultException.Unreadable("broken", curable);
        });
    }

    private Grant row() {
        return bench.vault.find(id).orElseThrow();
    }

    private void assertKept() {
        assertEquals(1, unstored.size());
        assertEquals(1, scheduler.planned.size());
        assertTrue(bench.troubles.now().containsKey(LogCode.GRANT_UNSTORED));
    }

    /** With everything that whoever waits for a rotation gets to know. */
    private void assertStored() {
        assertEquals(2, row().generation());
        assertEquals(next, row().tokens());
        assertEquals(List.of(new GrantRotated(id, 2)), bench.events.told);
        List<AuditEntry> rotations = bench.audit.recent(AuditFilter.all().acts(Act.ROTATED), ListPage.first(10));
        assertEquals(1, rotations.size());
    }

    private void assertGone() {
        assertEquals(0, unstored.size());
        assertEquals(Map.of(), bench.troubles.now());
        assertEquals(0, scheduler.planned.size());
    }
}
