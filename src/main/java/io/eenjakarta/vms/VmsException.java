package io.eenjakarta.vms;

import java.time.Duration;
import java.util.Optional;

/**
 * Why an API call brought nothing. The message is fit for a log and, shortened, for a page: it holds the HTTP status
 * and the API's own words, never a token.
 */
public abstract sealed class VmsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    private VmsException(ApiFault fault) {
        super(fault.toString());
        this.status = fault.status();
        this.reason = fault.reason();
    }

    /** HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The API's machine-readable word, such as {@code invalidPermission}; empty when it gave none. */
    public String reason() {
        return reason;
    }

    /** No token that the API accepts, even after a renewal. */
    public static final class Unauthorized extends VmsException {
        private static final long serialVersionUID = 1L;

        Unauthorized(ApiFault fault) {
            super(fault);
        }

        /** Whether only a new login helps; otherwise the API refused a token that the provider had just given. */
        public boolean needsLogin() {
            return OwnAnswer.NEEDS_LOGIN.equals(reason()) || OwnAnswer.NO_GRANT.equals(reason());
        }
    }

    /** The user, edition or account may not do this; another token would not help. */
    public static final class Forbidden extends VmsException {
        private static final long serialVersionUID = 1L;

        Forbidden(ApiFault fault) {
            super(fault);
        }
    }

    /** No such camera, user or end point, for this user at least. */
    public static final class NotFound extends VmsException {
        private static final long serialVersionUID = 1L;

        NotFound(ApiFault fault) {
            super(fault);
        }
    }

    /** Too many calls: slow down. */
    public static final class Throttled extends VmsException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> retryAfter;

        Throttled(ApiFault fault, Optional<Duration> retryAfter) {
            super(fault);
            this.retryAfter = retryAfter;
        }

        /** What the API asked for, at most an hour. */
        public Optional<Duration> retryAfter() {
            return retryAfter == null ? Optional.empty() : retryAfter;
        }
    }

    /** The API, the way to it, or one camera is not there now. */
    public static final class Unavailable extends VmsException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> retryAfter;

        Unavailable(ApiFault fault, Optional<Duration> retryAfter) {
            super(fault);
            this.retryAfter = retryAfter;
        }

        Unavailable(ApiFault fault, Throwable cause) {
            this(fault, Optional.empty());
            initCause(cause);
        }

        /** What the API asked for, at most an hour. */
        public Optional<Duration> retryAfter() {
            return retryAfter == null ? Optional.empty() : retryAfter;
        }

        /** One camera's trouble and no outage: other calls are not affected. */
        public boolean deviceUnavailable() {
            return reason().equals(ApiFault.DEVICE_UNAVAILABLE);
        }

        /**
         * Whether no connection was free for as long as {@code een.checkout-timeout}: a {@code Response} or a stream of earlier
         * calls that nobody closed keeps one each.
         */
        public boolean connectionsInUse() {
            return OwnAnswer.CONNECTIONS_IN_USE.equals(reason());
        }

        /** Whether the provider does not accept our own client: an operator must act. */
        public boolean misconfigured() {
            return OwnAnswer.MISCONFIGURED.equals(reason());
        }
    }

    /** The API does not understand or accept what was asked: the same request will not do better. */
    public static final class Rejected extends VmsException {
        private static final long serialVersionUID = 1L;

        Rejected(ApiFault fault) {
            super(fault);
        }
    }
}
