package io.eenjakarta.renewal;

import java.time.Duration;
import java.util.Optional;

/** Not now, for a reason that says nothing about the grant. */
final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        PASSING,
        OUR_FAULT,
        REPLACED
    }

    private final transient Optional<Duration> retryAfter;
    private final Kind kind;

    private NotNow(Kind kind, String why, Optional<Duration> retryAfter) {
        super(why, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    NotNow(String why, Optional<Duration> retryAfter) {
        this(Kind.PASSING, why, retryAfter);
    }

    /** An operator must act. */
    static NotNow ourFault(String why) {
        return new NotNow(Kind.OUR_FAULT, why, Optional.empty());
    }

    /** The provider has rotated, so the old access token is of no use, and the new ones are not stored yet. */
    static NotNow replaced() {
        return new NotNow(Kind.REPLACED, "replaced", Optional.empty());
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the access token from before may still do. */
    boolean oldTokenMayServe() {
        return kind != Kind.REPLACED;
    }

    GrantException forCaller() {
        return switch (kind) {
            case OUR_FAULT -> new GrantException.Misconfigured(getMessage());
            case REPLACED -> GrantException.TryLater.replaced();
            case PASSING -> new GrantException.TryLater(getMessage(), retryAfter);
        };
    }
}
