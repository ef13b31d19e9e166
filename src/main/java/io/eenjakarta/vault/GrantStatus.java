package io.eenjakarta.vault;

/** Where a grant stands. */
public enum GrantStatus {
    /** Usable. */
    ACTIVE,
    /** A rotation is under way. */
    ROTATING,
    /** Not known whether the provider acted on the last refresh: kept, found out at the next rotation. */
    SUSPECT,
    /** Dead at the provider: its user must sign in again. */
    NEEDS_LOGIN,
    /** Ended by its user or an operator. */
    ENDED;

    /** Whether nothing but a new login brings it back. */
    public boolean isDead() {
        return this == NEEDS_LOGIN || this == ENDED;
    }
}
