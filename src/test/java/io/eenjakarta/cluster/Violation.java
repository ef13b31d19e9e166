package io.eenjakarta.cluster;

/**
 * A broken promise.
 *
 * @param kind which one
 * @param detail where; no token
 */
public record Violation(Kind kind, String detail) {

    public enum Kind {
        /** A refresh token was sent again although its answer was not lost, or for the third time. */
        SENT_TWICE,
        /** The provider has issued a newer refresh token than the one in the vault. */
        GENERATION_LOST,
        /** A grant is dead although nothing was ordered that kills it. */
        DEAD_WITHOUT_ORDER,
        /** A grant died by order and gives another reason. */
        WRONG_REASON,
        /** The vault holds a token that the provider never issued, or none that opens. */
        TOKEN_UNKNOWN,
        /** The number of the generation is not the number of tokens issued. */
        GENERATION_MISCOUNTED,
        /** A login is in no row, and was not given back. */
        LOGIN_FORGOTTEN,
        /** A rotation is still under way, or waits for an answer, when everything is quiet. */
        NOT_SETTLED
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
