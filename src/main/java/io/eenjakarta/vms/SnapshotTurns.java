package io.eenjakarta.vms;

import io.eenjakarta.vault.Grant;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A few pictures of an account at a time, whichever of its users asks: CameraManager limits how many it makes at once for
 * an account, and does not say to how many. A browser that loads a page of cameras asks for six. Each server counts for
 * itself, so a cluster asks for as many more as it has nodes. Thread-safe; whoever comes late waits for a turn.
 */
final class SnapshotTurns {

    /** A guess on the careful side. */
    static final int AT_A_TIME = 4;

    /** Of accounts for which somebody is here, so there are no more than threads. */
    private final Map<Account, Queue> queues = new ConcurrentHashMap<>();

    private final Duration longest;

    /** Whose pictures; of a grant whose owner is not known yet, those of the grant. */
    private record Account(String provider, Optional<String> account, String grant) {

        static Account of(Grant grant) {
            Optional<String> account = grant.owner().map(Grant.Owner::account);
            return new Account(
                    grant.provider(),
                    account,
                    account.isPresent() ? "" : grant.id().value());
        }
    }

    /** Those who have a turn or wait for one are its guests. */
    private record Queue(Semaphore turns, int guests) {

        Queue with(int more) {
            return guests + more == 0 ? null : new Queue(turns, guests + more);
        }
    }

    /** @param longest how long a turn is waited for */
    SnapshotTurns(Duration longest) {
        this.longest = longest;
    }

    /**
     * What {@code make} brings, or throws, when it is the turn of the grant's account; {@link VmsException.Throttled} when
     * it never is.
     */
    LiveImage inTurn(Grant grant, Supplier<LiveImage> make) {
        Account account = Account.of(grant);
        Semaphore turns = queues.compute(
                        account,
                        (key, known) -> known == null ? new Queue(new Semaphore(AT_A_TIME, true), 1) : known.with(1))
                .turns();
        try {
            return inTurn(turns, make);
        } finally {
            queues.computeIfPresent(account, (key, known) -> known.with(-1));
        }
    }

    /** How many accounts have somebody here. */
    int accounts() {
        return queues.size();
    }

    private LiveImage inTurn(Semaphore turns, Supplier<LiveImage> make) {
        if (!comes(turns)) {
            throw new VmsException.Throttled(
                    new ApiFault(0, "", "busy", "too many pictures of this account at a time"), Optional.empty());
        }
        try {
            return make.get();
        } finally {
            turns.release();
        }
    }

    private boolean comes(Semaphore turns) {
        try {
            return turns.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
