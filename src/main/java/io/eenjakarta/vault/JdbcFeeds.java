package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Feeds in the database of the vault, where every node sees them. */
final class JdbcFeeds implements EventFeeds {

    private static final String SOURCE = "feed source";
    private static final int LONGEST_SOURCE = 4000;

    /** Place of the newest event of the feed {@code f}. */
    static final String LAST = "COALESCE((SELECT MAX(e.place) FROM een_feed_event e"
            + " WHERE e.feed_id = f.id AND e.place > f.last_place), f.last_place)";

    private static final String FIND =
            "SELECT f.id, f.grant_id, f.epoch, f.state, f.owner, f.leased_until, f.wanted_until," + " f.opened_at, "
                    + LAST + ", f.forgotten_until, " + DatabaseClock.NOW + " FROM een_feed f WHERE f.id IN (?";
    private static final String OTHERS =
            "SELECT COUNT(*) FROM een_feed WHERE grant_id = ? AND id <> ? AND wanted_until > ?";
    /** Events of an earlier life may be there still, and go at any time: places begin behind them. */
    private static final String OPEN =
            "INSERT INTO een_feed (id, grant_id, epoch, state, owner, leased_until, wanted_until,"
                    + " opened_at, last_place, forgotten_until, source) VALUES (?, ?, ?, ?, '', 0, ?, ?,"
                    + " (SELECT COALESCE(MAX(e.place), 0) FROM een_feed_event e WHERE e.feed_id = ?), 0, '')";

    private static final String REOPEN =
            "UPDATE een_feed SET wanted_until = CASE WHEN wanted_until > ? THEN wanted_until"
                    + " ELSE ? END, state = CASE WHEN owner <> '' AND leased_until > ? THEN state ELSE ? END WHERE id = ?";
    private static final String WANT = "UPDATE een_feed SET wanted_until = ? WHERE wanted_until < ? AND id IN (?";
    private static final String HOLD = "UPDATE een_feed SET owner = ?, leased_until = ?, last_place = COALESCE("
            + "(SELECT MAX(e.place) FROM een_feed_event e WHERE e.feed_id = een_feed.id AND e.place > een_feed.last_place),"
            + " last_place) WHERE id = ? AND (owner = ? OR owner = '' OR leased_until <= ?)";
    private static final String RELEASE =
            "UPDATE een_feed SET owner = '', leased_until = 0, state = ? WHERE id = ? AND owner = ?";
    private static final String TELL = "UPDATE een_feed SET state = ? WHERE id = ? AND owner = ?";
    private static final String LEAVE = "UPDATE een_feed SET source = ? WHERE id = ? AND owner = ?";
    private static final String LEFT = "SELECT source FROM een_feed WHERE id = ?";
    private static final String UNWANTED = "DELETE FROM een_feed WHERE wanted_until < ?";
    private static final String ORPHANS = "DELETE FROM een_feed_event WHERE NOT EXISTS"
            + " (SELECT f.id FROM een_feed f WHERE f.id = een_feed_event.feed_id)";

    private final Database database;
    private final DatabaseClock clock;
    private final KeyRing keys;
    private final JdbcFeedEvents events;

    JdbcFeeds(Database database, DatabaseClock clock, KeyRing keys) {
        this.database = database;
        this.clock = clock;
        this.keys = keys;
        this.events = new JdbcFeedEvents(database, clock, keys);
    }

    @Override
    public Optional<EventFeed> open(String feed, GrantId grant, String state, Duration wanted, int most) {
        return database.call(connection -> {
            DatabaseTime time = clock.time(connection);
            int others = Sql.query(connection, row -> row.getInt(1), OTHERS, grant.value(), feed, time.now())
                    .get(0);
            if (others >= most) {
                return Optional.empty();
            }
            long until = time.after(wanted);
            if (Sql.update(connection, REOPEN, until, until, time.now(), state, feed) == 0) {
                opened(connection, OPEN, feed, grant.value(), EventFeed.newEpoch(), state, until, time.now(), feed);
            }
            return found(connection, List.of(feed)).stream().findFirst();
        });
    }

    /** Somebody else may have been quicker. */
    private static void opened(Connection connection, String sql, Object... values) throws SQLException {
        try {
            Sql.update(connection, sql, values);
        } catch (SQLException e) {
            if (!SqlFailure.of(e).isDuplicate()) {
                throw e;
            }
        }
    }

    @Override
    public void want(Collection<String> feeds, Duration wanted) {
        if (!feeds.isEmpty()) {
            database.call(connection -> {
                long until = clock.time(connection).after(wanted);
                return Sql.update(connection, WANT + more(feeds), valuesAnd(feeds, until, until));
            });
        }
    }

    @Override
    public List<EventFeed> find(Collection<String> feeds) {
        return feeds.isEmpty() ? List.of() : database.call(connection -> found(connection, feeds));
    }

    private List<EventFeed> found(Connection connection, Collection<String> feeds) throws SQLException {
        long asked = clock.asking();
        return Sql.query(connection, row -> feed(row, asked), FIND + more(feeds), feeds.toArray());
    }

    private EventFeed feed(ResultSet row, long asked) throws SQLException {
        DatabaseTime time = clock.read(row, 11, asked);
        Optional<String> holder = row.getLong(6) > time.now()
                ? Optional.of(row.getString(5)).filter(o -> !o.isEmpty())
                : Optional.empty();
        return new EventFeed(
                row.getString(1),
                new GrantId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                holder,
                row.getLong(7) > time.now(),
                time.ours(row.getLong(8)),
                row.getLong(9),
                Instant.ofEpochMilli(row.getLong(10)));
    }

    @Override
    public boolean hold(String feed, String owner, Duration lease) {
        return database.call(connection -> {
            DatabaseTime time = clock.time(connection);
            return Sql.update(connection, HOLD, owner, time.after(lease), feed, owner, time.now()) == 1;
        });
    }

    @Override
    public void release(String feed, String owner, String state) {
        changed(RELEASE, state, feed, owner);
    }

    @Override
    public boolean tell(String feed, String owner, String state) {
        return changed(TELL, state, feed, owner);
    }

    @Override
    public Optional<String> source(String feed) {
        return database.call(connection -> Sql.query(connection, row -> row.getString(1), LEFT, feed)).stream()
                .findFirst()
                .flatMap(text -> keys.open(SOURCE, text, feed))
                .map(plain -> new String(plain, UTF_8))
                .filter(source -> !source.isEmpty());
    }

    @Override
    public boolean leave(String feed, String owner, String source) {
        if (source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("too long to be kept");
        }
        return changed(LEAVE, keys.seal(SOURCE, source.getBytes(UTF_8), feed), feed, owner);
    }

    private boolean changed(String sql, Object... values) {
        return database.call(connection -> Sql.update(connection, sql, values)) == 1;
    }

    @Override
    public Outcome append(String feed, Optional<String> owner, KeptEvent event) {
        return events.append(feed, owner, event);
    }

    @Override
    public List<KeptEvent> after(String feed, long place, int most) {
        return events.after(feed, place, most);
    }

    @Override
    public Optional<Instant> newest(String feed) {
        return events.newest(feed);
    }

    @Override
    public Optional<Long> oldest(String feed) {
        return events.oldest(feed);
    }

    @Override
    public int purge(String feed, String owner, Duration age, int most) {
        return events.purge(feed, owner, age, most);
    }

    @Override
    public int removeUnwanted(Duration age) {
        return database.call(connection -> {
            int removed =
                    Sql.update(connection, UNWANTED, clock.time(connection).after(age.negated()));
            Sql.update(connection, ORPHANS);
            return removed;
        });
    }

    private static String more(Collection<String> feeds) {
        return ", ?".repeat(feeds.size() - 1) + ")";
    }

    private static Object[] valuesAnd(Collection<String> feeds, Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(feeds);
        return all.toArray();
    }
}
