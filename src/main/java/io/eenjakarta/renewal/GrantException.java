package io.eenjakarta.renewal;

import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.Optional;

/** Why no usable token can be had. The message is fit for a log: it holds no secret. */
public abstract sealed class GrantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FOR_AN_OPERATOR = Duration.ofSeconds(5);

    private GrantException(String message) {
        super(message);
    }

    /** How long the next try should wait: what the provider asked for, between a second and five minutes. */
    Duration pause() {
        Duration asked = this instanceof TryLater later ? later.retryAfter().orElse(SHORTEST) : FOR_AN_OPERATOR;
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** What trouble of the vault means to whoever needs a token. */
    static GrantException of(VaultException failed) {
        if (failed instanceof VaultException.Unreadable unreadable) {
            return unreadable.curable()
                    ? new Misconfigured(unreadable.getMessage())
                    : new NeedsLogin(unreadable.getMessage());
        }
        return new TryLater(failed.getMessage(), Optional.empty());
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
        private final boolean oldTokenMayServe;
        private final int staleParent;

        public TryLater(String message, Optional<Duration> retryAfter) {
            this(message, retryAfter, true, 0);
        }

        private TryLater(String message, Optional<Duration> retryAfter, boolean oldTokenMayServe, int staleParent) {
            super(message);
            this.retryAfter = retryAfter;
            this.oldTokenMayServe = oldTokenMayServe;
            this.staleParent = staleParent;
        }

        /** The provider has rotated, so the old access token is of no use, and the new ones are not stored yet. */
        static TryLater replaced() {
            return new TryLater("the new tokens wait for the database", Optional.empty(), false, 0);
        }

        /** A switched grant's parent must be renewed first, away from this generation. */
        static TryLater staleParent(int generation) {
            return new TryLater(
                    "the provider does not take the token of its login", Optional.empty(), true, generation);
        }

        /** The generation that {@link #staleParent} names; 0 otherwise. */
        int staleParent() {
            return staleParent;
        }

        boolean oldTokenMayServe() {
            return oldTokenMayServe;
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
