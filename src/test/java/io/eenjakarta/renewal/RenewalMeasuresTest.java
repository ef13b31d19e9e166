package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.RecordedTelemetry;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is measured of rotations, of keeping alive and of ends that come near. */
class RenewalMeasuresTest {

    private static final Duration REST = Duration.ofDays(10);

    @RegisterExtension
    final RecordedTelemetry recorded = new RecordedTelemetry();

    private final RenewalBench bench = new RenewalBench(recorded.telemetry());

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aRotationIsOneThatMovedOnThatKeptItsTokenOrThatFailed() {
        GrantId id = bench.open();
        bench.renewal.renewed(id, 1);
        String grant = " een.grant=" + id.value() + " een.outcome=";
        assertEquals(List.of("een.rotation een.generation=1" + grant + "rotated"), recorded.work());

        bench.tokens.answer = token -> new TokenOutcome.Unavailable("busy", false, Optional.empty());
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        assertEquals(2, bench.renewal.current(id).generation());
        assertEquals(
                "een.rotation een.generation=2" + grant + "kept",
                recorded.work().get(1));

        bench.tokens.answer = token -> new TokenOutcome.Refused("invalid_grant");
        bench.clock.advance(Duration.ofHours(1));
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.current(id));
        assertEquals(
                "een.rotation een.generation=2" + grant + "failed",
                recorded.work().get(2));
    }

    @Test
    void keepingAliveIsCountedByWhatBecameOfIt() {
        KeepAliveRound round = new KeepAliveRound(
                bench.vault, bench.renewal, bench.audit, RenewalBench.settings(), bench.clock, recorded.telemetry());
        bench.connect("r1");
        bench.connect("r2");
        bench.clock.advance(REST);
        round.turn();
        assertEquals(Map.of("een.provider=een", 2L), recorded.values(Measure.KEEP_ALIVE_DUE));
        assertEquals(1, refreshes("kept"));
        bench.tokens.answer = token -> new TokenOutcome.Refused("invalid_grant");
        round.turn();
        assertEquals(1, refreshes("kept"));
        assertEquals(1, refreshes("failed"));
    }

    @Test
    void keepingAliveIsKnownBeforeItsFirstStepAndItsFailuresAreCounted() {
        String[] both = {
            "een.providers", "een,cameramanager",
            "cameramanager.client-id", "id",
            "cameramanager.client-secret", "secret",
            "cameramanager.redirect-uri", "http://127.0.0.1:3333/cm"
        };
        KeepAliveRound round = new KeepAliveRound(
                bench.vault,
                bench.renewal,
                bench.audit,
                RenewalBench.settings(both),
                bench.clock,
                recorded.telemetry());
        assertTrue(
                recorded.values(Measure.KEEP_ALIVE_REFRESHES).values().stream().allMatch(count -> count == 0));
        assertTrue(recorded.values(Measure.KEEP_ALIVE_REFRESHES).size() >= 3);
        bench.connect("r1");
        bench.connect("r2");
        bench.clock.advance(REST);
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("busy", false, Optional.empty());
        round.turn();
        assertEquals(1, refreshes("failed"));
        round.turn();
        assertEquals(1, refreshes("failed"), "nothing more is sent there for a while");
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void endsThatComeNearAndGaugesAreThereFromTheStart() {
        HandScheduler scheduler = new HandScheduler();
        try {
            bench.keepAlive(bench.vault, Runnable::run, scheduler).start();
            assertEquals(1, bench.gaugesStarted);
            assertEquals(3, recorded.values(Measure.GRANTS_EXPIRING).size());
        } finally {
            scheduler.shutdownNow();
        }
    }

    private long refreshes(String outcome) {
        return recorded.values(Measure.KEEP_ALIVE_REFRESHES)
                .getOrDefault("een.outcome=" + outcome + " een.provider=een", 0L);
    }

    @Test
    void everyMarkIsKnownBeforeTheFirstGrantComesToIt() {
        ExpiryPlan plan = new ExpiryPlan(
                bench.vault, bench.events, bench.audit, RenewalBench.settings(), bench.clock, recorded.telemetry());
        plan.start();
        assertEquals(
                Map.of(
                        "een.days=1 een.provider=een", 0L,
                        "een.days=7 een.provider=een", 0L,
                        "een.days=14 een.provider=een", 0L),
                recorded.values(Measure.GRANTS_EXPIRING));
        bench.connect("r");
        bench.clock.advance(Duration.ofDays(84));
        plan.announce();
        assertEquals(1L, recorded.values(Measure.GRANTS_EXPIRING).get("een.days=7 een.provider=een"));
        assertEquals(0L, recorded.values(Measure.GRANTS_EXPIRING).get("een.days=1 een.provider=een"));
    }
}
