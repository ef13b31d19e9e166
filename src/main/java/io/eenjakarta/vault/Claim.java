package io.eenjakarta.vault;

import java.util.Optional;

/** How an attempt to take the right to rotate ended. */
public sealed interface Claim {

    /**
     * The right was taken.
     *
     * @param grant as it is now, with status ROTATING and the reason that it had before
     * @param unanswered how often the refresh token of this generation was sent, as far as is known, without an answer
     *     that anybody kept: 0 for a fresh claim, 1 when an owner died or its reply was lost, 2 when the one replay is
     *     used up as well
     */
    record Taken(Grant grant, int unanswered) implements Claim {}

    /**
     * It was not: somebody else holds it, or the grant is at another generation, dead or gone.
     *
     * @param now the grant as it is; absent when it is gone
     */
    record NotTaken(Optional<Grant> now) implements Claim {}
}
