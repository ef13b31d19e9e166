package io.eenjakarta.token;

import java.time.Duration;
import java.util.Optional;

/** How the request for a token of an account below the caller's own ended. No outcome carries a secret in its text. */
public sealed interface SwitchOutcome {

    /**
     * A token was issued; the caller's own stays good.
     *
     * @param tokens without a refresh token: whoever needs another one asks again
     * @param baseFault why the reply's API base was not taken over; absent when it was fine or not there
     */
    record Granted(TokenSet tokens, Optional<String> baseFault) implements SwitchOutcome {}

    /**
     * The caller's own access token was not accepted.
     *
     * @param detail fit for a log
     */
    record BearerRefused(String detail) implements SwitchOutcome {}

    /**
     * The caller may not go there, or there is no such account.
     *
     * @param detail status and reason, fit for a log
     */
    record Refused(String detail) implements SwitchOutcome {}

    /**
     * The address or the request is wrong: an operator must act.
     *
     * @param detail status and reason, fit for a log
     */
    record Misconfigured(String detail) implements SwitchOutcome {}

    /**
     * Try later. Whether a token was issued does not matter.
     *
     * @param detail what happened, fit for a log
     * @param retryAfter what the provider asked for
     */
    record Unavailable(String detail, Optional<Duration> retryAfter) implements SwitchOutcome {}
}
