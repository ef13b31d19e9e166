package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.VaultException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Grants with a token that may be used, rotated where need be. A switched grant is good as long as its parent, which is
 * renewed first: by the caller's thread, before the rotation of the switched grant takes one of ours. So no thread that
 * rotates ever waits for another rotation. Thread-safe; blocks.
 */
final class FreshGrants {

    private static final int MOST_TURNS = 3;

    private final GrantCache cache;
    private final Flights flights;
    private final Clock clock;

    FreshGrants(GrantCache cache, Flights flights, Clock clock) {
        this.cache = cache;
        this.flights = flights;
        this.clock = clock;
    }

    /** As {@link Renewal#current}. */
    Grant current(GrantId id) {
        Held known = cache.known(id);
        if (known == null || !cache.serves(known)) {
            return undue(id, usable(id)).grant();
        }
        mindParent(known);
        return known.grant();
    }

    /** As {@link Renewal#renewed}. */
    Grant renewed(GrantId id, int seenGeneration) {
        Held known = cache.known(id);
        if (known == null || known.grant().generation() <= seenGeneration) {
            return undue(id, rotated(id, seenGeneration, true)).grant();
        }
        return current(id);
    }

    /** As {@link Flights#rotated}. */
    Held rotated(GrantId id, int generation, boolean refused) {
        Optional<GrantId> parent = Optional.ofNullable(cache.known(id))
                .flatMap(held -> held.grant().parent());
        if (parent.isPresent()) {
            try {
                current(parent.get());
            } catch (GrantException.TryLater | GrantException.Misconfigured notNow) {
                return Optional.ofNullable(cache.known(id))
                        .filter(held -> !refused && held.grant().generation() == generation)
                        .filter(held -> held.lives(clock.millis()))
                        .orElseThrow(() -> notNow);
            }
        }
        try {
            return flights.rotated(id, generation, refused);
        } catch (GrantException.TryLater later) {
            if (later.staleParent() == 0) {
                throw later;
            }
            GrantId first = parent.or(() -> parentOf(id)).orElseThrow(() -> later);
            return afterParent(first, later, id, generation, refused);
        }
    }

    /** What failed may have been begun by somebody who knew the parent as it was long before. */
    private Held afterParent(
            GrantId parent, GrantException.TryLater refusal, GrantId id, int generation, boolean refused) {
        GrantException.TryLater last = refusal;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Grant fresh = renewed(parent, last.staleParent());
            if (fresh.generation() <= last.staleParent()) {
                throw last;
            }
            flights.resume(id, fresh.generation());
            try {
                Held rotated = flights.rotated(id, generation, refused);
                cache.accepted(fresh);
                return rotated;
            } catch (GrantException.TryLater again) {
                if (again.staleParent() == 0 || again.staleParent() >= fresh.generation()) {
                    throw again;
                }
                last = again;
            }
        }
        throw last;
    }

    private Optional<GrantId> parentOf(GrantId id) {
        return asked(() -> cache.read(id)).map(Held::grant).flatMap(Grant::parent);
    }

    /** Another node may have made a generation that is over as well by now. */
    private Held undue(GrantId id, Held from) {
        Held held = from;
        for (int turn = 0; turn < MOST_TURNS && flights.isDue(held); turn++) {
            held = rotated(id, held.grant().generation(), false);
        }
        return held;
    }

    private Held usable(GrantId id) {
        Held found = asked(() -> cache.read(id))
                .orElseThrow(() -> new GrantException.NeedsLogin("grant " + id + " is not in the vault"));
        if (found.grant().status().isDead()) {
            throw new GrantException.NeedsLogin(found.grant().reason());
        }
        mindParent(found);
        return found;
    }

    /** What ended with the parent is taken out of the vault after it: nobody must get in between. */
    private void mindParent(Held held) {
        if (held.grant().parent().isPresent()) {
            try {
                usable(held.grant().parent().get());
            } catch (GrantException.TryLater | GrantException.Misconfigured cannotTell) {
                // Its own row says that it lives.
                return;
            }
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }
}
