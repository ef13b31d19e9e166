package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * New tokens that could not be written: the provider has rotated, the database was away, or somebody took the right to
 * store them. They are the only copy, so they are kept here and written again until they are stored, or until the
 * grant has ended or moved on without them. Nobody uses them before. Thread-safe; {@link #keep} does not block,
 * unless the memory is full.
 */
@ApplicationScoped
public class UnstoredTokens {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final TokenVault vault;
    private final ForgottenTokens forgotten;
    private final Revocation revocation;
    private final GrantEvents events;
    private final AuditTrail audit;
    private final Troubles troubles;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Map<GrantId, Unstored> waiting = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private record Unstored(Grant from, String owner, TokenSet next) {}

    @Inject
    public UnstoredTokens(
            TokenVault vault,
            Revocation revocation,
            GrantEvents events,
            AuditTrail audit,
            Troubles troubles,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler) {
        this.vault = vault;
        this.forgotten = new ForgottenTokens(vault);
        this.revocation = revocation;
        this.events = events;
        this.audit = audit;
        this.troubles = troubles;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** For the container's proxy. */
    protected UnstoredTokens() {
        this(null, null, null, null, null, null, null);
    }

    /** Whether tokens of this grant wait here: its refresh token in the vault is used up. */
    boolean has(GrantId id) {
        return !waiting.isEmpty() && waiting.containsKey(id);
    }

    /** How many grants have tokens here. */
    int size() {
        return waiting.size();
    }

    /** Keeps the tokens that follow {@code from} until they are stored. */
    void keep(Grant from, String owner, TokenSet next) {
        waiting.put(from.id(), new Unstored(from, owner, next));
        again(from.id(), FIRST_WAIT_MILLIS);
        String detail = "grant " + from.id() + ", generation " + (from.generation() + 1);
        troubles.note(LogCode.GRANT_UNSTORED, detail);
        LOG.log(Level.WARNING, LogCode.GRANT_UNSTORED.line(detail));
    }

    /** The application is going: the last chance. */
    @PreDestroy
    void stop() {
        stopping = true;
        waiting.keySet().forEach(this::write);
    }

    /** Waits itself where the memory is too full to have somebody else wait. */
    private void again(GrantId id, long millis) {
        while (true) {
            try {
                scheduler.schedule(() -> handOver(id, millis), millis, TimeUnit.MILLISECONDS);
                return;
            } catch (RejectedExecutionException stopped) {
                write(id);
                return;
            } catch (OutOfMemoryError full) {
                if (stopping) {
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            }
        }
    }

    private void handOver(GrantId id, long millis) {
        long next = Math.min(LONGEST_WAIT_MILLIS, millis * 2);
        try {
            executor.execute(() -> {
                if (!write(id) && !stopping) {
                    again(id, next);
                }
            });
        } catch (RuntimeException | Error noThread) {
            if (!stopping) {
                again(id, next);
            }
        }
    }

    /** Whether there is nothing left to do for this grant. */
    private boolean write(GrantId id) {
        Unstored tokens = waiting.get(id);
        if (tokens == null) {
            return true;
        }
        try {
            Grant from = tokens.from();
            if (vault.advance(id, from.generation(), tokens.owner(), tokens.next()) || isClaimForgotten(tokens)) {
                LOG.log(
                        Level.INFO,
                        LogCode.GRANT_ROTATED.line("grant " + id + ", generation " + (from.generation() + 1)));
                events.fire(new GrantRotated(id, from.generation() + 1));
                audit.record(Occurrence.of(Act.ROTATED, LogCode.GRANT_ROTATED)
                        .to(from)
                        .to(id, from.generation() + 1));
                return gone(id);
            }
            return overtaken(tokens, vault.find(id)) && gone(id);
        } catch (VaultException.Unreadable broken) {
            return !broken.curable() && damaged(id, broken.getMessage());
        } catch (RuntimeException | Error later) {
            return false;
        }
    }

    /**
     * Whether they could be stored after the vault had lost the claim: without it a grant of that generation would be as if
     * nobody had ever sent its refresh token.
     */
    private boolean isClaimForgotten(Unstored tokens) {
        Grant from = tokens.from();
        Grant next = from.rotated(tokens.next(), tokens.next().issuedAt());
        return vault.find(from.id())
                .filter(now -> now.status() == GrantStatus.ACTIVE && now.generation() == from.generation())
                .filter(now -> !Replacement.isOfLaterLogin(from, now))
                .filter(now -> forgotten.write(next, now))
                .isPresent();
    }

    /** Whether these tokens are of no use any more. */
    private boolean overtaken(Unstored tokens, Optional<Grant> now) {
        if (now.isEmpty() || Replacement.outdates(tokens.from(), tokens.next(), now.get())) {
            revocation.revoke(tokens.from().rotated(tokens.next(), tokens.next().issuedAt()));
            return true;
        }
        boolean moved = now.get().generation() > tokens.from().generation();
        if (moved) {
            LOG.log(
                    Level.WARNING,
                    LogCode.GRANT_LATE.line("grant " + tokens.from().id()));
        }
        return moved || now.get().status().isDead() && !now.get().reason().equals(Grant.LOST_REPLY);
    }

    private boolean damaged(GrantId id, String why) {
        LOG.log(Level.ERROR, LogCode.GRANT_LATE.line("grant " + id + ": " + why));
        return gone(id);
    }

    private boolean gone(GrantId id) {
        waiting.remove(id);
        if (waiting.isEmpty()) {
            troubles.over(LogCode.GRANT_UNSTORED);
        }
        return true;
    }
}
