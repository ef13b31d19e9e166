package io.eenjakarta.benchmark.refresh;

import java.time.Instant;

/**
 * The tokens of a login.
 *
 * @param issued when they came
 * @param expires when the access token ends
 */
record SignedIn(String accessToken, String refreshToken, Instant issued, Instant expires) {

    @Override
    public String toString() {
        return "SignedIn[" + expires + "]";
    }
}
