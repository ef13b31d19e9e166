package io.eenjakarta.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * Login attempts whose callback has been taken: no attempt, and so no authorization code, is used twice. Thread-safe,
 * atomic, may block on a database. Both methods throw {@link VaultException.Unavailable} when it cannot be reached; an
 * attempt has perhaps been taken then, and taking it again says no.
 */
public interface TakenAttempts {

    /**
     * Takes an attempt.
     *
     * @param attempt fingerprint of its state
     * @param sealedTarget where it leads, for a repeated callback of a caller who is in by then
     * @param until when it would have expired and may be forgotten
     * @return whether this call took it; false when it had been taken before
     */
    boolean take(String attempt, String sealedTarget, Instant now, Instant until);

    /** The sealed target of an attempt that was taken and is not forgotten yet. */
    Optional<String> targetOf(String attempt, Instant now);
}
