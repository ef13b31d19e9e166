package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.OpenVault;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The real renewal code of two to four servers through any row of events: who goes on at each call of the vault and of the
 * provider, who dies there, what is lost, how late it is. {@code jqwik.tries.default} says how many; jqwik prints the seed
 * of a failure and the shortest row of decisions, with which {@link History} plays it again.
 */
@Tag("security")
@Requirement({"R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "C17", "P2"})
class RotationHistoriesTest {

    private static final int LONGEST = 100;
    private static final int STORY = 80;
    /** Of fewer histories shares say nothing. */
    private static final int ENOUGH = 1000;
    /** Of every hundred histories, if it is not one. */
    private static final Map<HistoryFact, Double> RARE = Map.of(
            HistoryFact.LATE_WINNER, 0.2,
            HistoryFact.RISEN, 0.2,
            HistoryFact.ENDED_UNHEARD, 0.0,
            HistoryFact.FAMILY_KILLED, 0.2,
            HistoryFact.UNFORESEEN, 0.3);

    private static final Logger PRODUCT = Logger.getLogger("io.eenjakarta");
    private static final Level LEVEL = PRODUCT.getLevel();
    private static final Map<HistoryFact, Integer> SEEN = new EnumMap<>(HistoryFact.class);
    private static int inMemory;
    private static int played;
    private static int broken;

    @BeforeContainer
    static void hush() {
        PRODUCT.setLevel(Level.OFF);
    }

    @AfterContainer
    static void report() throws IOException {
        PRODUCT.setLevel(LEVEL);
        Path figures = Path.of(System.getProperty("security.output", "target/security"), "figures");
        Files.createDirectories(figures);
        String json = Json.createObjectBuilder()
                .add("histories", played)
                .add("histories_violations", broken)
                .build()
                .toString();
        Files.writeString(figures.resolve("histories.json"), json);
        if (broken == 0 && inMemory >= ENOUGH) {
            assertEquals(List.of(), tooRare(), "histories that prove little about these");
        }
    }

    /** jqwik counts as well, in time that grows with the square of their number. */
    private static List<HistoryFact> tooRare() {
        return Stream.of(HistoryFact.values())
                .filter(fact -> SEEN.getOrDefault(fact, 0) * 100.0 / inMemory < RARE.getOrDefault(fact, 1.0))
                .toList();
    }

    @Property(shrinking = ShrinkingMode.FULL)
    @Label("[R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 C17 P2] every row of events keeps what is promised of a rotation")
    void everyRowOfEventsKeepsThePromises(@ForAll("decisions") int[] decisions) {
        HistoryLedger ledger = new History(HistoryRows.memory(), decisions).play();
        inMemory++;
        ledger.facts.forEach(fact -> SEEN.merge(fact, 1, Integer::sum));
        judge(ledger, () -> new History(HistoryRows.memory(), decisions));
    }

    @Property(tries = 150)
    @Label("[R1 R2 R3 R4 R5 R6 R7 R8 R9 R10] the same in a database")
    void theSameInADatabase(@ForAll("decisions") int[] decisions) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:histories;DB_CLOSE_DELAY=-1");
        HistoryRows.TurnsClock clock = new HistoryRows.TurnsClock(new Turns(0, () -> null));
        try (OpenVault database = new OpenVault(
                source, new KeyRing(Map.of()), (provider, age, permanent) -> Optional.of(Duration.ofDays(10)), clock)) {
            HistoryRows.Place place = HistoryRows.of(database, clock);
            judge(new History(place, decisions).play(), () -> new History(place, decisions));
        }
    }

    @Provide
    Arbitrary<int[]> decisions() {
        return Arbitraries.integers()
                .between(0, 99)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .array(int[].class)
                .ofMaxSize(LONGEST)
                .withSizeDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    private interface Again {
        History history();
    }

    private static void judge(HistoryLedger ledger, Again again) {
        played++;
        if (!ledger.breaches.isEmpty()) {
            broken++;
            History history = again.history();
            List<String> story = new ArrayList<>();
            history.ledger.story = story;
            history.play();
            Set<HistoryRule> rules = EnumSet.noneOf(HistoryRule.class);
            ledger.breaches.forEach(breach -> rules.add(breach.rule()));
            String end = String.join("\n", story.subList(Math.max(0, story.size() - STORY), story.size()));
            assertTrue(false, rules + ": " + ledger.breaches + "\n" + end);
        }
    }
}
