package io.eenjakarta.token;

import java.time.Duration;
import java.util.Optional;

/** How one POST ended on the wire, before anybody has judged what was said. */
sealed interface PostResult {

    /**
     * The whole reply came in time.
     *
     * @param status HTTP status
     * @param body absent when it was longer than the limit; may hold tokens, so {@code toString} leaves it out
     * @param retryAfter what the server asked for
     */
    record Reply(int status, Optional<String> body, Optional<Duration> retryAfter) implements PostResult {

        @Override
        public String toString() {
            return "status " + status;
        }
    }

    /**
     * No reply, or not the whole of it.
     *
     * @param detail fit for a log
     * @param sent whether the other side may have read the request
     */
    record Lost(String detail, boolean sent) implements PostResult {}
}
