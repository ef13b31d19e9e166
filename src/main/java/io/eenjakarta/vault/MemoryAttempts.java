package io.eenjakarta.vault;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Taken attempts in memory. Only attempts that we sealed ourselves get here, and each leaves when it would have
 * expired. In a flood the oldest leave earlier: the provider refuses their codes as well.
 */
public final class MemoryAttempts implements TakenAttempts {

    private record Taken(String attempt, String sealedTarget, Instant until) {}

    private static final int MOST = 20_000;

    private final Map<String, Taken> taken = new ConcurrentHashMap<>();
    private final Queue<Taken> inOrder = new ConcurrentLinkedQueue<>();

    @Override
    public boolean take(String attempt, String sealedTarget, Instant now, Instant until) {
        forgetBefore(now);
        Taken mine = new Taken(attempt, sealedTarget, until);
        if (taken.putIfAbsent(attempt, mine) != null) {
            return false;
        }
        inOrder.add(mine);
        return true;
    }

    @Override
    public Optional<String> targetOf(String attempt, Instant now) {
        return Optional.ofNullable(taken.get(attempt))
                .filter(found -> found.until().isAfter(now))
                .map(Taken::sealedTarget);
    }

    /** How many are remembered. */
    int size() {
        return taken.size();
    }

    private boolean mayGo(Taken oldest, Instant now) {
        return !oldest.until().isAfter(now) || taken.size() >= MOST;
    }

    private void forgetBefore(Instant now) {
        for (Taken oldest = inOrder.peek(); oldest != null && mayGo(oldest, now); oldest = inOrder.peek()) {
            if (inOrder.remove(oldest)) {
                taken.remove(oldest.attempt(), oldest);
            }
        }
    }
}
