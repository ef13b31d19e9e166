package io.eenjakarta.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the audit trail lies. Thread-safe. */
interface AuditStore {

    /** Adds an entry, now or soon. Does not block and does not fail. */
    void add(AuditEntry entry);

    /** Those that meet the filter, the latest first. Blocks; throws {@link VaultException.Unavailable}. */
    List<AuditEntry> recent(AuditFilter filter, ListPage<AuditEntry> page);

    /** As {@link AuditTrail#counts}. */
    Map<Act, List<Long>> counts(Set<Act> acts, Instant from, Duration step, int steps);

    /** As {@link AuditTrail#anonymise(Grant.Owner)}. */
    int anonymise(Grant.Owner owner);

    /** As {@link AuditTrail#anonymise(String, Set)}. */
    int anonymise(String caller, Set<GrantId> linked);

    /** Entries that could not be kept, since the start. */
    long lost();

    /** Keeps what waits, if that is possible. */
    void stop();
}
