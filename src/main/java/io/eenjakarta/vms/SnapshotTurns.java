package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A few pictures of an account at a time: CameraManager limits how many it makes at once, and does not say to how many. A
 * browser that loads a page of cameras asks for six. Thread-safe; whoever comes late waits for a turn.
 */
final class SnapshotTurns {

    /** A guess on the careful side. */
    static final int AT_A_TIME = 4;

    /** Accounts that share one wait for each other a little longer than they need to, and none has to be forgotten. */
    private static final int QUEUES = 64;

    private final List<Semaphore> queues =
            Stream.generate(() -> new Semaphore(AT_A_TIME, true)).limit(QUEUES).toList();
    private final Duration longest;

    /** @param longest how long a turn is waited for */
    SnapshotTurns(Duration longest) {
        this.longest = longest;
    }

    /** What {@code make} brings, or throws, when it is this grant's turn; {@link VmsException.Throttled} when it never is. */
    LiveImage inTurn(GrantId grant, Supplier<LiveImage> make) {
        Semaphore queue = queues.get(Math.floorMod(grant.hashCode(), QUEUES));
        if (!comes(queue)) {
            throw new VmsException.Throttled(
                    new ApiFault(0, "", "busy", "too many pictures of this account at a time"), Optional.empty());
        }
        try {
            return make.get();
        } finally {
            queue.release();
        }
    }

    private boolean comes(Semaphore queue) {
        try {
            return queue.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
