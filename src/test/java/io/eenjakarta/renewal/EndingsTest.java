package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has ended is taken out of the vault, with all that hangs on it, sooner or later. */
@Requirement("P9")
class EndingsTest {

    private static final int MOST = 10_000;

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final HandScheduler scheduler = new HandScheduler();
    private boolean noThread;
    private final Endings endings = new Endings(
            vault,
            new Revocation(vault, bench.tokens.clients(), Runnable::run, scheduler, List.of()),
            bench.events,
            bench.audit,
            this::run,
            scheduler);
    private final GrantId id = bench.connect("r");

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
        bench.close();
    }

    @Test
    void isTriedAgainAfterLongerAndLongerWaitsUpToHalfAMinute() {
        vault.away = true;
        assertFalse(endings.end(id, Optional.empty()));
        for (int millis : new int[] {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
            assertEquals(1, scheduler.planned.size());
            assertEquals(Duration.ofMillis(millis), scheduler.planned.element().delay());
            scheduler.run();
        }
        vault.away = false;
        scheduler.run();
        assertTakenOut(id);
        assertEquals(List.of("r"), bench.tokens.revoked);
    }

    @Test
    void isTriedAgainForALoginWhoseTokensAnotherGrantHasPerhaps() {
        vault.away = true;
        endings.abandon(id);
        assertEquals(1, endings.size());
        vault.away = false;
        scheduler.run();
        assertTakenOut(id);
    }

    @Test
    void isTriedAgainWhenTheServerHasNoThreadForIt() {
        vault.away = true;
        endings.end(id, Optional.empty());
        vault.away = false;
        noThread = true;
        scheduler.run();
        assertTrue(bench.vault.find(id).isPresent());
        noThread = false;
        scheduler.run();
        assertTakenOut(id);
    }

    @Test
    void isNotTriedAgainByAnApplicationThatIsGone() {
        vault.away = true;
        endings.end(id, Optional.empty());
        endings.stop();
        noThread = true;
        scheduler.run();
        assertEquals(0, scheduler.planned.size());
    }

    @Test
    void comesToSwitchedGrantsWhenTheDatabaseIsBack() {
        GrantId switched = switchedFrom(id);
        vault.after(Call.END, () -> vault.away = true);
        assertTrue(endings.end(id, Optional.empty()));
        assertTrue(bench.vault.find(switched).isPresent(), "the database went away in between");
        vault.after(Call.END, () -> {});
        vault.away = false;
        scheduler.run();
        assertTakenOut(switched);
        assertEquals(Set.of(new GrantEnded(id), new GrantEnded(switched)), Set.copyOf(bench.events.told));
    }

    @Test
    void comesToSwitchedGrantsOfAnUnusedOne() {
        GrantId switched = switchedFrom(id);
        endings.endUnused(line(), false, "unused");
        assertTakenOut(id);
        assertTakenOut(switched);
    }

    @Test
    void givesBackWhatCameAfterTheTokensThatDiedUnused() {
        GrantLine before = line();
        bench.renewal.renewed(id, 1);
        endings.endUnused(before, true, "unused");
        assertTakenOut(id);
        assertEquals(List.of("r+"), bench.tokens.revoked);
    }

    @Test
    void givesNothingBackOfWhatDiedUnused() {
        endings.endUnused(line(), true, "unused");
        assertTakenOut(id);
        assertEquals(List.of(), bench.tokens.revoked);
    }

    @Test
    void givesNothingBackOfADeadGrantWhileTheDatabaseIsAway() {
        bench.vault.claim(id, 1, "another", Duration.ofMinutes(1));
        bench.vault.release(id, 1, "another", GrantStatus.NEEDS_LOGIN, false, "HTTP 400 invalid_grant");
        Optional<Grant> dead = bench.vault.find(id);
        vault.away = true;
        assertTrue(endings.end(id, dead));
        assertEquals(List.of(), bench.tokens.revoked);
        vault.away = false;
        scheduler.run();
        assertTakenOut(id);
        assertEquals(List.of(), bench.tokens.revoked);
    }

    @Test
    void isRememberedForTenThousandGrantsAtMost() {
        vault.away = true;
        for (int i = 0; i < MOST + 1; i++) {
            endings.end(GrantId.random(), Optional.empty());
        }
        assertEquals(MOST, endings.size());
        assertEquals(MOST, scheduler.planned.size());
    }

    private void run(Runnable task) {
        if (noThread) {
            throw new RejectedExecutionException("no thread just now");
        }
        task.run();
    }

    private GrantId switchedFrom(GrantId parent) {
        Grant switched = Grant.switched(
                bench.vault.find(parent).orElseThrow(),
                SwitchBench.SHOP,
                bench.tokens.set("shop", Optional.of(ScriptedTokens.LIFE)),
                bench.clock.instant());
        bench.vault.store(switched);
        return switched.id();
    }

    private GrantLine line() {
        return GrantList.of(bench.vault).find(id).orElseThrow();
    }

    private void assertTakenOut(GrantId gone) {
        assertTrue(bench.vault.find(gone).isEmpty());
        assertEquals(0, endings.size());
        assertEquals(0, scheduler.planned.size());
    }
}
