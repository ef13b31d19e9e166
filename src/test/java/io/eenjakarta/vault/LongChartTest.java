package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;

/**
 * What an administrator looks at stays quick with 10,000 grants and ten times as many audit entries. Each time is written to
 * {@code target/administration}; with {@code -Deen.many-grants=100000} for more of them.
 */
@Tag("long")
class LongChartTest {

    private static final int MANY = Integer.getInteger("een.many-grants", 10_000);
    private static final int ENTRIES = 10 * MANY;
    private static final int TURNS = 5;
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NOW = Instant.ofEpochMilli(100 * DAY.toMillis());
    private static final ListPage<GrantLine> PAGE = ListPage.first(50);

    @TestDatabase.OnEach
    void isQuick(TestDatabase database) throws IOException {
        VaultNode node = filled(database);
        Map<String, Runnable> looks = new TreeMap<>();
        looks.put("counts by state", node.list::counts);
        looks.put("first page", () -> node.list.page(GrantFilter.all(), PAGE));
        looks.put(
                "first page of those that need a login",
                () -> node.list.page(GrantFilter.all().in(GrantStatus.NEEDS_LOGIN), PAGE));
        ListPage<GrantLine> middle =
                new ListPage<>(java.util.Optional.of(new ListPlace(NOW.minus(Duration.ofDays(45)), "g")), 50);
        looks.put("a page from the middle", () -> node.list.page(GrantFilter.all(), middle));
        looks.put(
                "search that finds one", () -> node.list.page(GrantFilter.all().with("u" + (MANY - 1)), PAGE));
        looks.put(
                "search that finds nothing",
                () -> node.list.page(GrantFilter.all().with("nobody"), PAGE));
        looks.put("ending first", () -> node.list.oldest("een", NOW.minus(Duration.ofDays(76)), PAGE));
        looks.put("endings of 90 days", () -> node.list.endings("een", Duration.ofDays(90), NOW, DAY, 90));
        Duration silence = Duration.between(NOW, Instant.now()).plusDays(200);
        looks.put("unused logins", () -> node.list.unused("een", silence, 50));
        looks.put(
                "rotations and refusals of 30 days",
                () -> node.audit.counts(
                        Set.of(Act.ROTATED, Act.NEEDS_LOGIN, Act.LOGIN_REFUSED),
                        NOW.minus(Duration.ofDays(30)),
                        DAY,
                        30));
        looks.put(
                "refusals of 48 hours",
                () -> node.audit.counts(
                        Set.of(Act.LOGIN_REFUSED), NOW.minus(Duration.ofHours(48)), Duration.ofHours(1), 48));
        looks.put("history of a grant", () -> node.audit.ofGrant(new GrantId("g7"), 50));
        looks.put("progress of the sealing", node.resealing::progress);
        Map<String, Long> micros = new TreeMap<>();
        looks.forEach((name, look) -> micros.put(name, median(look)));
        write(database, micros);
        micros.forEach((name, time) -> assertTrue(
                time < QUICK.toMillis() * 1000 * Math.max(1, MANY / 10_000), name + " took " + time + " microseconds"));
        uses(
                database,
                "een_audit_act",
                "SELECT act, happened_at FROM een_audit WHERE act IN ('NEEDS_LOGIN',"
                        + " 'LOGIN_REFUSED') AND happened_at >= 8100000000 AND happened_at < 8640000000");
        assertEquals(
                MANY / 2,
                node.list.endings("een", Duration.ofDays(90), NOW.minus(Duration.ofDays(20)), DAY, 120).stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private static VaultNode filled(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.database.prepare();
        long step = 90 * DAY.toMillis() / MANY;
        database.run("INSERT INTO een_grant SELECT 'g' || i, CASE WHEN MOD(i, 2) = 0 THEN 'OFFLINE' ELSE 'SESSION' END,"
                + " 'een', 'a' || MOD(i, 100), 'u' || i, 1, CASE WHEN MOD(i, 21) = 0 AND MOD(i, 2) = 1 THEN 'NEEDS_LOGIN' ELSE 'ACTIVE' END,"
                + " '', 'x', 'k', 0, 0, NULL, " + (NOW.toEpochMilli() - 90 * DAY.toMillis()) + " + CAST(" + step
                + " AS BIGINT) * i, " + NOW.toEpochMilli() + ", '', 0, 0, NULL, 90, 0, NULL" + numbers(database, MANY));
        long apart = 60 * DAY.toMillis() / ENTRIES;
        database.run("INSERT INTO een_audit SELECT CAST(i AS VARCHAR(64)), "
                + (NOW.toEpochMilli() - 60 * DAY.toMillis())
                + " + CAST(" + apart
                + " AS BIGINT) * i, CASE WHEN MOD(i, 50) = 0 THEN 'LOGIN_REFUSED' WHEN MOD(i, 50) = 1"
                + " THEN 'NEEDS_LOGIN' WHEN MOD(i, 3) = 0 THEN 'LOGIN' ELSE 'ROTATED' END, '', 'g' || MOD(i, " + MANY
                + "), 'een', 'a' || MOD(i, 100), 'u' || MOD(i, 500), 1, '', ''" + numbers(database, ENTRIES));
        database.run("ANALYZE");
        return node;
    }

    private static long median(Runnable look) {
        long[] times = new long[TURNS];
        for (int i = 0; i < TURNS; i++) {
            long began = System.nanoTime();
            look.run();
            times[i] = (System.nanoTime() - began) / 1000;
        }
        Arrays.sort(times);
        return times[TURNS / 2];
    }

    private static void write(TestDatabase database, Map<String, Long> micros) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "administration"));
        List<String> lines = micros.entrySet().stream()
                .map(time -> String.format(Locale.ROOT, "  \"%s\": %.1f", time.getKey(), time.getValue() / 1000.0))
                .toList();
        Files.writeString(
                folder.resolve(database.toString().toLowerCase(Locale.ROOT) + "-" + MANY + ".json"),
                lines.stream()
                        .collect(Collectors.joining(
                                ",\n", "{\n  \"unit\": \"ms, median of " + TURNS + "\",\n", "\n}\n")));
    }

    private static String numbers(TestDatabase database, int many) {
        return database.isH2()
                ? " FROM (SELECT x AS i FROM SYSTEM_RANGE(1, " + many + "))"
                : " FROM generate_series(1, " + many + ") i";
    }

    private static void uses(TestDatabase database, String index, String statement) {
        String plan = database.query("EXPLAIN " + statement).toString().toLowerCase(Locale.ROOT);
        assertTrue(plan.contains(index), plan);
    }
}
