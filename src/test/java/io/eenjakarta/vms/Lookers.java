package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Grants that want to look at a camera. A call that has its turn waits until the test lets it go on. */
final class Lookers implements AutoCloseable {

    static final Duration AGE = Duration.ofSeconds(1);
    static final Duration SIGHT = Duration.ofMinutes(2);
    static final Duration DEADLINE = Duration.ofSeconds(60);

    final SettableTime time = new SettableTime();
    final Sights sights = new Sights(SIGHT, time);
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    final Deque<Runnable> begun = new ArrayDeque<>();
    SharedImages images = images(Duration.ofSeconds(60), DEADLINE);

    /** Who asked for what, in order: {@code ada picture}. */
    final List<String> asked = new ArrayList<>();
    /** What is answered to a question for a grant: true unless said otherwise. */
    final Map<String, Supplier<Boolean>> told = new HashMap<>();

    final Map<String, Supplier<LiveImage>> made = new HashMap<>();

    SharedImages images(Duration patience, Duration deadline) {
        return new SharedImages(
                new ImageShelf(1 << 20, SIGHT, time),
                sights,
                new ImageTurns(8, patience, begun::add, scheduler),
                new ImageCall.Deadline(deadline, scheduler));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    SharedImages.Wanted wanted(String viewer) {
        GrantId grant = new GrantId(viewer);
        return new SharedImages.Wanted(
                grant,
                new ImageKey("een", "1106", "door", Optional.empty()),
                AGE,
                new ImageTurns.Line(viewer, 2),
                () -> noted(viewer, "picture", made.getOrDefault(viewer, Lookers::image)),
                () -> noted(viewer, "question", told.getOrDefault(viewer, () -> true)));
    }

    private <T> T noted(String viewer, String what, Supplier<T> answer) {
        assertEquals(Optional.of(Optional.of(new GrantId(viewer))), GrantScope.grant(), "the call has their token");
        asked.add(viewer + ' ' + what);
        return answer.get();
    }

    static LiveImage image() {
        return new LiveImage(new byte[] {1}, Optional.empty());
    }

    CompletableFuture<LiveImage> look(String viewer) {
        return images.image(wanted(viewer));
    }

    void haveSeen(String... viewers) {
        for (String viewer : viewers) {
            sights.seen(wanted(viewer).view());
        }
    }

    /** Lets calls go on until none is left. */
    void goOn() {
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
    }

    static Throwable why(CompletableFuture<LiveImage> look) {
        return assertThrows(ExecutionException.class, () -> look.get(20, TimeUnit.SECONDS))
                .getCause();
    }

    static VmsException failure(String what) {
        ApiFault fault = new ApiFault(0, "", what, "");
        return switch (what) {
            case "unauthorized" -> new VmsException.Unauthorized(fault);
            case "forbidden" -> new VmsException.Forbidden(fault);
            case "not found" -> new VmsException.NotFound(fault);
            case "throttled" -> new VmsException.Throttled(fault, Optional.empty());
            case "rejected" -> new VmsException.Rejected(fault);
            default -> new VmsException.Unavailable(fault, Optional.empty());
        };
    }

    static <T> Supplier<T> failing(RuntimeException why) {
        return () -> {
            throw why;
        };
    }
}
