package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Webhooks in the database of the vault, where every node sees them. */
final class JdbcWebhooks implements WebhookStore {

    private static final String COLUMNS =
            "id, grant_id, wanted, subscription, sealed, key_id, made_at, opening_until, looked_at";
    private static final String SELECT = "SELECT " + COLUMNS + ", " + DatabaseClock.NOW + " FROM een_webhook WHERE ";
    private static final String INSERT =
            "INSERT INTO een_webhook (" + COLUMNS + ") VALUES (?, ?, ?, '', ?, ?, ?, ?, ?)";
    private static final String REOPEN = "UPDATE een_webhook SET opening_until = ? WHERE id = ?";
    private static final String OPENED =
            "UPDATE een_webhook SET subscription = ?, sealed = ?, key_id = ?, opening_until = 0 WHERE id = ?";
    private static final String BY_ID = SELECT + "id = ?";
    private static final String BY_GRANT = SELECT + "grant_id = ? ORDER BY made_at, id";
    private static final String DUE = SELECT + "looked_at <= ? ORDER BY looked_at LIMIT ?";
    private static final String CLAIM = "UPDATE een_webhook SET looked_at = ? WHERE id = ? AND looked_at = ?";
    private static final String RESEAL = "UPDATE een_webhook SET sealed = ?, key_id = ? WHERE id = ? AND sealed = ?";
    private static final String DELETE = "DELETE FROM een_webhook WHERE id = ?";
    private static final String DELETE_EVENTS = "DELETE FROM een_webhook_event WHERE webhook_id = ?";
    private static final String DELETE_UNMADE = "DELETE FROM een_webhook WHERE id IN"
            + " (SELECT id FROM een_webhook WHERE subscription = '' AND opening_until <= ? LIMIT ?)"
            + " AND subscription = ''";
    private static final String REMEMBER =
            "INSERT INTO een_webhook_event (webhook_id, event, seen_until) VALUES (?, ?, ?)";
    private static final String REMEMBER_AGAIN =
            "UPDATE een_webhook_event SET seen_until = ? WHERE webhook_id = ? AND event = ? AND seen_until <= ?";
    private static final String FORGET = "DELETE FROM een_webhook_event WHERE webhook_id = ? AND event = ?";
    private static final String FORGET_STALE = FORGET + " AND seen_until <= ?";
    private static final String STALE =
            "SELECT webhook_id, event FROM een_webhook_event WHERE seen_until <= ? ORDER BY seen_until LIMIT ?";

    private final Database database;
    private final DatabaseClock clock;
    private final SealedHooks seals;
    private final UnreadableGrants unreadable;

    private record Row(
            String id,
            GrantId grant,
            String wanted,
            String subscription,
            String sealed,
            String keyId,
            long madeAt,
            long openingUntil,
            long lookedAt,
            DatabaseTime time) {}

    JdbcWebhooks(Database database, DatabaseClock clock, SealedHooks seals, UnreadableGrants unreadable) {
        this.database = database;
        this.clock = clock;
        this.seals = seals;
        this.unreadable = unreadable;
    }

    @Override
    public void begin(HookId id, GrantId grant, String wanted, Duration opening) {
        String sealed = seals.seal(id, Optional.empty());
        database.call(connection -> {
            DatabaseTime time = clock.time(connection);
            return Sql.update(
                    connection,
                    INSERT,
                    id.hash(),
                    grant.value(),
                    wanted,
                    sealed,
                    seals.key(),
                    time.now(),
                    time.after(opening),
                    time.now());
        });
    }

    @Override
    public boolean reopen(HookId id, Duration opening) {
        return database.call(connection ->
                        Sql.update(connection, REOPEN, clock.time(connection).after(opening), id.hash()))
                == 1;
    }

    @Override
    public boolean opened(HookId id, Webhook.Subscription made) {
        String sealed = seals.seal(id, Optional.of(made.secret()));
        return database.call(connection -> Sql.update(connection, OPENED, made.id(), sealed, seals.key(), id.hash()))
                == 1;
    }

    @Override
    public Optional<Webhook> find(HookId id) {
        return database.call(connection -> rows(connection, BY_ID, id.hash())).stream()
                .findFirst()
                .map(this::opened);
    }

    @Override
    public List<Webhook> of(GrantId grant) {
        return readable(database.call(connection -> rows(connection, BY_GRANT, grant.value())));
    }

    @Override
    public List<Webhook> due(Duration interval, int most) {
        return readable(database.call(connection -> {
            DatabaseTime time = clock.time(connection);
            List<Row> mine = new ArrayList<>();
            for (Row row : rows(connection, DUE, time.after(interval.negated()), most)) {
                if (Sql.update(connection, CLAIM, time.now(), row.id(), row.lookedAt()) == 1) {
                    mine.add(row);
                }
            }
            return mine;
        }));
    }

    @Override
    public boolean remove(HookId id) {
        return database.call(connection -> removed(connection, id.hash()));
    }

    @Override
    public void removeAll(GrantId grant) {
        database.call(connection -> {
            for (Row row : rows(connection, BY_GRANT, grant.value())) {
                removed(connection, row.id());
            }
            return true;
        });
    }

    @Override
    public boolean remember(HookId id, String event, Duration keep) {
        return database.call(connection -> remembered(connection, id.hash(), HookId.hash(event), keep));
    }

    private boolean remembered(Connection connection, String id, String event, Duration keep) throws SQLException {
        DatabaseTime time = clock.time(connection);
        try {
            return Sql.update(connection, REMEMBER, id, event, time.after(keep)) == 1;
        } catch (SQLException e) {
            if (!SqlFailure.of(e).isDuplicate()) {
                throw e;
            }
            return Sql.update(connection, REMEMBER_AGAIN, time.after(keep), id, event, time.now()) == 1;
        }
    }

    @Override
    public void forget(HookId id, String event) {
        database.call(connection -> Sql.update(connection, FORGET, id.hash(), HookId.hash(event)));
    }

    @Override
    public int clear(int most) {
        return database.call(connection -> {
            long now = clock.time(connection).now();
            int cleared = Sql.update(connection, DELETE_UNMADE, now, most);
            for (String[] stale :
                    Sql.query(connection, row -> new String[] {row.getString(1), row.getString(2)}, STALE, now, most)) {
                cleared += Sql.update(connection, FORGET_STALE, stale[0], stale[1], now);
            }
            return cleared;
        });
    }

    private static boolean removed(Connection connection, String hash) throws SQLException {
        boolean there = Sql.update(connection, DELETE, hash) == 1;
        Sql.update(connection, DELETE_EVENTS, hash);
        return there;
    }

    private List<Row> rows(Connection connection, String sql, Object... values) throws SQLException {
        long asked = clock.asking();
        return Sql.query(connection, row -> row(row, asked), sql, values);
    }

    private Row row(ResultSet row, long asked) throws SQLException {
        return new Row(
                row.getString(1),
                new GrantId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                clock.read(row, 10, asked));
    }

    private List<Webhook> readable(List<Row> rows) {
        List<Webhook> readable = new ArrayList<>();
        for (Row row : rows) {
            try {
                readable.add(opened(row));
            } catch (VaultException.Unreadable told) {
                unreadable.note("webhook " + row.id(), told.getMessage());
            }
        }
        return readable;
    }

    private Webhook opened(Row row) {
        SealedHooks.Opened opened = seals.open(row.id(), row.sealed(), row.keyId());
        unreadable.over("webhook " + row.id());
        if (!row.keyId().equals(seals.key())) {
            String fresh = seals.seal(opened.id(), opened.secret());
            database.call(connection -> Sql.update(connection, RESEAL, fresh, seals.key(), row.id(), row.sealed()));
        }
        return new Webhook(
                opened.id(),
                row.grant(),
                row.wanted(),
                opened.secret().map(secret -> new Webhook.Subscription(row.subscription(), secret)),
                row.openingUntil() > row.time().now(),
                row.time().ours(row.madeAt()));
    }
}
