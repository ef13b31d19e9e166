package io.eenjakarta.renewal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Threads of which one runs at a time, in a time of their own that stands still while one runs. Whoever has the turn
 * hands it on: at a point, when it waits and at its end. So the same decisions make the same history. Only
 * whoever has the turn may call anything here, but for {@link #play}.
 */
final class Turns implements Patience {

    private static final int MANY_STEPS = 20_000;
    private static final long HANGS_NANOS = Duration.ofSeconds(30).toNanos();
    private static final Deque<HistoryWorker> IDLE = new ArrayDeque<>();

    private record Timed(long at, long order, HistoryNode node, Runnable task) {}

    private final List<HistoryActor> actors = new ArrayList<>();
    private final PriorityQueue<Timed> timed = new PriorityQueue<>(
            (one, other) -> one.at != other.at ? Long.compare(one.at, other.at) : Long.compare(one.order, other.order));
    private final Supplier<HistoryActor> decision;
    private final HistoryActor main = new HistoryActor(null, () -> {});
    private final List<String> failures = new ArrayList<>();
    private HistoryActor current = main;
    private long now;
    private long order;
    private int steps;

    /** Decides who goes on whenever nobody must: absent when all is over. */
    Turns(long now, Supplier<HistoryActor> decision) {
        this.now = now;
        this.decision = decision;
        main.thread = Thread.currentThread();
    }

    /** Lets the actors go on until the decision is that nobody does. */
    void play() {
        handOn(main);
    }

    /** Ends all whose nodes have died, after whatever number of steps. */
    void drain() {
        steps = 0;
        play();
    }

    HistoryActor current() {
        return current;
    }

    long millis() {
        return now;
    }

    /** Time passes for all, and nobody acts meanwhile. */
    void pass(long millis) {
        now += millis;
    }

    int steps() {
        return steps;
    }

    /** What threads did not expect. */
    List<String> failures() {
        return failures;
    }

    void start(HistoryNode node, Runnable work) {
        actors.add(new HistoryActor(node, work));
    }

    void later(HistoryNode node, Runnable task, long millis) {
        timed.add(new Timed(now + millis, order++, node, task));
    }

    List<HistoryActor> actors() {
        return actors;
    }

    /** One that must end because its node has died; null when there is none. */
    HistoryActor dying() {
        for (HistoryActor actor : actors) {
            if (!actor.node.alive) {
                return actor;
            }
        }
        return null;
    }

    /** Those that need not wait. */
    List<HistoryActor> ready() {
        while (!timed.isEmpty() && timed.peek().at <= now) {
            Timed due = timed.remove();
            if (due.node.alive) {
                start(due.node, due.task);
            }
        }
        List<HistoryActor> ready = new ArrayList<>(actors.size());
        for (HistoryActor actor : actors) {
            if (actor.until <= now || actor.awaits != null && actor.awaits.isDone()) {
                ready.add(actor);
            }
        }
        return ready;
    }

    /** Lets the time pass until somebody's waiting is over; false when nobody waits. */
    boolean wake() {
        long next = Long.MAX_VALUE;
        for (HistoryActor actor : actors) {
            next = Math.min(next, actor.until);
        }
        while (!timed.isEmpty() && !timed.peek().node.alive) {
            timed.remove();
        }
        next = timed.isEmpty() ? next : Math.min(next, timed.peek().at);
        if (next == Long.MAX_VALUE) {
            return false;
        }
        now = Math.max(now, next);
        return true;
    }

    /** Lets another go on, if that is the decision. */
    void yield() {
        handOn(current);
        mind();
    }

    /** Nobody acts for a server that has died. */
    void mind() {
        if (current.node != null && !current.node.alive) {
            throw new HistoryNodeDied();
        }
    }

    @Override
    public long nanos() {
        return now * 1_000_000;
    }

    @Override
    public void sleep(Duration time) {
        block(null, time);
    }

    @Override
    public <T> T await(CompletableFuture<T> result, Duration longest) throws ExecutionException, TimeoutException {
        if (!result.isDone()) {
            block(result, longest);
        }
        if (!result.isDone()) {
            throw new TimeoutException();
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void block(CompletableFuture<?> on, Duration longest) {
        mind();
        HistoryActor me = current;
        me.awaits = on;
        me.until = now + Math.max(1, longest.toMillis());
        handOn(me);
        me.awaits = null;
        me.until = 0;
        mind();
    }

    /** Does the work of an actor, on a thread of its own. */
    void run(HistoryWorker worker, HistoryActor actor) {
        try {
            if (actor.node.alive) {
                actor.work.run();
            }
        } catch (HistoryNodeDied expected) {
            if (actor.node.alive) {
                failures.add("a living node's thread died");
            }
        } catch (RuntimeException | Error unforeseen) {
            failures.add("nobody expected " + unforeseen);
        }
        actors.remove(actor);
        IDLE.push(worker);
        handOn(null);
    }

    private void handOn(HistoryActor me) {
        HistoryActor next = ++steps > MANY_STEPS ? null : decision.get();
        current = next == null ? main : next;
        if (current == me) {
            return;
        }
        wakeUp(current);
        if (me != null) {
            long began = System.nanoTime();
            while (!me.turn) {
                LockSupport.parkNanos(this, HANGS_NANOS);
                if (me == main && System.nanoTime() - began > HANGS_NANOS && !me.turn) {
                    throw new IllegalStateException("somebody keeps the turn: " + current.thread);
                }
            }
            me.turn = false;
        }
    }

    private void wakeUp(HistoryActor next) {
        if (next.thread == null) {
            HistoryWorker worker = IDLE.isEmpty() ? new HistoryWorker() : IDLE.pop();
            next.thread = worker;
            worker.begin(this, next);
        } else {
            next.turn = true;
            LockSupport.unpark(next.thread);
        }
    }
}
