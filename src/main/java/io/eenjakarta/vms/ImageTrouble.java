package io.eenjakarta.vms;

import java.time.Duration;
import java.util.Optional;

/** What became of a call for a picture, and whom that concerns. */
final class ImageTrouble {

    private static final String BUSY = "busy";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private ImageTrouble() {}

    /** There is no turn, or none in time. */
    static VmsException busy() {
        return new VmsException.Throttled(new ApiFault(0, "", BUSY, "too many pictures at a time"), Optional.of(SOON));
    }

    /**
     * Whether it would have happened under another grant as well, or asking under another one now would be unkind: the camera is
     * away, the API wants quiet, or does not take such a request.
     */
    static boolean isOfAll(Throwable why) {
        if (why instanceof VmsException.Unavailable unavailable) {
            return !OwnAnswer.OF_GRANT.contains(unavailable.reason());
        }
        return why instanceof VmsException.Rejected || isQuiet(why);
    }

    /** Whether the API itself asked for fewer calls. That tells nothing of the camera. */
    static boolean isQuiet(Throwable why) {
        return why instanceof VmsException.Throttled throttled
                && !throttled.reason().equals(BUSY);
    }

    /** How long nobody asks again: a moment, or for as long as the API wishes, some seconds at most. */
    static Duration quiet(VmsException why, Duration age) {
        Duration moment = shorter(age, MOMENT);
        if (why instanceof VmsException.Throttled throttled) {
            return shorter(longer(throttled.retryAfter().orElse(MOMENT), MOMENT), LONGEST);
        }
        return why instanceof VmsException.Unavailable unavailable
                ? shorter(longer(unavailable.retryAfter().orElse(moment), moment), LONGEST)
                : moment;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
