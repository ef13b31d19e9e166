package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

/** A thread that is to end leaves the database open for all others. */
class InterruptedThreadTest {

    @TestDatabase.OnEach
    void stores(TestDatabase database) {
        TokenVault vault = VaultNode.on(database).vault;
        Grant before = Grants.fresh();
        vault.store(before);
        if (database.isH2()) {
            // As it is shipped: a thread writes to the file what it commits.
            database.run("SET WRITE_DELAY 0");
        }
        Grant last = Grants.fresh();
        Thread.currentThread().interrupt();
        try {
            vault.store(last);
        } finally {
            assertTrue(Thread.interrupted(), "it is still to end");
        }
        assertEquals(Optional.of(before), vault.find(before.id()));
        assertEquals(Optional.of(last), vault.find(last.id()));
    }
}
