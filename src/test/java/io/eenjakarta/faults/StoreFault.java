package io.eenjakarta.faults;

import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Something that happens to PostgreSQL while people use the portal, for a few seconds. */
abstract class StoreFault implements FaultScenario {

    private final String name;

    StoreFault(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public FaultPlan plan() {
        return FaultPlan.postgres().withUsers(60);
    }

    /** What is done. */
    @FunctionalInterface
    interface Deed {
        void on(FaultBench bench) throws Exception;
    }

    /** A row of the table, played. */
    final FaultRow play(FaultBench bench, String fault, String usersSee, String kept, Deed begin, Deed end)
            throws Exception {
        return play(bench, fault, usersSee, kept, Duration.ofSeconds(8), "", begin, end);
    }

    /**
     * The same.
     *
     * @param lasts from the end of the first deed to the beginning of the second
     * @param declared what is lost as {@link StoreBooks} calls it; empty for nothing
     */
    final FaultRow play(
            FaultBench bench,
            String fault,
            String usersSee,
            String kept,
            Duration lasts,
            String declared,
            Deed begin,
            Deed end)
            throws Exception {
        Progress.say(fault);
        StoreBooks books = new StoreBooks(bench, declared);
        List<String> wrong = new ArrayList<>();
        StoreSeen seen;
        try (StoreUsers users = new StoreUsers(bench)) {
            Waiting.pause(Duration.ofSeconds(1));
            long began = System.nanoTime();
            try {
                begin.on(bench);
                Waiting.pause(lasts);
            } finally {
                end.on(bench);
            }
            seen = users.finish(began, System.nanoTime());
            if (!users.allRenew()) {
                wrong.add("not every grant could be renewed afterwards");
            }
        }
        wrong.addAll(wrong(seen));
        wrong.addAll(books.differences());
        String detail = seen + (wrong.isEmpty() ? "" : "; NOT AS PROMISED: " + wrong);
        Progress.say(detail);
        return new FaultRow(fault, usersSee, kept, seen.recovery(), wrong.isEmpty(), detail);
    }

    /** What nobody may see, whatever the database does. */
    private List<String> wrong(StoreSeen seen) {
        List<String> wrong = new ArrayList<>();
        for (String who : List.of(StoreSeen.SIGNED_IN, StoreSeen.DUE, StoreSeen.NEW)) {
            if (seen.wrong(who) > 0) {
                wrong.add(seen.wrong(who) + " who were " + who + " saw neither a page nor the advice to come back");
            }
        }
        if (seen.recovery() == null) {
            wrong.add("not everybody got a page afterwards");
        }
        if (seen.unavailable(StoreSeen.SIGNED_IN) * 20
                > seen.of(StoreSeen.SIGNED_IN).size()) {
            wrong.add(seen.unavailable(StoreSeen.SIGNED_IN) + " with a living token were told to come back");
        }
        return wrong;
    }

    /** Runs statements as the database's administrator, by way of the gate. */
    static void execute(FaultBench bench, String... statements) throws SQLException {
        try (Connection connection = bench.database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
