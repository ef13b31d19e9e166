package io.eenjakarta.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Guests who call the API through the portal, on all nodes at a time. A few of them are busy at any moment, so that tokens
 * are used several times before they end; slowly it becomes everybody's turn. Who has to sign in again does.
 */
final class Load implements AutoCloseable {

    private static final int THREADS = 24;
    private static final int EASE = 4;
    private static final Duration TURN = Duration.ofMillis(400);

    private final Cluster cluster;
    private final Balancer balancer;
    private final List<Guest> guests;
    private final int busy;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final int perSecond;
    private final long began = System.nanoTime();
    private volatile boolean over;
    private volatile boolean easy;

    /**
     * Begins.
     *
     * @param guests who calls
     * @param busy how many of them are at it at a time
     * @param perSecond how many calls at most
     */
    Load(Cluster cluster, Balancer balancer, List<Guest> guests, int busy, int perSecond) {
        this.cluster = cluster;
        this.balancer = balancer;
        this.guests = guests;
        this.busy = busy;
        this.perSecond = perSecond;
        for (int i = 0; i < THREADS; i++) {
            threads.execute(this::run);
        }
    }

    /** Ends it; what was asked for, and answered. */
    List<Call> finish() {
        close();
        return List.copyOf(calls);
    }

    /** Fewer calls for a while, so that a server can start beside them. */
    void easy(boolean on) {
        easy = on;
    }

    private void run() {
        long pause = TimeUnit.SECONDS.toNanos(THREADS) / perSecond;
        Waiting.pause(Duration.ofNanos(ThreadLocalRandom.current().nextLong(pause)));
        while (!over) {
            long start = System.nanoTime();
            visit(guest());
            long left = (easy ? EASE * pause : pause) - (System.nanoTime() - start);
            if (left > 0 && !over) {
                Waiting.pause(Duration.ofNanos(left));
            }
        }
    }

    private Guest guest() {
        long turn = (System.nanoTime() - began) / TURN.toNanos();
        long index = turn + ThreadLocalRandom.current().nextInt(busy);
        return guests.get((int) (index % guests.size()));
    }

    private void visit(Guest guest) {
        Guest.Stay stay = guest.stay();
        Call call = balancer.call(stay);
        calls.add(call);
        if (call.signInAgain()) {
            signInAgain(guest, stay);
        }
    }

    /** One does it, the others leave this guest alone. Sign-ins come back to the first node. */
    private void signInAgain(Guest guest, Guest.Stay stay) {
        if (!guest.signingIn().tryLock()) {
            return;
        }
        try {
            if (guest.stay() == stay && balancer.serves(cluster.nodes().get(0))) {
                cluster.signIn(guest);
            }
        } catch (IllegalStateException firstNodeIsGone) {
            // The next visit tries again.
            return;
        } finally {
            guest.signingIn().unlock();
        }
    }

    /** Ends it; blocks until the last answer is there. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("calls do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every guest once more, until all have a page: what was left open is found out. Guests that still have none. */
    static List<String> settle(Cluster cluster, Balancer balancer) {
        return settle(cluster, balancer, cluster.guests());
    }

    /** The same for these guests. */
    static List<String> settle(Cluster cluster, Balancer balancer, List<Guest> guests) {
        List<String> stuck = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS / 2);
        try {
            List<Future<Boolean>> results = guests.stream()
                    .map(guest -> threads.submit(() -> settled(cluster, balancer, guest)))
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                if (!results.get(i).get()) {
                    stuck.add(guests.get(i).stay().grant());
                }
            }
            return stuck;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the guests do not settle", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean settled(Cluster cluster, Balancer balancer, Guest guest) {
        return Waiting.until(
                () -> {
                    Call call = balancer.call(guest.stay());
                    if (call.signInAgain()) {
                        cluster.signIn(guest);
                    }
                    return call.ok();
                },
                Cluster.LEASE.multipliedBy(4),
                Duration.ofMillis(500));
    }
}
