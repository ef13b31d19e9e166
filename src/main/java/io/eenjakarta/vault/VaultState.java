package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What kind of vault there is and whether its database answers, for a health page. Thread-safe, never blocks. */
public final class VaultState {

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");
    private static final Duration STEADY = Duration.ofSeconds(10);

    private static final String MEMORY = "memory";

    private final String kind;
    private final Troubles troubles;
    private final Clock clock;
    private volatile boolean answering = true;
    private volatile boolean prepared;
    private volatile Instant failed = Instant.EPOCH;

    /**
     * The state of a vault that was not used yet.
     *
     * @param kind {@code memory} or {@code jdbc}
     */
    VaultState(String kind, Troubles troubles, Clock clock) {
        this.kind = kind;
        this.prepared = MEMORY.equals(kind);
        this.troubles = troubles;
        this.clock = clock;
    }

    /** {@code memory} or {@code jdbc}. */
    public String kind() {
        return kind;
    }

    /** Whether the database answered when it was last used; always with memory. */
    public boolean answers() {
        return answering;
    }

    /** Whether the tables were found or made since the start; always with memory. */
    public boolean isPrepared() {
        return prepared;
    }

    void prepared() {
        prepared = true;
    }

    /** Whether the database answered when it was last used, and all of the last ten seconds. */
    boolean isSteady() {
        return answering && failed.plus(STEADY).isBefore(clock.instant());
    }

    void answered() {
        if (!answering) {
            answering = true;
            troubles.over(LogCode.VAULT_UNUSABLE);
            if (troubles.over(LogCode.VAULT_UNAVAILABLE)) {
                LOG.log(Level.INFO, LogCode.VAULT_UNAVAILABLE.line("over, it answers again"));
            }
        }
    }

    void failed(String detail) {
        answering = false;
        failed = clock.instant();
        if (troubles.note(LogCode.VAULT_UNAVAILABLE, detail)) {
            LOG.log(Level.WARNING, LogCode.VAULT_UNAVAILABLE.line(detail));
        }
    }

    void unusable(String message) {
        answering = false;
        failed = clock.instant();
        if (troubles.note(LogCode.VAULT_UNUSABLE, message)) {
            LOG.log(Level.ERROR, message);
        }
    }
}
