package io.eenjakarta.token;

import java.time.Duration;
import java.util.Optional;

/** How a request to the token end point ended. No outcome carries a secret in its text. */
public sealed interface TokenOutcome {

    /**
     * Tokens were issued.
     *
     * @param tokens what to store, before anything else is done with it
     * @param baseFault why the reply's API base was not taken over; absent when it was fine or not there
     */
    record Granted(TokenSet tokens, Optional<String> baseFault) implements TokenOutcome {}

    /**
     * {@code invalid_grant}: this code or refresh token is dead and will stay so.
     *
     * @param detail status and error code, fit for a log
     */
    record Refused(String detail) implements TokenOutcome {}

    /**
     * Our client, scope or addresses are wrong: an operator must act, the grant is not touched.
     *
     * @param detail status and error code, fit for a log
     * @param client whether our client's credentials were refused, all of them, rather than scope or address
     */
    record Misconfigured(String detail, boolean client) implements TokenOutcome {}

    /**
     * Try later.
     *
     * @param detail what happened, fit for a log
     * @param unanswered whether the provider may have acted on the request while its answer is lost: no reply, or one
     *     that says yes and cannot be read; false when it refused the request or never got it
     * @param retryAfter what the provider asked for
     */
    record Unavailable(String detail, boolean unanswered, Optional<Duration> retryAfter) implements TokenOutcome {}

    /**
     * Refused, and nobody can tell whether for the token or for our client: the provider says the same of both.
     *
     * @param detail fit for a log
     */
    record Undecided(String detail) implements TokenOutcome {}
}
