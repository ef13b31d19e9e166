package io.eenjakarta.vms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls for pictures, a few at a time: of each line only so many, of each account half of all, and of all lines no more than there are connections. Whoever
 * comes late waits in line without a thread; the lines take turns, so that a long one delays nobody else's. Each server counts
 * for itself, so a cluster asks for as many more as it has nodes. Thread-safe, never blocks.
 */
final class ImageTurns {

    /** In a line; whoever comes then is told at once. */
    static final int MOST_WAITING = 100;

    private final int most;
    private final int mostOfAccount;
    private final Duration longest;
    private final Executor threads;
    private final ScheduledExecutorService scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    /** Those in which somebody is; the one whose turn was longest ago in front. */
    private final Map<Line, Queue> queues = new LinkedHashMap<>();

    /** How many turns the users of an account have. */
    private final Map<String, Integer> accounts = new HashMap<>();

    private int underWay;

    /**
     * Where somebody waits.
     *
     * @param name of an account or a grant
     * @param account whose users together have half of all turns at most
     * @param atATime calls at a time
     */
    record Line(String name, String account, int atATime) {

        Line(String name, int atATime) {
            this(name, name, atATime);
        }
    }

    private static final class Queue {
        private final Deque<Ticket> waiting = new ArrayDeque<>();
        private int underWay;
    }

    /** A place in a line; all is guarded by the lock, but for the work. */
    final class Ticket {
        private final Line line;
        private final Runnable work;
        private final Runnable refused;
        private boolean waits = true;
        private Expiry end;

        private Ticket(Line line, Runnable work, Runnable refused) {
            this.line = line;
            this.work = work;
            this.refused = refused;
        }

        /** Leaves the line. False when its turn has come already, or its time is over. */
        boolean withdraw() {
            lock.lock();
            try {
                boolean waited = waits;
                waits = false;
                Queue queue = queues.get(line);
                if (waited && queue != null) {
                    queue.waiting.remove(this);
                    tidy(line, queue);
                    cancelEnd();
                }
                return waited;
            } finally {
                lock.unlock();
            }
        }

        /** False when nobody would end the waiting. */
        private boolean expires() {
            try {
                end = Expiry.after(longest, scheduler, () -> expire(this));
                return true;
            } catch (RuntimeException | Error ending) {
                withdraw();
                return false;
            }
        }

        private void cancelEnd() {
            if (end != null) {
                end.cancel();
            }
        }
    }

    /**
     * @param most calls of all lines at a time
     * @param longest how long a turn is waited for
     * @param threads where calls are made
     * @param scheduler ends the waiting
     */
    ImageTurns(int most, Duration longest, Executor threads, ScheduledExecutorService scheduler) {
        this.most = most;
        this.mostOfAccount = Math.max(1, most / 2);
        this.longest = longest;
        this.threads = threads;
        this.scheduler = scheduler;
    }

    /**
     * Does the work on another thread when it is its turn; it must not throw.
     *
     * @param refused what to do instead when its turn does not come in time
     */
    Ticket take(Line line, Runnable work, Runnable refused) {
        Ticket ticket = new Ticket(line, work, refused);
        List<Ticket> next = List.of();
        boolean in;
        lock.lock();
        try {
            Queue queue = queues.computeIfAbsent(line, known -> new Queue());
            in = queue.waiting.size() < MOST_WAITING;
            if (in) {
                queue.waiting.add(ticket);
                next = next();
                in = !ticket.waits || ticket.expires();
            }
        } finally {
            lock.unlock();
        }
        if (!in) {
            refused.run();
        }
        begin(next);
        return ticket;
    }

    /** Whether somebody who came to the line now would have a turn at once. */
    boolean isFree(Line line) {
        lock.lock();
        try {
            Queue queue = queues.get(line);
            return queue == null
                    ? hasRoom(line.account())
                    : queue.waiting.isEmpty() && queue.underWay < line.atATime() && hasRoom(line.account());
        } finally {
            lock.unlock();
        }
    }

    /** How many lines have somebody in them. */
    int lines() {
        lock.lock();
        try {
            return queues.size();
        } finally {
            lock.unlock();
        }
    }

    private void expire(Ticket ticket) {
        if (ticket.withdraw()) {
            ticket.refused.run();
        }
    }

    /** Those whose turn it is now, one of each line and then the next of each. */
    private List<Ticket> next() {
        List<Ticket> next = new ArrayList<>();
        boolean found = true;
        while (found && underWay < most) {
            found = false;
            for (Map.Entry<Line, Queue> one : List.copyOf(queues.entrySet())) {
                Queue queue = one.getValue();
                String account = one.getKey().account();
                if (queue.underWay < one.getKey().atATime() && !queue.waiting.isEmpty() && hasRoom(account)) {
                    Ticket ticket = queue.waiting.poll();
                    ticket.waits = false;
                    ticket.cancelEnd();
                    queue.underWay++;
                    underWay++;
                    accounts.merge(account, 1, Integer::sum);
                    queues.remove(one.getKey());
                    queues.put(one.getKey(), queue);
                    next.add(ticket);
                    found = true;
                }
            }
        }
        return next;
    }

    private boolean hasRoom(String account) {
        return underWay < most && accounts.getOrDefault(account, 0) < mostOfAccount;
    }

    private void begin(List<Ticket> some) {
        Deque<Ticket> next = new ArrayDeque<>(some);
        while (!next.isEmpty()) {
            Ticket ticket = next.remove();
            try {
                threads.execute(() -> run(ticket));
            } catch (RuntimeException | Error noThread) {
                next.addAll(done(ticket));
                ticket.refused.run();
            }
        }
    }

    private void run(Ticket ticket) {
        try {
            ticket.work.run();
        } finally {
            begin(done(ticket));
        }
    }

    /** Gives its turn back, to those that this brings. */
    private List<Ticket> done(Ticket ticket) {
        lock.lock();
        try {
            underWay--;
            accounts.computeIfPresent(ticket.line.account(), (account, some) -> some > 1 ? some - 1 : null);
            Queue queue = queues.get(ticket.line);
            queue.underWay--;
            tidy(ticket.line, queue);
            return next();
        } finally {
            lock.unlock();
        }
    }

    private void tidy(Line line, Queue queue) {
        if (queue.underWay == 0 && queue.waiting.isEmpty()) {
            queues.remove(line);
        }
    }
}
