package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far the database's clock is from ours, to the millisecond from which it counts. */
class DatabaseClockTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Clock ours = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Troubles troubles = new Troubles(ours);
    private final DatabaseClock clock = new DatabaseClock(ours, troubles);

    /** What is read of a database whose clock says so many milliseconds more than ours, when we asked so long ago. */
    private DatabaseTime read(long ahead, long askedAgo) throws SQLException {
        Instant theirs = NOW.plusMillis(ahead);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT TIMESTAMP WITH TIME ZONE '" + theirs.toString().replace("Z", "+00:00") + "'")) {
            assertTrue(row.next());
            DatabaseTime time = clock.read(row, 1, NOW.toEpochMilli() - askedAgo);
            assertEquals(theirs.toEpochMilli(), time.now());
            return time;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "999, 0, 0",
        "1000, 0, 1000",
        "-999, 0, 0",
        "-1000, 0, -1000",
        "-5000, 5000, 0",
        "-6000, 5000, -1000",
        "-2500, 5000, 0",
        "1000, 5000, 1000"
    })
    void isApartByWhatAnAnswerCannotHaveTaken(long ahead, long askedAgo, long apart) throws SQLException {
        assertEquals(apart, read(ahead, askedAgo).ahead());
    }

    @ParameterizedTest
    @CsvSource({
        "60000, ''",
        "-60000, ''",
        "60001, the database is 60 seconds ahead of this server",
        "-61000, the database is 61 seconds behind this server"
    })
    void isATroubleFromAMinuteOn(long ahead, String detail) throws SQLException {
        read(ahead, 0);
        Troubles.Trouble trouble = troubles.now().get(LogCode.VAULT_CLOCK);
        assertEquals(detail, trouble == null ? "" : trouble.detail());
    }

    @Test
    void isNoTroubleAnyMoreOnceItIsRight() throws SQLException {
        read(3_600_000, 0);
        assertTrue(troubles.now().containsKey(LogCode.VAULT_CLOCK));
        read(0, 0);
        assertTrue(troubles.now().isEmpty());
    }
}
