package io.eenjakarta.vault;

import io.eenjakarta.telemetry.Telemetry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who signed in, connected and left, and what happened to each grant: kept for {@code een.audit-retention}, in the database
 * of the vault or in memory. It holds no token. Thread-safe. No proxy of the container stands before it, so it serves those
 * as well who leave last.
 */
public final class AuditTrail {

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");

    private final AuditStore store;
    private final Clock clock;
    private final boolean on;
    private final ActMeasures measures;
    private final Flood flood = new Flood();
    private final String server = "%016x".formatted(new SecureRandom().nextLong());
    private final AtomicLong number = new AtomicLong();

    AuditTrail(AuditStore store, Clock clock, boolean on, Telemetry telemetry) {
        this.store = store;
        this.clock = clock;
        this.on = on;
        this.measures = new ActMeasures(telemetry);
    }

    /** One that ends with the application, and holds the last 10,000 entries. */
    public static AuditTrail inMemory(Clock clock) {
        return new AuditTrail(new MemoryAudit(), clock, true, Telemetry.none());
    }

    /**
     * Writes down what happened just now. It is measured as well, also where nothing is
     * written. Never fails and never waits for the database; while that is away, entries wait in
     * memory, and when they are too many or the server ends, the latest are lost. Of what anybody on the network can cause,
     * 60 entries a minute are written, and then how many there were more.
     */
    public void record(Occurrence what) {
        measures.count(what);
        if (!on) {
            return;
        }
        try {
            Instant now = clock.instant();
            if (what.act().isOpenToAnybody()) {
                flood.admitted(what, now).forEach(each -> add(each, now));
            } else {
                add(what, now);
            }
        } catch (RuntimeException | LinkageError going) {
            LOG.log(
                    Level.DEBUG,
                    () -> what.act() + " is not written down: "
                            + going.getClass().getName());
        }
    }

    private void add(Occurrence what, Instant now) {
        store.add(new AuditEntry(server + "%012x".formatted(number.incrementAndGet()), now, what));
    }

    /**
     * What happened to a grant, the latest first. Blocks.
     *
     * @param most entries at most
     * @throws VaultException.Unavailable when the database cannot be reached
     */
    public List<AuditEntry> ofGrant(GrantId id, int most) {
        return recent(AuditFilter.all().to(id), ListPage.first(most));
    }

    /**
     * What meets the filter, the latest first. Blocks.
     *
     * @throws VaultException.Unavailable when the database cannot be reached
     */
    public List<AuditEntry> recent(AuditFilter filter, ListPage<AuditEntry> page) {
        return store.recent(filter, page);
    }

    /**
     * How often each of these happened, in each step of time from a moment on. Blocks.
     *
     * @param steps how many
     * @return as many numbers for each of them
     * @throws VaultException.Unavailable when the database cannot be reached
     */
    public Map<Act, List<Long>> counts(Set<Act> acts, Instant from, Duration step, int steps) {
        return store.counts(acts, from, step, steps);
    }

    /**
     * Takes a user out of what is written so far: names, ids and reasons, in their own entries and in all others of their
     * grants. What was done and when stays, and so do the ids of grants and the names of administrators, who answer for what
     * they did. What happens later is written as before. Blocks.
     *
     * @return how many entries were changed
     * @throws VaultException.Unavailable when the database cannot be reached; what was done stays done
     */
    public int anonymise(Grant.Owner owner) {
        return store.anonymise(owner);
    }

    /**
     * The same for a caller of the portal: in what they did, as an administrator too, and in all other entries of grants that
     * they made. Blocks.
     *
     * @return how many entries were changed
     * @throws VaultException.Unavailable when the database cannot be reached; what was done stays done
     */
    public int anonymise(String caller) {
        return anonymise(caller, Set.of());
    }

    /**
     * The same, and in all entries of grants that are known to be theirs: of one that is older than the audit trail, or than
     * what it keeps, nothing in it tells who made it. Blocks.
     *
     * @param linked grants that this caller has connected
     * @return how many entries were changed
     * @throws VaultException.Unavailable when the database cannot be reached; what was done stays done
     */
    public int anonymise(String caller, Set<GrantId> linked) {
        return store.anonymise(caller, linked);
    }

    /** How many entries were lost on this server since its start. */
    public long lost() {
        return store.lost();
    }

    void stop() {
        store.stop();
    }
}
