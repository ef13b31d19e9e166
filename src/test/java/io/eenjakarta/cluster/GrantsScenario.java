package io.eenjakarta.cluster;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.OpenVault;
import io.eenjakarta.vault.Resting;
import io.eenjakarta.vault.TokenVault;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Many grants at rest and a few that are due: what finding and rotating those costs each, and what memory it takes. In a
 * database of its own, without a server.
 */
final class GrantsScenario implements Scenario {

    private static final List<Integer> SHORT_FORM = List.of(1_000, 10_000, 100_000);
    private static final List<Integer> LONG_FORM = List.of(1_000, 100_000, 1_000_000);
    private static final int DUE = 100;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 10;
    private static final double MOST_RATIO = 3;
    private static final double MOST_MEGABYTES = 16;
    private static final Duration REST_LENGTH = Duration.ofDays(10);

    private final Postgres postgres;
    private final List<Integer> sizes;
    /** How long grants that are stored or rotated now are going to rest. */
    private Duration rest = REST_LENGTH;

    GrantsScenario(Cluster cluster, ClusterSettings settings) {
        this.postgres = cluster.postgres();
        this.sizes = settings.longForm() ? LONG_FORM : SHORT_FORM;
    }

    private record Cost(int atRest, double findMicros, double rotateMicros, double megabytes) {

        JsonObject json(Cost first) {
            return Json.createObjectBuilder()
                    .add("at_rest", atRest)
                    .add("find_us_per_due", findMicros)
                    .add("rotate_us_per_due", rotateMicros)
                    .add("find_ratio", ratio(findMicros, first.findMicros))
                    .add("rotate_ratio", ratio(rotateMicros, first.rotateMicros))
                    .add("heap_mb", megabytes)
                    .build();
        }

        static double ratio(double one, double other) {
            return Math.round(one / other * 100) / 100.0;
        }
    }

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public Outcome play() throws SQLException {
        DataSource source = postgres.createDatabase("rest");
        List<Cost> costs = new ArrayList<>();
        try (OpenVault open =
                new OpenVault(source, new KeyRing(Map.of()), (provider, age, permanent) -> Optional.of(rest))) {
            TokenVault vault = open.vault();
            for (int i = 0; i < WARM_UP; i++) {
                rotate(vault, due(vault));
            }
            RestingFill fill = new RestingFill(source);
            int there = 0;
            for (int size : sizes) {
                fill.add(there + 1, size, REST_LENGTH);
                there = size;
                costs.add(cost(vault, size));
                Progress.say(size + " grants at rest");
            }
        }
        List<String> failures = new ArrayList<>();
        JsonArrayBuilder figures = Json.createArrayBuilder();
        Cost first = costs.get(0);
        for (Cost cost : costs) {
            figures.add(cost.json(first));
            if (Cost.ratio(cost.findMicros(), first.findMicros()) > MOST_RATIO
                    || Cost.ratio(cost.rotateMicros(), first.rotateMicros()) > MOST_RATIO) {
                failures.add("a due grant costs more among " + cost.atRest());
            }
            if (cost.megabytes() - first.megabytes() > MOST_MEGABYTES) {
                failures.add("memory grows with " + cost.atRest() + " grants at rest");
            }
        }
        return new Outcome(
                Json.createObjectBuilder()
                        .add("due", DUE)
                        .add("by_size", figures)
                        .build(),
                failures);
    }

    /** The middle one of a few rounds. */
    private Cost cost(TokenVault vault, int size) {
        double[] find = new double[ROUNDS];
        double[] rotate = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            due(vault);
            long began = System.nanoTime();
            List<Resting> found = vault.resting("een", DUE);
            find[round] = micros(began);
            if (found.size() != DUE) {
                throw new IllegalStateException(found.size() + " due grants found");
            }
            rotate[round] = rotate(vault, found);
        }
        Arrays.sort(find);
        Arrays.sort(rotate);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double megabytes = Math.round((runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 102.4) / 10.0;
        return new Cost(size, find[ROUNDS / 2], rotate[ROUNDS / 2], megabytes);
    }

    private List<Resting> due(TokenVault vault) {
        List<Resting> due = new ArrayList<>();
        rest = Duration.ZERO;
        for (int i = 0; i < DUE; i++) {
            Instant then = Instant.now();
            Grant grant = new Grant(
                    GrantId.random(),
                    GrantKind.OFFLINE,
                    "een",
                    Optional.empty(),
                    1,
                    GrantStatus.ACTIVE,
                    "",
                    tokens(),
                    then,
                    then);
            vault.store(grant);
            due.add(new Resting(grant.id(), grant.generation()));
        }
        rest = REST_LENGTH;
        return due;
    }

    /** How long it took for each. */
    private static double rotate(TokenVault vault, List<Resting> due) {
        long began = System.nanoTime();
        for (Resting grant : due) {
            if (!(vault.claim(grant.id(), 1, "measured", Cluster.LEASE) instanceof Claim.Taken)
                    || !vault.advance(grant.id(), 1, "measured", tokens())) {
                throw new IllegalStateException("a due grant does not rotate");
            }
        }
        return micros(began);
    }

    private static double micros(long began) {
        return Math.round((System.nanoTime() - began) / 100.0 / DUE) / 10.0;
    }

    private static TokenSet tokens() {
        return new TokenSet(
                new AccessToken("a".repeat(600)),
                Optional.of(new RefreshToken("r".repeat(40))),
                Instant.now(),
                Optional.of(Instant.now().plusSeconds(60)),
                Optional.empty());
    }
}
