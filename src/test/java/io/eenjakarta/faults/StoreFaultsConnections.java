package io.eenjakarta.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Somebody else has all connections that PostgreSQL gives out. */
final class StoreFaultsConnections extends StoreFault {

    private static final int MORE_THAN_ANY = 1_000;

    private final List<Connection> taken = new ArrayList<>();

    StoreFaultsConnections() {
        super("database-connections");
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        return List.of(play(
                bench,
                "database: no connection is left, for 8 seconds",
                "who is signed in: pages; who needs new tokens or signs in: told to try again (503)",
                "every grant: no refresh token is sent that could not be replaced",
                this::takeAll,
                same -> giveBack()));
    }

    private void takeAll(FaultBench bench) throws SQLException {
        bench.gate().shut();
        try {
            for (int i = 0; i < MORE_THAN_ANY; i++) {
                taken.add(bench.postgres().source().getConnection());
            }
            throw new IllegalStateException("PostgreSQL has more than " + MORE_THAN_ANY + " connections");
        } catch (SQLException e) {
            if (!"53300".equals(e.getSQLState())) {
                throw e;
            }
        } finally {
            bench.gate().open();
        }
    }

    private void giveBack() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
        taken.clear();
    }
}
