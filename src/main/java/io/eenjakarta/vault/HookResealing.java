package io.eenjakarta.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seals webhooks anew whose key is not the first one any more: few rows, so without a bound but in batches. */
final class HookResealing {

    private static final int BATCH = 100;
    private static final String COUNTS = "SELECT key_id, COUNT(*) FROM een_webhook GROUP BY key_id";
    private static final String ROWS =
            "SELECT id, sealed, key_id FROM een_webhook" + " WHERE key_id <> ? AND id > ? ORDER BY id LIMIT " + BATCH;
    private static final String RESEAL = "UPDATE een_webhook SET sealed = ?, key_id = ? WHERE id = ? AND sealed = ?";

    private final Database database;
    private final KeyRing keys;
    private final SealedHooks seals;
    private final UnreadableGrants unreadable;

    private record Row(String id, String sealed, String keyId) {}

    /** How many were sealed anew, and how many were not. */
    record Run(int done, int left) {

        private Run plus(Run more) {
            return new Run(done + more.done, left + more.left);
        }
    }

    HookResealing(Database database, KeyRing keys, UnreadableGrants unreadable) {
        this.database = database;
        this.keys = keys;
        this.seals = new SealedHooks(keys);
        this.unreadable = unreadable;
    }

    /** How many each key has sealed. */
    List<Map.Entry<String, Long>> counts() {
        return database.call(
                connection -> Sql.query(connection, row -> Map.entry(row.getString(1), row.getLong(2)), COUNTS));
    }

    /** Seals anew what it can; what changes meanwhile is left to whoever changed it. */
    Run run() {
        Run all = new Run(0, 0);
        String after = "";
        while (true) {
            String from = after;
            List<Row> batch = database.call(connection -> Sql.query(
                    connection,
                    row -> new Row(row.getString(1), row.getString(2), row.getString(3)),
                    ROWS,
                    keys.sealingKey(),
                    from));
            if (batch.isEmpty()) {
                return all;
            }
            for (Row row : batch) {
                all = all.plus(resealed(row));
            }
            after = batch.get(batch.size() - 1).id();
        }
    }

    private Run resealed(Row row) {
        Optional<String> fresh = fresh(row);
        int done = fresh.map(anew -> database.call(
                        connection -> Sql.update(connection, RESEAL, anew, keys.sealingKey(), row.id(), row.sealed())))
                .orElse(0);
        return new Run(done, fresh.isPresent() ? 0 : 1);
    }

    private Optional<String> fresh(Row row) {
        try {
            SealedHooks.Opened opened = seals.open(row.id(), row.sealed(), row.keyId());
            return Optional.of(seals.seal(opened.id(), opened.secret()));
        } catch (VaultException.Unreadable e) {
            unreadable.note("webhook " + row.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
