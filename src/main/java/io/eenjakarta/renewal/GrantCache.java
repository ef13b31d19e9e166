package io.eenjakarta.renewal;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Grants as this node knows them, in front of the vault: bounded in number, by generation, and no older than a short
 * age. Who uses a grant often never waits for the database: past half of that age it is looked at again in the
 * background. While the vault cannot be reached, what is known serves on for as long as its access token lives.
 * Thread-safe.
 */
final class GrantCache {

    private static final int MOST_ENDED = 1_000;

    private final Map<GrantId, Held> held = new ConcurrentHashMap<>();
    private final Set<GrantId> beingRead = ConcurrentHashMap.newKeySet();
    /** The latest grants that ended here: whoever has just read one must not bring it back. */
    private final Set<GrantId> ended = ConcurrentHashMap.newKeySet();

    private final Queue<GrantId> endedInOrder = new ConcurrentLinkedQueue<>();
    private final TokenVault vault;
    private final Executor executor;
    private final Clock clock;
    private final Settings settings;
    private final ForgottenTokens forgotten;
    private final long ageMillis;
    private final long youngMillis;
    private final int most;

    GrantCache(TokenVault vault, Executor executor, Clock clock, Settings settings) {
        this.vault = vault;
        this.executor = executor;
        this.clock = clock;
        this.settings = settings;
        this.forgotten = new ForgottenTokens(vault);
        this.ageMillis = settings.vault().cacheAge().toMillis();
        this.youngMillis = ageMillis / 2;
        this.most = settings.vault().cacheSize();
    }

    /** What is held, whatever its age; null when nothing is. Does not block. */
    Held known(GrantId id) {
        return held.get(id);
    }

    /** Whether it may be used without another thought. */
    boolean serves(Held known) {
        long now = clock.millis();
        // As unsigned numbers, times before it was read are too late as well.
        return now < known.dueMillis() && Long.compareUnsigned(now - known.readMillis(), youngMillis) < 0;
    }

    /**
     * The grant at most one age old; older only while the vault is away and its token lives. Absent when it is not in
     * the vault; a dead one is returned and not held.
     *
     * @throws VaultException when the vault cannot be read and nothing usable is known
     */
    Optional<Held> read(GrantId id) {
        if (ended.contains(id)) {
            return Optional.empty();
        }
        Held known = held.get(id);
        long age = known == null ? Long.MAX_VALUE : clock.millis() - known.readMillis();
        if (age < 0 || age >= ageMillis) {
            return readVault(id, known);
        }
        if (age >= youngMillis) {
            readInBackground(id);
        }
        return Optional.of(known);
    }

    /** Holds what is in the vault by now. */
    Held hold(Held fresh) {
        return kept(held.merge(fresh.grant().id(), fresh, Held::orNewer));
    }

    /** Holds a grant that was just read or written, unless it is dead. */
    Held hold(Grant grant) {
        Held fresh = Held.of(grant, settings.earlyRefresh(grant.provider()), clock.millis());
        if (grant.status().isDead()) {
            forget(grant.id());
            return fresh;
        }
        return kept(held.merge(grant.id(), fresh, Held::readAgain));
    }

    void forget(GrantId id) {
        held.remove(id);
    }

    /** Forgets a grant that is no longer in the vault, for good. */
    void end(GrantId id) {
        if (ended.add(id)) {
            endedInOrder.add(id);
        }
        forget(id);
        while (ended.size() > MOST_ENDED) {
            ended.remove(endedInOrder.poll());
        }
    }

    private Held kept(Held now) {
        if (ended.contains(now.grant().id())) {
            forget(now.grant().id());
        } else {
            shrink();
        }
        return now;
    }

    void accepted(Grant grant) {
        held.computeIfPresent(
                grant.id(), (id, known) -> known.grant().generation() == grant.generation() ? known.accepted() : known);
    }

    /** How many are held. */
    int size() {
        return held.size();
    }

    private Optional<Held> readVault(GrantId id, Held known) {
        Optional<Grant> grant;
        try {
            grant = vault.find(id);
            if (grant.isPresent()
                    && ForgottenTokens.are(known, grant.get())
                    && forgotten.write(known.grant(), grant.get())) {
                return Optional.of(hold(known.asOf(clock.millis())));
            }
        } catch (VaultException.Unavailable away) {
            long now = clock.millis();
            if (known == null || !known.lives(now)) {
                throw away;
            }
            return Optional.of(hold(known.asOf(now - youngMillis)));
        } catch (VaultException.Unreadable broken) {
            forget(id);
            throw broken;
        }
        if (grant.isEmpty() || grant.get().status().isDead()) {
            forget(id);
            return grant.map(dead -> Held.of(dead, settings.earlyRefresh(dead.provider()), clock.millis()));
        }
        return Optional.of(hold(grant.get()));
    }

    private void readInBackground(GrantId id) {
        if (beingRead.add(id)) {
            try {
                executor.execute(() -> {
                    try {
                        readVault(id, held.get(id));
                    } catch (VaultException kept) {
                        // The next one who cannot do without it will meet it.
                        return;
                    } finally {
                        beingRead.remove(id);
                    }
                });
            } catch (RuntimeException | Error noThread) {
                beingRead.remove(id);
            }
        }
    }

    /** Whoever is looked for again is read again; first to go are those that would be read again anyway. */
    private void shrink() {
        if (held.size() <= most) {
            return;
        }
        long now = clock.millis();
        held.values().removeIf(old -> now - old.readMillis() >= ageMillis);
        Iterator<Held> any = held.values().iterator();
        while (held.size() > most - most / 10 && any.hasNext()) {
            any.next();
            any.remove();
        }
    }
}
