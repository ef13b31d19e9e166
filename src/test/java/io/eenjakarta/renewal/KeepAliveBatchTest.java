package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.RecordedTelemetry;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.LogLines;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a batch of grants whose rest is over is counted, told once, and no matter of their order. */
class KeepAliveBatchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SPACING = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofDays(10);

    @RegisterExtension
    final RecordedTelemetry recorded = new RecordedTelemetry();

    @RegisterExtension
    final LogLines log = new LogLines("io.eenjakarta.renewal");

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void isToldWithWhatBecameOfEachGrant() {
        bench.connect("kept");
        bench.connect("refused");
        GrantId used = bench.connect("used");
        GrantId unreadable = bench.connect("unreadable");
        bench.clock.advance(REST);
        bench.tokens.answer =
                token -> token.value().equals("refused") ? Answer.REFUSED.apply(token) : bench.tokens.rotated(token);
        usedBeforeTheirTurn(List.of(used));
        vault.seen = grant -> {
            if (grant.id().equals(unreadable)) {
                throw new VaultException.Unreadable("sealed with a key that is missing", true);
            }
            return grant;
        };
        KeepAliveRound round = round();
        turns(round, 4);
        assertEquals(List.of(told(1, 1, 2)), told());
        assertEquals(figures(1, 1, 2), recorded.values(Measure.KEEP_ALIVE_REFRESHES));
        vault.seen = UnaryOperator.identity();
        bench.clock.advance(Duration.ofHours(1));
        round.turn();
        assertEquals(List.of(told(1, 1, 2), told(1, 0, 0)), told());
        assertEquals(figures(2, 1, 2), recorded.values(Measure.KEEP_ALIVE_REFRESHES));
    }

    @Test
    void isToldWhenAsManyFailedAsWereKept() {
        bench.connect("r1");
        bench.connect("r2");
        bench.clock.advance(REST);
        Answer.next(bench.tokens, Answer.REFUSED);
        turns(round(), 2);
        assertEquals(List.of(told(1, 0, 1)), told());
    }

    @Test
    void isToldWhenTheProviderIsNotWell() {
        bench.connect("r");
        bench.clock.advance(REST);
        bench.tokens.answer = Answer.BUSY;
        round().turn();
        assertEquals(List.of(told(0, 0, 1)), told());
        assertEquals(figures(0, 0, 1), recorded.values(Measure.KEEP_ALIVE_REFRESHES));
    }

    @Test
    void isNotToldAndTakesNoTimeWhenAllAreInUseAfterAll() {
        List<GrantId> both = List.of(bench.connect("r1"), bench.connect("r2"));
        bench.clock.advance(REST);
        usedBeforeTheirTurn(both);
        KeepAliveRound round = round();
        assertEquals(Duration.ZERO, round.turn(), "nothing was sent");
        assertEquals(MINUTE, round.turn());
        assertEquals(List.of(), told());
        assertEquals(figures(0, 2, 0), recorded.values(Measure.KEEP_ALIVE_REFRESHES));
    }

    /** By chance it could be, once in as many cases as there are orders of twenty grants. */
    @Test
    void isNotInTheOrderInWhichEveryNodeFindsIt() {
        List<String> inOrder = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            inOrder.add("r" + i);
            bench.connect("r" + i);
            bench.clock.advance(Duration.ofMillis(1));
        }
        bench.clock.advance(REST);
        KeepAliveRound round = round();
        for (int turn = 0; turn < 19; turn++) {
            assertEquals(SPACING, round.turn());
        }
        round.turn();
        List<String> sent = new ArrayList<>(bench.tokens.sent);
        assertNotEquals(inOrder, sent);
        Collections.reverse(sent);
        assertNotEquals(inOrder, sent);
        Collections.sort(sent);
        Collections.sort(inOrder);
        assertEquals(inOrder, sent);
    }

    private KeepAliveRound round() {
        return new KeepAliveRound(
                vault,
                bench.node(vault, bench.executor).renewal(),
                bench.audit,
                RenewalBench.settings(),
                bench.clock,
                recorded.telemetry());
    }

    /** Another node refreshes them as soon as this one has found that their rest is over. */
    private void usedBeforeTheirTurn(List<GrantId> ids) {
        vault.after(Call.RESTING, () -> {
            vault.after(Call.RESTING, () -> {});
            ids.forEach(id -> bench.renewal.renewed(id, 1));
        });
    }

    private static void turns(KeepAliveRound round, int count) {
        for (int turn = 0; turn < count; turn++) {
            round.turn();
        }
    }

    private List<String> told() {
        return log.with(" refreshed ");
    }

    private static String told(int kept, int used, int failed) {
        return "INFO "
                + LogCode.GRANT_KEPT_ALIVE.line(
                        "refreshed " + kept + ", in use after all " + used + ", failed " + failed);
    }

    private static Map<String, Long> figures(long kept, long used, long failed) {
        return Map.of(
                "een.outcome=kept een.provider=een", kept,
                "een.outcome=used een.provider=een", used,
                "een.outcome=failed een.provider=een", failed);
    }
}
