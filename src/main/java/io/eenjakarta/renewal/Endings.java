package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes grants out of the vault, for good: what the database does not take at once is repeated until it does. A session
 * that a server's session database brings back after an outage must not find its grant alive. Thread-safe.
 */
@ApplicationScoped
public class Endings {

    private static final int MOST = 10_000;
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private final TokenVault vault;
    private final Revocation revocation;
    private final GrantEvents events;
    private final AuditTrail audit;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final SwitchedGrants switched;
    private final Set<GrantId> unfinished = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    public Endings(
            TokenVault vault,
            Revocation revocation,
            GrantEvents events,
            AuditTrail audit,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler) {
        this.vault = vault;
        this.revocation = revocation;
        this.events = events;
        this.audit = audit;
        this.executor = executor;
        this.scheduler = scheduler;
        this.switched = new SwitchedGrants(vault, revocation, events, audit);
    }

    /** For the container's proxy. */
    protected Endings() {
        this(null, null, null, null, null, null);
    }

    /**
     * Ends a grant and gives its tokens back to the provider in the background. Blocks for one statement.
     *
     * @param known as this node knew it; its tokens are revoked when the vault cannot tell better ones
     * @return whether there was something to end
     */
    boolean end(GrantId id, Optional<Grant> known) {
        try {
            Optional<Grant> ended = vault.end(id);
            ended.ifPresent(grant -> ended(grant, revocation::revoke));
            endSwitched(id);
            return ended.isPresent();
        } catch (VaultException notNow) {
            known.filter(grant -> !grant.status().isDead()).ifPresent(revocation::revoke);
            later(id);
            return known.isPresent();
        }
    }

    /** Ends a grant whose tokens another one has perhaps got; then they are not given back. Blocks for one statement. */
    void abandon(GrantId id) {
        if (!finish(id)) {
            later(id);
        }
    }

    private void later(GrantId id) {
        if (unfinished.size() < MOST && unfinished.add(id)) {
            again(id, FIRST_WAIT_MILLIS);
        }
    }

    /**
     * Ends a grant that nobody has used for long. Blocks for one statement.
     *
     * @param died whether its tokens have died of that: then nothing is sent, unless somebody got new ones meanwhile
     * @throws VaultException when the database does not take it now
     */
    void endUnused(GrantLine line, boolean died, String why) {
        vault.end(line.id()).ifPresent(grant -> {
            boolean alive = !died || grant.generation() > line.generation();
            if (alive && !grant.status().isDead()) {
                revocation.revoke(grant);
            }
            events.fire(new GrantEnded(grant.id()));
            audit.record(Occurrence.of(Act.ENDED, LogCode.LOGIN_ENDED).to(grant).because(why));
        });
        switched.endWith(line.id());
    }

    /** How many are not taken out yet. */
    int size() {
        return unfinished.size();
    }

    /** The application is going: the last chance. */
    @PreDestroy
    void stop() {
        stopping = true;
        unfinished.forEach(this::finish);
    }

    private void again(GrantId id, long millis) {
        long next = Math.min(LONGEST_WAIT_MILLIS, millis * 2);
        try {
            scheduler.schedule(() -> handOver(id, next), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            finish(id);
        }
    }

    private void handOver(GrantId id, long next) {
        try {
            executor.execute(() -> {
                if (!finish(id) && !stopping) {
                    again(id, next);
                }
            });
        } catch (RuntimeException | Error noThread) {
            if (!stopping) {
                again(id, next);
            }
        }
    }

    private boolean finish(GrantId id) {
        try {
            vault.end(id).ifPresent(grant -> ended(grant, revocation::revokeUnlessShared));
            switched.endWith(id);
            unfinished.remove(id);
            return true;
        } catch (RuntimeException notNow) {
            return false;
        }
    }

    private void endSwitched(GrantId parent) {
        try {
            switched.endWith(parent);
        } catch (VaultException notNow) {
            later(parent);
        }
    }

    private void ended(Grant grant, Consumer<Grant> revoke) {
        if (!grant.status().isDead()) {
            revoke.accept(grant);
        }
        events.fire(new GrantEnded(grant.id()));
        audit.record(Occurrence.of(Act.ENDED).to(grant));
    }
}
