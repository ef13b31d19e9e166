package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories that found nothing wrong with a broken vault would be worth nothing. */
@Requirement({"R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10"})
class HistorySabotageTest {

    private static final int HISTORIES = 1_200;
    private static final int LONGEST = 100;
    private static final Logger PRODUCT = Logger.getLogger("io.eenjakarta");
    private static final Level LEVEL = PRODUCT.getLevel();

    @BeforeEach
    void hush() {
        PRODUCT.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        PRODUCT.setLevel(LEVEL);
    }

    @ParameterizedTest
    @EnumSource
    void isFound(HistorySabotage sabotage) {
        Map<HistoryRule, Integer> found = new EnumMap<>(HistoryRule.class);
        int histories = breaches(HistoryRows.memory(sabotage::before), found);
        assertTrue(histories > 1, () -> sabotage + " is found in " + histories + " of " + HISTORIES + ", " + found);
    }

    @Test
    void isNotFoundWhereThereIsNone() {
        Map<HistoryRule, Integer> found = new EnumMap<>(HistoryRule.class);
        breaches(HistoryRows.memory(), found);
        assertTrue(found.isEmpty(), found::toString);
    }

    /** In how many histories something is wrong. */
    private static int breaches(HistoryRows.Place place, Map<HistoryRule, Integer> found) {
        int histories = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            int[] decisions = random.ints(random.nextInt(LONGEST), 0, 100).toArray();
            HistoryLedger ledger = new History(place, decisions).play();
            ledger.breaches.stream()
                    .map(HistoryLedger.Breach::rule)
                    .distinct()
                    .forEach(rule -> found.merge(rule, 1, Integer::sum));
            histories += ledger.breaches.isEmpty() ? 0 : 1;
        }
        return histories;
    }
}
