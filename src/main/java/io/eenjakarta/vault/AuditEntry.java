package io.eenjakarta.vault;

import java.time.Instant;

/**
 * An entry of the audit trail.
 *
 * @param id of the entry; of one server they go up
 * @param at when it happened, by the vault's clock
 * @param what happened
 */
public record AuditEntry(String id, Instant at, Occurrence what) implements Listed {

    /** By its time: the latest stands first. */
    @Override
    public ListPlace place() {
        return new ListPlace(at, id);
    }
}
