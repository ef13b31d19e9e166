package io.eenjakarta.faults;

import io.eenjakarta.cluster.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The disk of PostgreSQL's tables is full. A small one for this; where this user may mount none, a trigger refuses as PostgreSQL
 * does then.
 */
final class StoreFaultsFull extends StoreFault {

    private static final String SEE =
            "who is signed in: pages; who needs new tokens or signs in: a page or told to try again (503), as there is room";
    private static final String KEPT = "every grant: new tokens that find no room are kept in memory and written again";
    private static final int MEGABYTES = 48;

    StoreFaultsFull() {
        super("database-full");
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        Optional<SmallDisk> small = SmallDisk.mount(bench.folder().resolve("small"), MEGABYTES);
        return List.of(small.isPresent() ? real(bench, small.get()) : played(bench));
    }

    private FaultRow real(FaultBench bench, SmallDisk disk) throws Exception {
        try (disk) {
            moved(
                    bench,
                    "CREATE TABLESPACE small LOCATION '" + disk.folder() + "'",
                    "ALTER DATABASE " + Postgres.NAME + " SET TABLESPACE small");
            try {
                return play(
                        bench,
                        "database: the disk of its tables is full for 8 seconds",
                        SEE,
                        KEPT,
                        // Without gaps, each change of a row needs room.
                        same -> {
                            execute(same, "VACUUM FULL een_grant");
                            disk.fill();
                        },
                        same -> disk.relieve());
            } finally {
                disk.relieve();
                moved(bench, "ALTER DATABASE " + Postgres.NAME + " SET TABLESPACE pg_default", "DROP TABLESPACE small");
            }
        }
    }

    /** A database moves only while nobody is connected to it. */
    private static void moved(FaultBench bench, String... statements) throws SQLException {
        DataSource administration = bench.gate().source(Postgres.USER, Postgres.USER);
        try (Connection connection = administration.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + Postgres.NAME + " ALLOW_CONNECTIONS false");
            try {
                statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                        + Postgres.NAME + "'");
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } finally {
                statement.execute("ALTER DATABASE " + Postgres.NAME + " ALLOW_CONNECTIONS true");
            }
        }
    }

    private FaultRow played(FaultBench bench) throws Exception {
        return play(
                bench,
                "database: it says that its disk is full for 8 seconds (by a trigger: no small disk can be mounted here)",
                SEE,
                KEPT,
                same -> execute(
                        same,
                        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN RAISE EXCEPTION USING ERRCODE = ''53100'', MESSAGE = ''no room''; END'",
                        "CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON een_grant FOR EACH ROW EXECUTE FUNCTION no_room()"),
                same -> execute(same, "DROP FUNCTION no_room() CASCADE"));
    }
}
