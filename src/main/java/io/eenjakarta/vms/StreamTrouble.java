package io.eenjakarta.vms;

import io.eenjakarta.renewal.GrantException;
import java.time.Duration;
import java.util.Optional;

/** Why a connection of live pictures is over, and whom that concerns. What it says is fit for a log. */
sealed interface StreamTrouble {

    /** It concerns the grant under which it was open; others may do better. */
    record OfGrant(StreamEnd why) implements StreamTrouble {}

    /** It would be the same for all, and the next time. */
    record OfAll(StreamEnd why, String what) implements StreamTrouble {}

    /**
     * It may be better the next time.
     *
     * @param after what the provider asked for
     * @param inTheEnd what it is when it does not become better
     */
    record Again(Optional<Duration> after, StreamEnd inTheEnd, String what) implements StreamTrouble {}

    /** What came was no stream, or it broke off, or ended. */
    static StreamTrouble broken(String what) {
        return new Again(Optional.empty(), StreamEnd.UNAVAILABLE, what);
    }

    /** No token. */
    static StreamTrouble of(GrantException why) {
        if (why instanceof GrantException.NeedsLogin) {
            return new OfGrant(StreamEnd.NEEDS_LOGIN);
        }
        Optional<Duration> after = why instanceof GrantException.TryLater later ? later.retryAfter() : Optional.empty();
        return new Again(after, StreamEnd.UNAVAILABLE, why.getMessage());
    }

    /** What the API said when it was asked for the address. */
    static StreamTrouble ofApi(VmsException why) {
        if (why instanceof VmsException.NotFound) {
            boolean none = why.reason().equals(ProviderApi.NO_STREAM);
            return new OfGrant(none ? StreamEnd.NO_STREAM : StreamEnd.NOT_ALLOWED);
        }
        if (why.reason().equals(MediaAddresses.REFUSED)) {
            return new OfAll(StreamEnd.UNAVAILABLE, why.getMessage());
        }
        return of(why);
    }

    /** What the address itself said. It may be too old, so that one that is unknown once is no end yet. */
    static StreamTrouble ofMedia(VmsException why) {
        return why instanceof VmsException.NotFound
                ? new Again(Optional.empty(), StreamEnd.NO_STREAM, why.getMessage())
                : of(why);
    }

    private static StreamTrouble of(VmsException why) {
        if (why instanceof VmsException.Forbidden) {
            return new OfGrant(StreamEnd.NOT_ALLOWED);
        }
        if (why instanceof VmsException.Unauthorized unauthorized && unauthorized.needsLogin()) {
            return new OfGrant(StreamEnd.NEEDS_LOGIN);
        }
        if (why instanceof VmsException.Throttled throttled) {
            return new Again(throttled.retryAfter(), StreamEnd.TOO_MANY, why.getMessage());
        }
        if (why instanceof VmsException.Unavailable unavailable) {
            StreamEnd end = unavailable.deviceUnavailable() ? StreamEnd.CAMERA_OFF : StreamEnd.UNAVAILABLE;
            return new Again(unavailable.retryAfter(), end, why.getMessage());
        }
        return new Again(Optional.empty(), StreamEnd.UNAVAILABLE, why.getMessage());
    }
}
