package io.eenjakarta.benchmark.growth;

import io.eenjakarta.cluster.RestingFill;
import io.eenjakarta.cluster.RestingRows;
import io.eenjakarta.renewal.KeepingNode;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.IssuedTokens;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.OpenVault;
import io.eenjakarta.vault.TokenVault;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A vault in a database of its own with a number of grants at rest, and a node that keeps them alive. Some of them are real,
 * lie scattered among the others, and come due in batches, each only once, as in life: whatever of them is in the memory of
 * a processor or the database was not brought there by the measurement.
 */
final class RestingVault implements AutoCloseable {

    /** As many as the node takes at a time. */
    static final int BATCH = 50;

    private static final Duration REST = Duration.ofDays(10);
    /** As long as those of the platform. */
    private static final String ACCESS_TOKEN = "a".repeat(800);

    /** Bytes of the log so far, of all databases of the server. */
    private static final String WRITTEN = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint";

    private final int size;
    private final DataSource source;
    private final TokenVault vault;
    private final KeepingNode node;
    private final List<List<String>> batches = new ArrayList<>();
    private int played;
    private RestingRows rows;
    private Map<String, Integer> before;

    /**
     * What one rotation took.
     *
     * @param micros all of it
     * @param inDatabase of that, while statements were run
     * @param statements how many
     * @param written what the database wrote to its log for it, in bytes
     */
    record Rotated(double micros, double inDatabase, double statements, double written) {}

    /**
     * Makes the rows; blocks for as long as that takes.
     *
     * @param size how many grants rest
     * @param count how many batches will be played
     */
    RestingVault(int size, int count, DataSource source, EenSimulator provider, Map<String, String> settings)
            throws SQLException {
        this.size = size;
        this.source = source;
        OpenVault open = new OpenVault(source, new KeyRing(Map.of()), (name, age, permanent) -> Optional.of(REST));
        this.vault = open.vault();
        this.node = new KeepingNode(open, settings);
        connect(provider, 0);
        RestingFill fill = new RestingFill(source);
        fill.add(1, size - 1, REST);
        fill.makeRoom(count * BATCH, size - 1);
        for (int i = 0; i < count; i++) {
            List<String> batch = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                batch.add(connect(provider, i * BATCH + j));
            }
            batches.add(batch);
        }
        execute("VACUUM ANALYZE een_grant");
    }

    int size() {
        return size;
    }

    private String connect(EenSimulator provider, int number) {
        List<DemoData.User> users = provider.settings().data().users();
        Instant now = Instant.now();
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.OFFLINE,
                "een",
                Optional.of(new Grant.Owner("00001106", GrantId.random().value())),
                1,
                GrantStatus.ACTIVE,
                "",
                new TokenSet(
                        new AccessToken(ACCESS_TOKEN),
                        Optional.of(new RefreshToken(
                                IssuedTokens.refreshToken(provider, users.get(number % users.size())))),
                        now,
                        Optional.of(now.plus(Duration.ofDays(1))),
                        Optional.of(URI.create("https://api.c001.eagleeyenetworks.com"))),
                now,
                now);
        vault.store(grant);
        return grant.id().value();
    }

    /** Lets the next batch come due. */
    void due() {
        rows = new RestingRows(source, batches.get(played++));
        before = rows.generations();
        rows.due();
    }

    /** How long it takes to find the batch, in microseconds for each grant of it. */
    double find() {
        long began = System.nanoTime();
        int found = vault.resting("een", BATCH).size();
        double micros = (System.nanoTime() - began) / 1e3 / BATCH;
        if (found != BATCH) {
            throw new IllegalStateException(found + " of " + BATCH + " grants are due among " + size);
        }
        return micros;
    }

    /** Rotates one grant of the batch, the first time after a look for all of them. */
    Rotated rotate() throws SQLException {
        long log = number(WRITTEN);
        KeepingNode.Work work = node.turn();
        return new Rotated(work.nanos() / 1e3, work.inDatabase() / 1e3, work.statements(), number(WRITTEN) - log);
    }

    /** Fails unless every grant of the batch has new tokens. */
    void check() {
        int moved = rows.moved(before);
        if (moved != BATCH) {
            throw new IllegalStateException(moved + " of " + BATCH + " grants were rotated among " + size);
        }
    }

    /** How many rows there are. */
    long rows() throws SQLException {
        return number("SELECT count(*) FROM een_grant");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** What was written so far is not to be paid by what is measured next. Concerns all databases of the server. */
    void checkpoint() throws SQLException {
        execute("CHECKPOINT");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        node.close();
    }
}
