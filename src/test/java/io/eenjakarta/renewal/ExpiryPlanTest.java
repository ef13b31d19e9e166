package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a connected grant is announced 14, 7 and 1 days ahead, each once. */
class ExpiryPlanTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(90);

    private final RenewalBench bench = new RenewalBench();
    private final Instant began = bench.clock.instant();
    private final ExpiryPlan plan = plan(RenewalBench.settings());

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Requirement("P10")
    void announcesEachMarkOnceOnHoweverManyNodes() {
        GrantId id = bench.connect("r");
        List<ExpiryPlan> nodes = List.of(plan, plan(RenewalBench.settings()));
        List<Integer> days = new ArrayList<>();
        for (int hour = 0; hour < 24 * 92; hour++) {
            bench.clock.advance(Duration.ofHours(1));
            nodes.forEach(ExpiryPlan::announce);
            if (bench.events.told.size() > days.size()) {
                days.add((hour + 1) / 24);
            }
        }
        assertEquals(List.of(76, 83, 89), days);
        Optional<Grant.Owner> owner = Optional.of(new Grant.Owner("00001106", "u-r"));
        assertEquals(
                IntStream.of(14, 7, 1)
                        .mapToObj(left -> new GrantExpiring(id, owner, GrantKind.OFFLINE, began.plus(LIFE), left))
                        .toList(),
                bench.events.told);
    }

    @Test
    void announcesTheSmallestMarkAloneAfterAnAbsence() {
        bench.connect("r");
        bench.clock.advance(DAY.multipliedBy(84).plusHours(1));
        plan.announce();
        assertEquals(List.of(6), daysLeft());
        plan.announce();
        bench.clock.advance(DAY.multipliedBy(5).plusHours(1));
        plan.announce();
        assertEquals(List.of(6, 1), daysLeft());
    }

    @Test
    void countsADayThatHasBegun() {
        bench.connect("r");
        bench.clock.advance(LIFE.minusMillis(1));
        plan.announce();
        assertEquals(List.of(1), daysLeft());
    }

    @Test
    void saysNothingOfAnEndThatHasPassed() {
        bench.connect("r");
        bench.clock.advance(LIFE);
        assertFalse(plan.announce());
        assertEquals(List.of(), bench.events.told);
        assertEquals(List.of(), bench.vault.ending("een", LIFE, 1, 1), "and does not look at it again");
    }

    @Test
    void announcesABoundedNumberAtATimeAndTheMostUrgentFirst() {
        IntStream.range(0, 60).forEach(i -> bench.connect("early" + i));
        bench.clock.advance(DAY.multipliedBy(10));
        bench.connect("late");
        bench.clock.advance(DAY.multipliedBy(79));
        assertTrue(plan.announce());
        assertEquals(50, bench.events.told.size());
        assertFalse(plan.announce());
        assertEquals(61, bench.events.told.size());
        assertEquals(60, daysLeft().stream().filter(days -> days == 1).count());
        assertEquals(
                61,
                bench.events.of(GrantExpiring.class).stream()
                        .map(GrantEvent::id)
                        .distinct()
                        .count());
    }

    @Test
    void saysNothingOfLoginsPermanentTokensAndProvidersWithoutAnEnd() {
        String[] both = {
            "een.providers", "een,cameramanager",
            "cameramanager.client-id", "id",
            "cameramanager.client-secret", "secret",
            "cameramanager.redirect-uri", "http://127.0.0.1:3333/cm"
        };
        bench.open();
        bench.connect("stays", "cameramanager");
        GrantId permanent = bench.connect("permanent");
        bench.tokens.answer = token -> new TokenOutcome.Granted(
                bench.tokens.set(token.value(), Optional.of(ScriptedTokens.LIFE)), Optional.empty());
        bench.renewal.renewed(permanent, 1);
        bench.events.told.clear();
        bench.clock.advance(LIFE.minus(DAY));
        assertFalse(plan(RenewalBench.settings(both)).announce());
        assertEquals(List.of(), bench.events.told);
    }

    private ExpiryPlan plan(Settings settings) {
        return new ExpiryPlan(bench.vault, bench.events, bench.audit, settings, bench.clock, Telemetry.none());
    }

    private List<Integer> daysLeft() {
        return bench.events.of(GrantExpiring.class).stream()
                .map(GrantExpiring::daysLeft)
                .toList();
    }
}
