package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Grants whose rest is over are refreshed: each once, slowly, and none that is in use. */
class KeepAliveRoundTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SPACING = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofDays(10);
    private static final Duration LEASE = RenewalBench.settings().http().lease();

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final KeepAliveRound round = node(vault);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void refreshesAGrantWhenItsRestIsOverAndThenLetsItRestAgain() {
        GrantId id = bench.connect("r");
        bench.clock.advance(REST.minusMillis(1));
        assertEquals(MINUTE, round.turn());
        assertEquals(List.of(), bench.tokens.sent);
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(MINUTE, round.turn());
        assertEquals(MINUTE, round.turn());
        assertEquals(List.of("r"), bench.tokens.sent);
        assertStands(id, 2, GrantStatus.ACTIVE);
        assertEquals(List.of(new GrantRotated(id, 2)), bench.events.told);
        bench.clock.advance(REST);
        round.turn();
        assertEquals(List.of("r", "r+"), bench.tokens.sent);
    }

    @Test
    void keepsItsDistanceBetweenRefreshes() {
        connect(130);
        bench.clock.advance(REST);
        for (int minute = 0; minute < 3; minute++) {
            int before = bench.tokens.sent.size();
            play(round, MINUTE);
            int sent = bench.tokens.sent.size() - before;
            assertTrue(sent <= 60 && (minute == 2 || sent >= 57), sent + " in minute " + minute);
        }
        assertEquals(130, Set.copyOf(bench.tokens.sent).size());
        assertEquals(130, bench.tokens.sent.size());
    }

    @Test
    void looksForTheNextBatchAtOnceWhenOneWasFull() {
        connect(51);
        bench.clock.advance(REST);
        IntStream.range(0, 50).forEach(turn -> assertEquals(SPACING, round.turn()));
        assertEquals(MINUTE, round.turn());
        assertEquals(51, bench.tokens.sent.size());
        assertEquals(2, vault.count(Call.RESTING));
    }

    @Test
    void leavesAGrantAloneThatWasUsedWhileItWaitedForItsTurn() {
        List<GrantId> both = List.of(bench.connect("r1"), bench.connect("r2"));
        bench.clock.advance(REST);
        assertEquals(SPACING, round.turn());
        both.forEach(id -> bench.renewal.renewed(id, 1));
        assertEquals(MINUTE, round.turn());
        assertEquals(List.of("r1", "r2"), bench.tokens.sent.stream().sorted().toList());
        both.forEach(id -> assertStands(id, 2, GrantStatus.ACTIVE));
    }

    @Test
    void leavesAGrantAloneThatEndedWhileItWaitedForItsTurn() {
        List<GrantId> both = List.of(bench.connect("r1"), bench.connect("r2"));
        bench.clock.advance(REST);
        round.turn();
        both.forEach(bench.renewal::end);
        round.turn();
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void sendsOneRequestForEachGrantOnHoweverManyNodes() throws Exception {
        List<GrantId> all = connect(30);
        bench.clock.advance(REST);
        List<FutureTask<Void>> nodes = List.of(playing(round), playing(node(bench.vault)), playing(node(bench.vault)));
        for (FutureTask<Void> node : nodes) {
            node.get();
        }
        assertEquals(30, bench.tokens.sent.size());
        all.forEach(id -> assertStands(id, 2, GrantStatus.ACTIVE));
        assertEquals(30, Set.copyOf(bench.events.told).size());
        assertEquals(30, bench.events.told.size());
    }

    @Test
    void goesOnWhereAnotherNodeDiedInItsBatchAsSoonAsTheLeaseIsOver() {
        List<GrantId> all = connect(3);
        bench.clock.advance(REST);
        bench.vault.claim(all.get(0), 1, "dead", LEASE);
        round.turn();
        round.turn();
        assertEquals(List.of("r1", "r2"), bench.tokens.sent.stream().sorted().toList());
        round.turn();
        assertEquals(2, bench.tokens.sent.size(), "its lease is not over");
        bench.clock.advance(LEASE.plusMillis(1));
        round.turn();
        assertEquals(3, bench.tokens.sent.size());
        assertEquals(1, bench.tokens.probes, "a declared replay: the dead node has perhaps sent it");
        assertStands(all.get(0), 2, GrantStatus.ACTIVE);
    }

    @Test
    void asksNoMoreForAGrantThatTheProviderCallsDead() {
        List<GrantId> both = connect(2);
        bench.clock.advance(REST);
        Answer.next(bench.tokens, Answer.REFUSED);
        assertEquals(SPACING, round.turn(), "the other one is not to blame");
        play(round, Duration.ofHours(1));
        assertEquals(2, bench.tokens.sent.size());
        assertEquals(1, bench.events.of(GrantNeedsLogin.class).size());
        assertEquals(1, bench.events.of(GrantRotated.class).size());
        assertEquals(
                Set.of(GrantStatus.NEEDS_LOGIN, GrantStatus.ACTIVE),
                Set.copyOf(both.stream().map(id -> grant(id).status()).toList()));
    }

    @Test
    void isNotStoppedByARowThatCannotBeRead() {
        connect(2);
        bench.clock.advance(REST);
        int[] reads = new int[1];
        vault.before(Call.FIND, () -> {
            if (reads[0]++ == 0) {
                throw new VaultException.Unreadable("sealed with a key that is missing", true);
            }
        });
        assertEquals(SPACING, round.turn());
        assertEquals(MINUTE, round.turn());
        assertEquals(1, bench.tokens.sent.size());
        assertEquals(MINUTE, round.turn());
        assertEquals(1, bench.tokens.sent.size(), "it rests another while");
        bench.clock.advance(Duration.ofHours(1));
        round.turn();
        assertEquals(2, bench.tokens.sent.size());
    }

    @Test
    void refreshesATokenThatTurnsOutToBePermanentNoSecondTime() {
        bench.tokens.answer = token -> new TokenOutcome.Granted(
                bench.tokens.set(token.value(), Optional.of(ScriptedTokens.LIFE)), Optional.empty());
        GrantId id = bench.connect("r");
        bench.clock.advance(REST);
        play(round, Duration.ofHours(2));
        assertEquals(List.of("r"), bench.tokens.sent);
        assertTrue(grant(id).permanent());
        bench.clock.advance(REST.multipliedBy(9));
        play(round, Duration.ofHours(2));
        assertEquals(List.of("r"), bench.tokens.sent);
        bench.tokens.answer = bench.tokens::rotated;
        bench.renewal.renewed(id, 2);
        bench.clock.advance(REST);
        play(round, Duration.ofHours(2));
        assertEquals(List.of("r", "r", "r+"), bench.tokens.sent, "the client's tokens rotate again");
    }

    @Test
    void leavesProvidersAloneWhoseTokensStay() {
        String[] both = {
            "een.providers", "een,cameramanager",
            "cameramanager.client-id", "id",
            "cameramanager.client-secret", "secret",
            "cameramanager.redirect-uri", "http://127.0.0.1:3333/cm"
        };
        KeepAliveRound of = new KeepAliveRound(
                vault,
                bench.node(vault, bench.executor, both).renewal(),
                bench.audit,
                RenewalBench.settings(both),
                bench.clock,
                Telemetry.none());
        bench.connect("stays", "cameramanager");
        bench.connect("r", "een");
        bench.clock.advance(REST);
        play(of, Duration.ofHours(1));
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    private KeepAliveRound node(TokenVault seen) {
        return new KeepAliveRound(
                seen,
                bench.node(seen, bench.executor).renewal(),
                bench.audit,
                RenewalBench.settings(),
                bench.clock,
                Telemetry.none());
    }

    private List<GrantId> connect(int count) {
        return IntStream.range(0, count).mapToObj(i -> bench.connect("r" + i)).toList();
    }

    /** Turn after turn, for as long as the clock says. */
    private void play(KeepAliveRound of, Duration length) {
        for (Duration played = Duration.ZERO; played.compareTo(length) < 0; ) {
            Duration wait = of.turn();
            bench.clock.advance(wait);
            played = played.plus(wait);
        }
    }

    private FutureTask<Void> playing(KeepAliveRound of) {
        return Eventually.started(() -> {
            for (Duration wait = of.turn(); wait.compareTo(MINUTE) < 0; ) {
                wait = of.turn();
            }
            return null;
        });
    }

    private Grant grant(GrantId id) {
        return bench.vault.find(id).orElseThrow();
    }

    private void assertStands(GrantId id, int generation, GrantStatus status) {
        assertEquals(generation, grant(id).generation());
        assertEquals(status, grant(id).status());
    }
}
