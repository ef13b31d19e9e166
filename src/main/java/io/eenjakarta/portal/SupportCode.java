package io.eenjakarta.portal;

import java.security.SecureRandom;

/**
 * Eight random letters and digits that a user can read out on the telephone: they lead from a failure page to its line
 * in the log. Without 0, 1, I, L and O, which look alike.
 *
 * @param value the characters
 */
record SupportCode(String value) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SupportCode random() {
        StringBuilder code = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> code.append(ALPHABET.charAt(i)));
        return new SupportCode(code.toString());
    }
}
