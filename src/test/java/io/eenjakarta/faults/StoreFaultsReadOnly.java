package io.eenjakarta.faults;

import java.util.List;

/** PostgreSQL takes no changes, as operators and clouds have it when a disk is nearly full. */
final class StoreFaultsReadOnly extends StoreFault {

    StoreFaultsReadOnly() {
        super("database-read-only");
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        return List.of(play(
                bench,
                "database: read-only for 8 seconds",
                "who is signed in: pages; who needs new tokens or signs in: told to try again (503)",
                "every grant: no refresh token is sent that could not be replaced",
                same -> execute(same, "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()"),
                same -> execute(
                        same,
                        "SET default_transaction_read_only = off",
                        "ALTER SYSTEM RESET default_transaction_read_only",
                        "SELECT pg_reload_conf()")));
    }
}
