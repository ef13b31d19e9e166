package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of feeds in the database. The next place is one above the highest that is visible, and places are unique: of two
 * that append at the same time one has to try again, so no place becomes visible before a lower one.
 */
final class JdbcFeedEvents {

    private static final String EVENT = "feed event";
    private static final int ATTEMPTS = 20;
    private static final String APPEND =
            "INSERT INTO een_feed_event (feed_id, place, event_id, happened_at, added_at, sealed)"
                    + " SELECT f.id, " + JdbcFeeds.LAST
                    + " + 1, CAST(? AS VARCHAR(255)), CAST(? AS BIGINT), CAST(? AS BIGINT),"
                    + " CAST(? AS VARCHAR(1000000)) FROM een_feed f WHERE f.id = ? AND NOT EXISTS"
                    + " (SELECT k.place FROM een_feed_event k WHERE k.feed_id = f.id AND k.event_id = ?)";
    private static final String OWNED = " AND f.owner = ?";
    private static final String KNOWN = "SELECT place FROM een_feed_event WHERE feed_id = ? AND event_id = ?";
    private static final String FEED = "SELECT id FROM een_feed f WHERE f.id = ?";
    private static final String AFTER = "SELECT place, event_id, happened_at, sealed, " + DatabaseClock.NOW
            + " FROM een_feed_event WHERE feed_id = ? AND place > ? ORDER BY place LIMIT ?";
    private static final String NEWEST =
            "SELECT MAX(happened_at), " + DatabaseClock.NOW + " FROM een_feed_event WHERE feed_id = ?";
    private static final String OLDEST = "SELECT MIN(place) FROM een_feed_event WHERE feed_id = ?";
    private static final String PURGE_OLD = "DELETE FROM een_feed_event WHERE feed_id = ? AND added_at < ? AND place <="
            + " (SELECT f.last_place FROM een_feed f WHERE f.id = ? AND f.owner = ?)";
    private static final String LATEST_OF_TOO_MANY =
            "SELECT MAX(happened_at) FROM een_feed_event WHERE feed_id = ? AND place <= ?";
    private static final String FORGET =
            "UPDATE een_feed SET forgotten_until = ? WHERE id = ? AND owner = ? AND forgotten_until < ?";
    private static final String PURGE_MANY = "DELETE FROM een_feed_event WHERE feed_id = ? AND place <= ? AND EXISTS"
            + " (SELECT f.id FROM een_feed f WHERE f.id = ? AND f.owner = ? AND f.forgotten_until >= ?)";
    private static final String NEWEST_PLACE = "SELECT MAX(place) FROM een_feed_event WHERE feed_id = ?";

    private final Database database;
    private final DatabaseClock clock;
    private final KeyRing keys;

    JdbcFeedEvents(Database database, DatabaseClock clock, KeyRing keys) {
        this.database = database;
        this.clock = clock;
        this.keys = keys;
    }

    EventFeeds.Outcome append(String feed, Optional<String> owner, KeptEvent event) {
        String sealed = keys.seal(EVENT, event.text().getBytes(UTF_8), feed + '/' + event.id());
        return database.call(connection -> {
            long now = clock.time(connection).now();
            List<Object> values = new ArrayList<>(
                    List.of(event.id(), event.happened().toEpochMilli(), now, sealed, feed, event.id()));
            owner.ifPresent(values::add);
            String sql = owner.isPresent() ? APPEND + OWNED : APPEND;
            return appended(connection, sql, values.toArray(), feed, owner, event.id());
        });
    }

    private static EventFeeds.Outcome appended(
            Connection connection, String sql, Object[] values, String feed, Optional<String> owner, String event)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                if (Sql.update(connection, sql, values) == 1) {
                    return EventFeeds.Outcome.NEW;
                }
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !SqlFailure.of(e).isDuplicate()) {
                    throw e;
                }
            }
            if (!Sql.query(connection, row -> true, KNOWN, feed, event).isEmpty()) {
                return EventFeeds.Outcome.KNOWN;
            }
            boolean ours = owner.isPresent()
                    ? !Sql.query(connection, row -> true, FEED + OWNED, feed, owner.get())
                            .isEmpty()
                    : !Sql.query(connection, row -> true, FEED, feed).isEmpty();
            if (!ours || attempt == ATTEMPTS) {
                return EventFeeds.Outcome.REFUSED;
            }
        }
    }

    List<KeptEvent> after(String feed, long place, int most) {
        List<Optional<KeptEvent>> rows =
                database.call(connection -> Sql.query(connection, row -> opened(feed, row), AFTER, feed, place, most));
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private Optional<KeptEvent> opened(String feed, ResultSet row) throws SQLException {
        long place = row.getLong(1);
        String id = row.getString(2);
        Instant happened = Instant.ofEpochMilli(row.getLong(3));
        return keys.open(EVENT, row.getString(4), feed + '/' + id)
                .map(plain -> new KeptEvent(place, id, happened, new String(plain, UTF_8)));
    }

    Optional<Instant> newest(String feed) {
        return number(NEWEST, feed).map(Instant::ofEpochMilli);
    }

    Optional<Long> oldest(String feed) {
        return number(OLDEST, feed);
    }

    private Optional<Long> number(String sql, Object... values) {
        return database.call(connection -> number(connection, sql, values));
    }

    private static Optional<Long> number(Connection connection, String sql, Object... values) throws SQLException {
        return Sql.query(connection, row -> Optional.ofNullable(row.getObject(1, Long.class)), sql, values)
                .get(0);
    }

    int purge(String feed, String owner, Duration age, int most) {
        return database.call(connection -> {
            long before = clock.time(connection).after(age.negated());
            int removed = Sql.update(connection, PURGE_OLD, feed, before, feed, owner);
            long last = number(connection, NEWEST_PLACE, feed).orElse(0L);
            Optional<Long> latest = number(connection, LATEST_OF_TOO_MANY, feed, last - most);
            if (latest.isEmpty()) {
                return removed;
            }
            Sql.update(connection, FORGET, latest.get(), feed, owner, latest.get());
            return removed + Sql.update(connection, PURGE_MANY, feed, last - most, feed, owner, latest.get());
        });
    }
}
