package io.eenjakarta.renewal;

import java.time.Duration;
import java.util.Optional;

/** Why no usable token can be had. The message is fit for a log: it holds no secret. */
public abstract sealed class GrantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private GrantException(String message) {
        super(message);
    }

    /** The grant is dead, ended or unknown: only a new login helps. */
    public static final class NeedsLogin extends GrantException {
        private static final long serialVersionUID = 1L;

        public NeedsLogin(String message) {
            super(message);
        }
    }

    /** The provider cannot be reached or is not well: the grant is kept, try later. */
    public static final class TryLater extends GrantException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> retryAfter;

        public TryLater(String message, Optional<Duration> retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /** What the provider asked for. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** Our client is not accepted: an operator must act, the grant is kept. */
    public static final class Misconfigured extends GrantException {
        private static final long serialVersionUID = 1L;

        public Misconfigured(String message) {
            super(message);
        }
    }
}
