package io.eenjakarta.simulator;

/** What the book answers to a code or a refresh token. */
sealed interface TokenOutcome {
    /**
     * @param scope null when none was asked for
     * @param expiresIn seconds the access token has left
     */
    record Issued(String accessToken, String refreshToken, String scope, long expiresIn) implements TokenOutcome {
        @Override
        public String toString() {
            return "Issued[" + expiresIn + " s]";
        }
    }

    /**
     * @param error a code of RFC 6749 section 5.2
     * @param description null when there is none; may contain the token
     */
    record Refused(String error, String description) implements TokenOutcome {
        Refused(String error) {
            this(error, null);
        }

        @Override
        public String toString() {
            return "Refused[" + error + "]";
        }
    }
}
