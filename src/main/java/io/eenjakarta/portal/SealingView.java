package io.eenjakarta.portal;

import io.eenjakarta.vault.Reencryption;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far the sealing of grants with the newest key is.
 *
 * @param key that seals now; empty when grants are in memory and nothing is sealed
 * @param done grants that are sealed with it
 * @param all grants
 * @param percent of them, rounded down
 * @param left those that wait, by the key that sealed them; empty when there are none
 * @param missing those that cannot be opened here, by their key; empty when there are none
 * @param running whether this server is at it
 */
public record SealingView(String key, long done, long all, int percent, String left, String missing, boolean running) {

    static SealingView of(Reencryption.Progress progress) {
        return new SealingView(
                progress.key(),
                progress.done(),
                progress.done() + progress.remaining(),
                progress.percent(),
                words(progress.left()),
                words(progress.missing()),
                progress.running());
    }

    /** Whether there is anything to be done here. */
    public boolean waits() {
        return !left.isEmpty() && !running;
    }

    private static String words(Map<String, Long> keys) {
        return keys.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(key -> "%,d with key %s".formatted(key.getValue(), key.getKey()))
                .collect(Collectors.joining(", "));
    }
}
