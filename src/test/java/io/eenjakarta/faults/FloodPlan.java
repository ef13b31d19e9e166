package io.eenjakarta.faults;

import io.eenjakarta.cluster.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What floods have in common: a portal with PostgreSQL, so that rows can be counted, and a limit for each address. */
final class FloodPlan {

    /** Sign-ins of one address in a minute. All real users have one. */
    static final int MOST = 1_000;

    /** With the usual patience: it is the portal that is flooded here, and the provider is only slow because all share a machine. */
    static final FaultPlan PLAN = FaultPlan.postgres()
            .with("EEN_LOGIN_STARTS_PER_ADDRESS", Integer.toString(MOST))
            .with("EEN_CONNECT_TIMEOUT", "PT5S")
            .with("EEN_TOKEN_DEADLINE", "PT10S")
            .with("EEN_API_TIMEOUT", "PT10S")
            .with("EEN_API_DEADLINE", "PT30S");

    /** Where a sign-in begins. */
    static final String START = "/?een-login=een&target=%2Fconnection";

    /** Before anything is compared: classes are loaded and pools are filled. */
    static void warmUp(FaultBench bench) {
        new RealUsers(bench).signIn(10);
        new FloodOfPages(bench.address()).play(40, 50, (browser, page) -> START);
        new FloodOfPages(bench.address()).play(40, 20, (browser, page) -> "/?code=c0de&state=warm" + page);
    }

    private FloodPlan() {}

    /** Rows of a table. */
    static long rows(FaultBench bench, String table) throws SQLException {
        try (Connection connection = bench.postgres().source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Sessions in the database, where the server keeps them there; else 0. */
    static long sessions(FaultBench bench) throws SQLException {
        return bench.node().server() == Server.LIBERTY ? rows(bench, "een_session") : 0;
    }

    /** As in 48.3 MiB. */
    static String mebibytes(long bytes) {
        return Math.round(bytes / 104857.6) / 10.0 + " MiB";
    }
}
