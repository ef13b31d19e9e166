package io.eenjakarta.faults;

import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** PostgreSQL dies, and a standby takes over: with every commit, or without the last ones. */
final class StoreFaultsFailover extends StoreFault {

    private static final Duration UNTIL_ROTATED = Duration.ofSeconds(20);

    StoreFaultsFailover() {
        super("database-failover");
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        int port = bench.postgres().port();
        PostgresStandby second =
                PostgresStandby.of(bench.postgres(), bench.folder().resolve("second"), port + 1);
        FaultRow all = withAllCommits(bench, second);
        PostgresStandby third =
                PostgresStandby.of(bench.postgres(), bench.folder().resolve("third"), port + 2);
        return List.of(all, withoutTheLast(bench, third));
    }

    private FaultRow withAllCommits(FaultBench bench, PostgresStandby standby) throws Exception {
        execute(bench, "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
        return play(
                bench,
                "database: it dies, and a standby that has every commit takes over after 3 seconds",
                "who is signed in: pages; who needs new tokens or signs in: told to try again (503)",
                "every grant, every session",
                Duration.ofSeconds(3),
                "",
                same -> same.postgres().kill(),
                same -> {
                    standby.takeOver();
                    same.failOver(standby.server());
                });
    }

    private FaultRow withoutTheLast(FaultBench bench, PostgresStandby standby) throws Exception {
        int before = bench.provider().posts().refreshTokensSentTwice().size();
        FaultRow row = play(
                bench,
                "database: it dies, and a standby takes over that has not got the last commits, among them a rotation",
                "who is signed in: pages; who needs new tokens or signs in: told to try again (503); who signed in just before"
                        + " signs in again",
                "every grant that a running server remembers: it writes the tokens again that the standby never got (EEN-GRANT-10);"
                        + " lost are logins of the last moments, and after a restart of the servers the grants that were rotated in"
                        + " them: they need a login",
                Duration.ofSeconds(3),
                "LOGIN_FORGOTTEN",
                same -> {
                    standby.stopFollowing();
                    rotation(same);
                    same.postgres().kill();
                },
                same -> {
                    standby.takeOver();
                    same.failOver(standby.server());
                });
        long written = bench.node().logged("EEN-GRANT-10");
        Set<String> twice = bench.provider().posts().refreshTokensSentTwice();
        boolean held = row.held() && written > 0 && twice.size() == before;
        String detail = row.detail() + "; written again " + written + ", sent twice " + (twice.size() - before);
        Progress.say(detail);
        return new FaultRow(row.fault(), row.usersSee(), row.kept(), row.recovery(), held, detail);
    }

    /** Blocks until one is done and stored. */
    private static void rotation(FaultBench bench) throws Exception {
        long before = bench.node().logged("EEN-GRANT-02");
        if (!Waiting.until(() -> logged(bench) > before, UNTIL_ROTATED)) {
            throw new IllegalStateException("nobody needed new tokens");
        }
    }

    private static long logged(FaultBench bench) {
        try {
            return bench.node().logged("EEN-GRANT-02");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
