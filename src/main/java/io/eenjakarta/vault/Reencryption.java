package io.eenjakarta.vault;

import java.util.Map;

/**
 * The sealing of grants anew after the first key of {@code een.vault-keys} changed. Every node does it by itself every five
 * minutes; whoever cannot wait starts it. Thread-safe.
 */
public interface Reencryption {

    /**
     * How far it is. Blocks on the database.
     *
     * @throws VaultException.Unavailable when that cannot be reached
     */
    Progress progress();

    /**
     * Starts a run on this node, in the background.
     *
     * @return false when one is under way here already, or there is nothing to do at all: a vault in memory seals nothing
     */
    boolean start();

    /**
     * How far it is.
     *
     * @param key id of the key that seals now; empty in memory
     * @param done grants that are sealed with it
     * @param left grants that are sealed with other keys of this node, by the key's id
     * @param missing grants that are sealed with keys which this node has not, by the key's id
     * @param running whether this node is at it
     */
    record Progress(String key, long done, Map<String, Long> left, Map<String, Long> missing, boolean running) {

        public Progress {
            left = Map.copyOf(left);
            missing = Map.copyOf(missing);
        }

        /** How many grants are still sealed with other keys. */
        public long remaining() {
            return sum(left) + sum(missing);
        }

        /** How many of a hundred are done, rounded down; 100 when there are none. */
        public int percent() {
            long all = done + remaining();
            return all == 0 ? 100 : (int) (done * 100 / all);
        }

        private static long sum(Map<String, Long> numbers) {
            return numbers.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
