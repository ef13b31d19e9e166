package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A feed that is opened again while another node still removes the events of its last life. */
class FeedRemnantsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static EventFeeds.Outcome append(EventFeeds feeds, String id) {
        return feeds.append("f", Optional.empty(), new KeptEvent(0, id, Instant.EPOCH, "{}"));
    }

    /** Who has begun behind the remnants would never see places below them. */
    @Test
    void neverGoesBackBehindAPlaceThatWasSeen() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            EventFeeds feeds = VaultNode.on(database).feeds;
            feeds.open("f", new GrantId("g1"), "NEW", MINUTE, 10);
            append(feeds, "a");
            append(feeds, "b");
            run(database, "DELETE FROM een_feed");
            EventFeed again =
                    feeds.open("f", new GrantId("g1"), "NEW", MINUTE, 10).orElseThrow();
            assertEquals(2, again.last());
            run(database, "DELETE FROM een_feed_event");
            assertEquals(2, feeds.find(List.of("f")).get(0).last());
            assertEquals(EventFeeds.Outcome.NEW, append(feeds, "c"));
            assertEquals(
                    List.of(3L),
                    feeds.after("f", again.last(), 10).stream()
                            .map(KeptEvent::place)
                            .toList());
        }
    }
}
