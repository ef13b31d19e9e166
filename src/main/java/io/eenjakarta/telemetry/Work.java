package io.eenjakarta.telemetry;

import java.util.Optional;

/** Work that takes time: each has a span, and perhaps measures. */
public enum Work {
    /** The provider's answer is taken, until the user is in or not. */
    LOGIN_CALLBACK("een.login.callback", false, null, null, null),
    /** One exchange with a token end point. */
    TOKEN_POST("een.token.post", true, Measure.TOKEN_POST_DURATION, Measure.TOKEN_POSTS, null),
    /** From one generation of a grant to the next. */
    ROTATION("een.rotation", false, Measure.ROTATION_DURATION, null, Measure.ROTATIONS_ACTIVE),
    /** A call with a token. */
    API_CALL("een.api.call", true, Measure.API_CALL_DURATION, null, null);

    private final String span;
    private final boolean outbound;
    private final Measure duration;
    private final Measure count;
    private final Measure active;

    Work(String span, boolean outbound, Measure duration, Measure count, Measure active) {
        this.span = span;
        this.outbound = outbound;
        this.duration = duration;
        this.count = count;
        this.active = active;
    }

    /** Name of its spans. */
    public String span() {
        return span;
    }

    boolean isOutbound() {
        return outbound;
    }

    Optional<Measure> duration() {
        return Optional.ofNullable(duration);
    }

    Optional<Measure> count() {
        return Optional.ofNullable(count);
    }

    Optional<Measure> active() {
        return Optional.ofNullable(active);
    }
}
