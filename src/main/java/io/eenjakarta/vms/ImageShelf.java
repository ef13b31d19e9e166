package io.eenjakarta.vms;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Pictures that arrived a moment ago, and the trouble of cameras that have none. The age counts from when the picture arrived.
 * Holds some megabytes of pictures at most, the last used, and none for longer than until the next one after its age; that
 * somebody looked is remembered for longer. Not thread-safe.
 */
final class ImageShelf {

    private static final int MOST = 2000;

    private final long mostBytes;
    private final long rememberedMillis;
    private final Clock clock;
    private long bytes;
    /** The one that was used longest ago in front. */
    private final Map<ImageKey, Kept> all = new LinkedHashMap<>(16, 0.75f, true);

    /** A picture, or else the trouble. */
    record Shown(LiveImage image, VmsException trouble) {

        CompletableFuture<LiveImage> answer() {
            return trouble == null ? CompletableFuture.completedFuture(image) : CompletableFuture.failedFuture(trouble);
        }
    }

    /** What came last; without both when its time is over. */
    private record Kept(Optional<Shown> shown, long sinceMillis, long forMillis) {

        boolean isYoung(long now) {
            return now >= sinceMillis && now - sinceMillis < forMillis;
        }

        boolean isRemembered(long now, long rememberedMillis) {
            return now >= sinceMillis && now - sinceMillis < rememberedMillis;
        }

        int size() {
            return shown.map(Shown::image).map(image -> image.jpeg().length).orElse(0);
        }
    }

    /**
     * @param mostBytes of all pictures together
     * @param remembered how long it is remembered that somebody looked
     */
    ImageShelf(long mostBytes, Duration remembered, Clock clock) {
        this.mostBytes = mostBytes;
        this.rememberedMillis = remembered.toMillis();
        this.clock = clock;
    }

    /** What came last, while it is young enough. */
    Optional<Shown> young(ImageKey key) {
        long now = clock.millis();
        Kept kept = all.get(key);
        return kept != null && kept.isYoung(now) ? kept.shown() : Optional.empty();
    }

    /** Whether somebody has looked a while ago. */
    boolean knows(ImageKey key) {
        Kept kept = all.get(key);
        long now = clock.millis();
        return kept != null && (kept.isYoung(now) || kept.isRemembered(now, rememberedMillis));
    }

    void put(ImageKey key, LiveImage image, Duration age) {
        put(key, new Shown(image, null), age.toMillis());
    }

    /** Trouble that concerns everybody is shown for a second at most, or while the API wants quiet. */
    void put(ImageKey key, VmsException trouble, Duration age) {
        put(key, new Shown(null, trouble), ImageTrouble.quiet(trouble, age).toMillis());
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return all.size();
    }

    private void put(ImageKey key, Shown shown, long forMillis) {
        long now = clock.millis();
        for (Iterator<Map.Entry<ImageKey, Kept>> each = all.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<ImageKey, Kept> entry = each.next();
            Kept kept = entry.getValue();
            if (entry.getKey().equals(key) || !kept.isYoung(now) && !kept.isRemembered(now, rememberedMillis)) {
                bytes -= kept.size();
                each.remove();
            } else if (!kept.isYoung(now)) {
                bytes -= kept.size();
                entry.setValue(new Kept(Optional.empty(), kept.sinceMillis, 0));
            }
        }
        Kept fresh = new Kept(Optional.of(shown), now, forMillis);
        all.put(key, fresh);
        bytes += fresh.size();
        shrink();
    }

    private void shrink() {
        Iterator<Kept> longestUnused = all.values().iterator();
        while ((all.size() > MOST || bytes > mostBytes) && longestUnused.hasNext()) {
            Kept kept = longestUnused.next();
            if (all.size() > MOST || kept.size() > 0) {
                bytes -= kept.size();
                longestUnused.remove();
            }
        }
    }
}
