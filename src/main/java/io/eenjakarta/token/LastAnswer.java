package io.eenjakarta.token;

import java.time.Instant;

/**
 * What was last heard from a token end point, for a health page. No secret.
 *
 * @param at when
 * @param kind of it
 * @param detail fit for a log; empty when all is well
 */
public record LastAnswer(Instant at, Kind kind, String detail) {

    /** What it says about the end point. */
    public enum Kind {
        /** It does its work and takes our client, whatever it thought of a token. */
        WORKS,
        /** It does not accept our client, our scope, or the address. */
        REFUSES_US,
        /** It did not answer, or not so that anything can be said. */
        AWAY
    }

    static LastAnswer of(TokenOutcome outcome, Instant now) {
        if (outcome instanceof TokenOutcome.Misconfigured misconfigured) {
            return new LastAnswer(now, Kind.REFUSES_US, misconfigured.detail());
        }
        if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            return new LastAnswer(now, Kind.AWAY, unavailable.detail());
        }
        if (outcome instanceof TokenOutcome.Undecided undecided) {
            return new LastAnswer(now, Kind.AWAY, undecided.detail());
        }
        return new LastAnswer(now, Kind.WORKS, "");
    }
}
