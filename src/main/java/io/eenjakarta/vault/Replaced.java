package io.eenjakarta.vault;

import java.util.Optional;

/**
 * A grant that has got the tokens of a new login of its user.
 *
 * @param now with the new tokens, at a generation that it never had before
 * @param before as it was, for its tokens to be given back; absent when they could not be read
 */
public record Replaced(Grant now, Optional<Grant> before) {}
