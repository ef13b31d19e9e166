package io.eenjakarta.renewal;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.OpenVault;
import io.eenjakarta.vault.Rest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** One node that keeps grants alive in a PostgreSQL of its own, on a clock that goes as fast as the node does. */
final class IdleGrants implements AutoCloseable {

    private static final String FILL = "INSERT INTO een_grant SELECT 'rest-' || i, 'OFFLINE', 'een', '00001106',"
            + " 'u' || i, 1, 'ACTIVE', '', repeat(md5(i::text), 25), 'k', 0, 0, NULL, ?, ?, '', 0, 0, ? + i, 90, 0"
            + " FROM generate_series(1, ?) AS i";

    private final RenewalBench bench = new RenewalBench();
    private final DataSource source;
    private final OpenVault open;
    private final KeepAliveRound round;
    private int stored;

    /** @param more settings, names and values in turn */
    IdleGrants(DataSource source, String... more) {
        Settings settings = RenewalBench.settings(more);
        this.source = source;
        this.open = new OpenVault(source, new KeyRing(Map.of()), Rest.of(settings), bench.clock);
        this.round = new KeepAliveRound(
                open.vault(),
                bench.node(open.vault(), Runnable::run, more).renewal(),
                bench.audit,
                settings,
                bench.clock,
                Telemetry.none());
    }

    /** Stores grants that were all connected now. */
    void connect(int grants) {
        for (int i = 0; i < grants; i++) {
            open.vault().store(grant("r" + stored++));
        }
    }

    private Grant grant(String token) {
        return new Grant(
                GrantId.random(),
                GrantKind.OFFLINE,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                bench.tokens.set(token, Optional.of(ScriptedTokens.LIFE)),
                bench.clock.instant(),
                bench.clock.instant());
    }

    /** Adds rows of grants that are not due for many years. */
    void fill(int rows) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(FILL);
                Statement analyze = connection.createStatement()) {
            long now = bench.clock.millis();
            insert.setLong(1, now);
            insert.setLong(2, now);
            insert.setLong(3, now + Duration.ofDays(10_000).toMillis());
            insert.setInt(4, rows);
            insert.executeUpdate();
            analyze.execute("VACUUM ANALYZE een_grant");
            analyze.execute("CHECKPOINT");
        }
    }

    /** How many refreshes there were in each part of a time. */
    int[] played(Duration time, Duration part) {
        int[] counts = new int[(int) time.dividedBy(part)];
        long began = bench.clock.millis();
        bench.tokens.beforeAnswer = () -> {
            long index = (bench.clock.millis() - began) / part.toMillis();
            if (index < counts.length) {
                counts[(int) index]++;
            }
        };
        while (bench.clock.millis() - began < time.toMillis()) {
            bench.clock.advance(round.turn());
            bench.tokens.sent.clear();
        }
        return counts;
    }

    /** Lets the node do what is due, after so long, and takes it away; what that took. */
    Work work(Duration later) throws SQLException {
        bench.clock.advance(later);
        bench.tokens.sent.clear();
        long statements = open.statements();
        long nanos = open.nanos();
        do {
            round.turn();
        } while (round.isInBatch());
        int due = bench.tokens.sent.size();
        double each = (open.statements() - statements) / (double) due;
        double micros = (open.nanos() - nanos) / 1_000.0 / due;
        try (Connection connection = source.getConnection();
                Statement delete = connection.createStatement()) {
            delete.execute("DELETE FROM een_grant WHERE id NOT LIKE 'rest-%'");
        }
        return new Work(due, each, micros);
    }

    /**
     * What the database had to do.
     *
     * @param due how many grants were refreshed
     * @param statements for each of them
     * @param micros for each of them
     */
    record Work(int due, double statements, double micros) {}

    @Override
    public void close() throws SQLException {
        open.close();
        bench.close();
    }
}
