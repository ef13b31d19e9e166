package io.eenjakarta.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** PostgreSQL is slow: a table is locked, every answer is late, none comes at all. */
final class StoreFaultsSlow extends StoreFault {

    StoreFaultsSlow() {
        super("database-slow");
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        return List.of(locked(bench), late(bench), hanging(bench));
    }

    private FaultRow locked(FaultBench bench) throws Exception {
        try (Connection connection = bench.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            return play(
                    bench,
                    "database: the table of grants is locked for 8 seconds",
                    "who is signed in: pages, some of them after seconds; who needs new tokens or signs in: waits, or is told to try"
                            + " again (503)",
                    "every grant, every session",
                    same -> statement.execute("LOCK TABLE een_grant IN ACCESS EXCLUSIVE MODE"),
                    same -> connection.rollback());
        }
    }

    private FaultRow late(FaultBench bench) throws Exception {
        return play(
                bench,
                "database: every answer comes 300 ms late for 8 seconds",
                "pages, later by as many answers as they need; most need none",
                "every grant, every session",
                same -> same.gate().delay(Duration.ofMillis(300)),
                same -> same.gate().delay(Duration.ZERO));
    }

    private FaultRow hanging(FaultBench bench) throws Exception {
        return play(
                bench,
                "database: connected, and no answer at all for 15 seconds",
                "pages after up to 15 seconds, as each waits for its session in the database; who needs new tokens or signs in: the"
                        + " same, or told to try again (503)",
                "every grant, every session",
                Duration.ofSeconds(15),
                "",
                same -> same.gate().hang(true),
                same -> same.gate().hang(false));
    }
}
