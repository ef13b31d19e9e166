package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Seals grants and webhooks anew whose key is not the first one any more, while they are in use: a row that changes meanwhile is left to
 * whoever changed it. Costs next to nothing when there are none. Any number of nodes may do it at the same time.
 */
final class Resealing implements Reencryption {

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");
    private static final long FIRST_SECONDS = 20;
    private static final long NEXT_SECONDS = 300;
    private static final int BATCH = 100;

    private static final String NEXT_KEY = "SELECT key_id FROM een_grant WHERE key_id > ? ORDER BY key_id LIMIT 1";
    private static final String ROWS = "SELECT id, generation, sealed, key_id FROM een_grant"
            + " WHERE key_id = ? AND id > ? ORDER BY id LIMIT " + BATCH;
    private static final String COUNTS = "SELECT key_id, COUNT(*) FROM een_grant GROUP BY key_id";
    private static final String COUNT = "SELECT COUNT(*) FROM een_grant WHERE key_id = ?";
    private static final String RESEAL =
            "UPDATE een_grant SET sealed = ?, key_id = ? WHERE id = ? AND generation = ? AND sealed = ?";

    private final Database database;
    private final KeyRing keys;
    private final SealedTokens tokens;
    private final UnreadableGrants unreadable;
    private final HookResealing hooks;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Executor executor;
    private volatile boolean stopping;
    private volatile Future<?> timer;
    private volatile Set<String> missingBefore = Set.of();

    private record Row(String id, int generation, String sealed, String keyId) {}

    /** What a run did so far. */
    private static final class Tally {
        private int done;
        private int left;
        private final Set<String> missingKeys = new HashSet<>();
    }

    Resealing(Database database, KeyRing keys, SealedTokens tokens, UnreadableGrants unreadable) {
        this.database = database;
        this.keys = keys;
        this.tokens = tokens;
        this.unreadable = unreadable;
        this.hooks = new HookResealing(database, keys, unreadable);
    }

    /** Runs soon, and every five minutes from then on. */
    void start(ScheduledExecutorService scheduler, Executor threads) {
        executor = threads;
        timer = scheduler.scheduleWithFixedDelay(this::start, FIRST_SECONDS, NEXT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Progress progress() {
        Map<String, Long> left = new HashMap<>(counts());
        Long done = left.remove(keys.sealingKey());
        Map<String, Long> missing = new HashMap<>(left);
        left.keySet().removeIf(key -> !keys.has(key));
        missing.keySet().removeIf(keys::has);
        return new Progress(keys.sealingKey(), done == null ? 0 : done, left, missing, running.get());
    }

    private Map<String, Long> counts() {
        List<Map.Entry<String, Long>> grants = database.call(
                connection -> Sql.query(connection, row -> Map.entry(row.getString(1), row.getLong(2)), COUNTS));
        return Stream.of(grants, hooks.counts())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    /** A run under way ends with its batch. */
    void stop() {
        stopping = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public boolean start() {
        if (stopping || !running.compareAndSet(false, true)) {
            return false;
        }
        try {
            executor.execute(this::runQuietly);
            return true;
        } catch (RejectedExecutionException stopped) {
            stopping = true;
            running.set(false);
            return false;
        } catch (RuntimeException | Error noThread) {
            running.set(false);
            return false;
        }
    }

    private void runQuietly() {
        try {
            run();
        } catch (VaultException unwell) {
            // Told where it happened; the next run tries again.
        } finally {
            running.set(false);
        }
    }

    /**
     * Seals anew what it can, in batches.
     *
     * @return how many
     * @throws VaultException when the database is not there; what was done stays done
     */
    int run() {
        Tally tally = new Tally();
        String key = nextKey("");
        while (!key.isEmpty() && !stopping) {
            if (!keys.has(key)) {
                tally.left += missing(key);
                tally.missingKeys.add(key);
            } else if (!key.equals(keys.sealingKey())) {
                reseal(key, tally);
            }
            key = nextKey(key);
        }
        HookResealing.Run ofHooks = hooks.run();
        tally.done += ofHooks.done();
        tally.left += ofHooks.left();
        missingBefore.stream()
                .filter(name -> !tally.missingKeys.contains(name))
                .forEach(name -> unreadable.over(told(name)));
        missingBefore = tally.missingKeys;
        if (tally.done > 0) {
            LOG.log(
                    Level.INFO,
                    LogCode.VAULT_RESEALED.line(
                            tally.done + " with key " + keys.sealingKey() + ", left with other keys " + tally.left));
        }
        return tally.done;
    }

    private void reseal(String key, Tally tally) {
        String after = "";
        while (!stopping) {
            String from = after;
            List<Row> batch = database.call(connection -> batch(connection, key, from, tally));
            if (batch.isEmpty()) {
                return;
            }
            after = batch.get(batch.size() - 1).id();
        }
    }

    private List<Row> batch(Connection connection, String key, String after, Tally tally) throws SQLException {
        List<Row> rows = Sql.query(
                connection,
                row -> new Row(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
                ROWS,
                key,
                after);
        for (Row row : rows) {
            try {
                String fresh = tokens.resealed(row.id(), row.generation(), row.sealed(), row.keyId());
                tally.done += Sql.update(
                        connection, RESEAL, fresh, keys.sealingKey(), row.id(), row.generation(), row.sealed());
            } catch (VaultException.Unreadable e) {
                unreadable.note(row.id(), e.getMessage());
                tally.left++;
            }
        }
        return rows;
    }

    private int missing(String key) {
        int rows = database.call(connection ->
                Sql.query(connection, row -> row.getInt(1), COUNT, key).get(0));
        unreadable.note(
                told(key), rows + " grants are sealed with key " + key + ", which is not in een.vault-keys here");
        return rows;
    }

    private static String told(String key) {
        return "key " + key;
    }

    private String nextKey(String after) {
        return database.call(connection -> Sql.query(connection, row -> row.getString(1), NEXT_KEY, after)).stream()
                .findFirst()
                .orElse("");
    }
}
