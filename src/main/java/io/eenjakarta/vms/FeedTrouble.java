package io.eenjakarta.vms;

import io.eenjakarta.renewal.GrantException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a failure means to a feed: it ends, or is tried again after a while. */
sealed interface FeedTrouble {

    Pattern FULL = Pattern.compile("(?i).*(limit|quota|toomany|maximum|exceed).*");

    /** What the platform said makes no sense. */
    String ODD = "odd";

    /** For ever. */
    record Over(FeedEnd why) implements FeedTrouble {}

    /**
     * For now.
     *
     * @param asked how long the platform wants to be left alone
     * @param kind for a measure
     */
    record Later(Optional<Duration> asked, String kind) implements FeedTrouble {}

    /** What it is that was thrown. */
    static FeedTrouble of(RuntimeException thrown) {
        if (thrown instanceof GrantException.NeedsLogin
                || thrown instanceof VmsException.Unauthorized refused && refused.needsLogin()) {
            return new Over(FeedEnd.NEEDS_LOGIN);
        }
        if (thrown instanceof VmsException.Rejected rejected
                && (rejected.status() == 409 || FULL.matcher(rejected.reason()).matches())) {
            return new Over(FeedEnd.TOO_MANY);
        }
        if (thrown instanceof VmsException.Forbidden
                || thrown instanceof VmsException.NotFound
                || thrown instanceof VmsException.Rejected) {
            return new Over(FeedEnd.NOT_ALLOWED);
        }
        if (thrown instanceof VmsException.Throttled throttled) {
            return new Later(throttled.retryAfter(), "throttled");
        }
        if (thrown instanceof VmsException.Unavailable away) {
            return new Later(away.retryAfter(), away.reason().equals("malformed") ? ODD : "unavailable");
        }
        if (thrown instanceof GrantException.TryLater later) {
            return new Later(later.retryAfter(), "unavailable");
        }
        return new Later(Optional.empty(), thrown instanceof VmsException ? "unauthorized" : "unavailable");
    }
}
