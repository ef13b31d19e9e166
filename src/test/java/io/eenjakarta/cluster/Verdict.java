package io.eenjakarta.cluster;

import java.util.List;
import java.util.Set;

/**
 * What the checker found.
 *
 * @param violations none is what one wants
 * @param rotations refresh tokens that the provider exchanged
 * @param drops answers to refreshes that were dropped by order
 * @param replays second sendings that were right
 * @param doubleSent sendings that were not
 * @param lostByOrder ids of the grants that died because they had to
 * @param lostOtherwise ids of those that had not
 */
public record Verdict(
        List<Violation> violations,
        int rotations,
        int drops,
        int replays,
        int doubleSent,
        Set<String> lostByOrder,
        Set<String> lostOtherwise) {}
