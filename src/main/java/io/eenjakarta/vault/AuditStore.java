package io.eenjakarta.vault;

import java.util.List;

/** Where the audit trail lies. Thread-safe. */
interface AuditStore {

    /** Adds an entry, now or soon. Does not block and does not fail. */
    void add(AuditEntry entry);

    /** Those that meet the filter, the latest first. Blocks; throws {@link VaultException.Unavailable}. */
    List<AuditEntry> recent(AuditFilter filter, ListPage<AuditEntry> page);

    /** As {@link AuditTrail#anonymise}. */
    int anonymise(Grant.Owner owner);

    /** Entries that could not be kept, since the start. */
    long lost();

    /** Keeps what waits, if that is possible. */
    void stop();
}
