package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Many grants that nobody uses, in PostgreSQL: their refreshes come evenly even if all were connected at the same moment, and
 * each costs the same however many others there are. {@code -Dlifecycle.idle=100000} is the long form; figures in
 * {@code target/lifecycle}.
 */
@Requirement("P10")
class IdleGrantsTest {

    private static final int SHORT_FORM = 3_000;
    private static final int GRANTS = Integer.getInteger("lifecycle.idle", SHORT_FORM);
    private static final boolean LONG = GRANTS > SHORT_FORM;
    private static final int DAYS = Integer.getInteger("lifecycle.days", LONG ? 74 : 22);

    /** Chance alone makes the fullest part of many a fifth fuller than the mean when it holds so few. */
    private static final double ENOUGH_IN_A_PART = 300;

    private static final Duration ROUND = Duration.ofDays(11);
    /** The first tenth of a rest passes, in which grants are taken to be in use. */
    private static final Duration BEGINNING = Duration.ofDays(2);

    private static final double MOST_UNEVEN = 1.5;
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int DUE = 50;
    private static final int TIMES = 12;
    private static final double MOST_RATIO = 3;

    @Test
    void areRefreshedEvenlyWhenAllWereConnectedAtTheSameMoment() throws IOException, SQLException {
        Duration part = Duration.ofHours((long) Math.ceil(ENOUGH_IN_A_PART / GRANTS * ROUND.toHours()));
        Duration steady = Duration.ofDays(DAYS);
        // As many an hour are many as a node refreshes in a minute: few, for the few of the short form.
        String rate = LONG ? "60" : "3";
        int[] counts;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                IdleGrants grants = new IdleGrants(
                        postgres.getPostgresDatabase(),
                        "een.keep-alive-rate",
                        rate,
                        "een.keep-alive-interval",
                        "PT10M")) {
            grants.connect(GRANTS);
            grants.played(BEGINNING, BEGINNING);
            counts = grants.played(steady, part);
        }
        double mean = Arrays.stream(counts).average().orElseThrow();
        int max = Arrays.stream(counts).max().orElseThrow();
        write(
                "even.json",
                Json.createObjectBuilder()
                        .add("grants", GRANTS)
                        .add("days", steady.toDays())
                        .add("hours_of_a_part", part.toHours())
                        .add("refreshes", Arrays.stream(counts).sum())
                        .add("mean", mean)
                        .add("max", max)
                        .add("max_to_mean", max / mean)
                        .build());
        double each = Arrays.stream(counts).sum() / (double) GRANTS / steady.toDays() * ROUND.toDays();
        assertEquals(1, each, 0.1, "refreshes of a grant in its rest");
        assertTrue(max / mean <= MOST_UNEVEN, max + " in the fullest part, " + mean + " in the mean");
    }

    @Test
    void costTheSameHoweverManyOthersRest() throws IOException, SQLException {
        IdleGrants.Work few;
        IdleGrants.Work many;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                IdleGrants amongFew = new IdleGrants(database(postgres, "few"));
                IdleGrants amongMany = new IdleGrants(database(postgres, "many"))) {
            List<IdleGrants.Work> ofFew = new ArrayList<>();
            List<IdleGrants.Work> ofMany = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                // In turns, so that whatever else the machine does slows both down.
                ofFew.add(work(amongFew));
                ofMany.add(work(amongMany));
                if (i == 0) {
                    amongFew.fill(FEW);
                    amongMany.fill(MANY);
                }
            }
            few = middle(ofFew);
            many = middle(ofMany);
        }
        write(
                "work.json",
                Json.createObjectBuilder()
                        .add("due", DUE)
                        .add("statements_per_due_of_" + FEW, few.statements())
                        .add("statements_per_due_of_" + MANY, many.statements())
                        .add("micros_per_due_of_" + FEW, few.micros())
                        .add("micros_per_due_of_" + MANY, many.micros())
                        .add("micros_ratio", many.micros() / few.micros())
                        .build());
        assertEquals(few.statements(), many.statements());
        assertTrue(many.micros() / few.micros() <= MOST_RATIO, few + " and " + many);
    }

    private static DataSource database(EmbeddedPostgres postgres, String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.getDatabase("postgres", name);
    }

    private static IdleGrants.Work work(IdleGrants grants) throws SQLException {
        grants.connect(DUE);
        IdleGrants.Work work = grants.work(Duration.ofDays(13));
        assertEquals(DUE, work.due());
        return work;
    }

    private static IdleGrants.Work middle(List<IdleGrants.Work> times) {
        return times.stream()
                .skip(1)
                .sorted(Comparator.comparing(IdleGrants.Work::micros))
                .skip(times.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void write(String file, JsonObject figures) throws IOException {
        Path folder = Path.of(System.getProperty("lifecycle.output", "target/lifecycle"));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), figures.toString());
    }
}
