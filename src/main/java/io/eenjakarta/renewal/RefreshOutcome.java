package io.eenjakarta.renewal;

import java.time.Duration;
import java.util.Optional;

/** What came of a refresh that an administrator asked for. */
public sealed interface RefreshOutcome {

    /**
     * The grant has new tokens.
     *
     * @param generation of them
     */
    record Refreshed(int generation) implements RefreshOutcome {}

    /**
     * The grant is dead or gone: only a new login of its user helps.
     *
     * @param why fit for a page
     */
    record NeedsLogin(String why) implements RefreshOutcome {}

    /**
     * Not now; the grant is kept.
     *
     * @param why fit for a page
     * @param retryAfter what the provider asked for
     */
    record TryLater(String why, Optional<Duration> retryAfter) implements RefreshOutcome {}

    /**
     * An operator must act first; the grant is kept.
     *
     * @param why fit for a page
     */
    record Misconfigured(String why) implements RefreshOutcome {}

    /** Its name, as the audit trail and JSON have it: REFRESHED, NEEDS_LOGIN, TRY_LATER or MISCONFIGURED. */
    default String word() {
        return this instanceof Refreshed
                ? "REFRESHED"
                : this instanceof NeedsLogin ? "NEEDS_LOGIN" : this instanceof TryLater ? "TRY_LATER" : "MISCONFIGURED";
    }

    /** Why not; empty when it was refreshed. */
    default String reason() {
        if (this instanceof NeedsLogin dead) {
            return dead.why();
        }
        if (this instanceof TryLater later) {
            return later.why();
        }
        return this instanceof Misconfigured wrong ? wrong.why() : "";
    }
}
