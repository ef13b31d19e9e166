package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries on their way into the database. Whoever adds one never waits: one thread at a time writes what has come together
 * meanwhile, and when the database is away, tries again later and longer. What does not fit is lost and counted.
 *
 * <p>Entries gather for a moment before a thread sees to them. That makes batches; and what happens while an application stops is
 * left to {@link #stop}: servers interrupt our threads then, and an H2 database whose writer is interrupted closes its file.
 */
final class AuditQueue {

    static final int MOST = 10_000;
    static final int BATCH = 100;
    static final long GATHER_MILLIS = 200;

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long LAST_CHANCE_SECONDS = 10;

    private final Troubles troubles;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final long gatherMillis;
    private final BlockingQueue<AuditEntry> waiting = new LinkedBlockingQueue<>(MOST);
    /** Whether somebody writes, or is going to. */
    private final AtomicBoolean busy = new AtomicBoolean();

    private final AtomicLong lost = new AtomicLong();
    /** Of whoever writes; what follows belongs to them. */
    private final ReentrantLock writing = new ReentrantLock();

    private final List<AuditEntry> batch = new ArrayList<>();
    private Sink sink;
    private long told;
    private volatile long waitMillis = FIRST_WAIT_MILLIS;
    private volatile Future<?> timer;
    private volatile boolean stopping;
    private volatile boolean givenUp;

    /** Where entries go. */
    interface Sink {
        /**
         * Writes these, or what is missing of them.
         *
         * @return how many it will never take
         * @throws VaultException when it cannot be reached
         */
        int write(List<AuditEntry> batch);
    }

    /**
     * An empty queue.
     *
     * @param gatherMillis how long entries gather before they are written; 0 for not at all
     */
    AuditQueue(Troubles troubles, Executor executor, ScheduledExecutorService scheduler, long gatherMillis) {
        this.troubles = troubles;
        this.executor = executor;
        this.scheduler = scheduler;
        this.gatherMillis = gatherMillis;
    }

    /** To be called once, before the first entry. */
    void writeTo(Sink to) {
        this.sink = to;
    }

    void add(AuditEntry entry) {
        if (givenUp || !waiting.offer(entry)) {
            lose(1);
        } else if (stopping) {
            flush();
        } else if (busy.compareAndSet(false, true)) {
            soon();
        }
    }

    /** Entries that were lost, since the start. */
    long lost() {
        return lost.get();
    }

    /** The application is going: what waits is written now or never, and so is what is added from now on. */
    void stop() {
        stopping = true;
        Future<?> next = timer;
        if (next != null) {
            next.cancel(false);
        }
        flush();
    }

    /** Writes what waits, if that is possible now. Blocks. */
    void flush() {
        boolean done = false;
        try {
            done = drained();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (stopping && !done && !givenUp) {
            // Nobody waits for the database again and again while the application goes.
            givenUp = true;
            LOG.log(Level.WARNING, LogCode.AUDIT_LOST.line("those that waited when this server stopped"));
        }
    }

    private void soon() {
        if (gatherMillis == 0) {
            handOver();
        } else {
            later(gatherMillis);
        }
    }

    private void handOver() {
        try {
            executor.execute(this::write);
        } catch (RuntimeException | Error noThread) {
            again();
        }
    }

    private void write() {
        boolean done = false;
        try {
            done = drained();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (done) {
                busy.set(false);
                // Whoever came in between has seen that somebody is busy.
                if (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
                    soon();
                }
            } else {
                again();
            }
        }
    }

    private void again() {
        long wait = waitMillis;
        waitMillis = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
        later(wait);
    }

    private void later(long wait) {
        if (stopping) {
            busy.set(false);
            return;
        }
        try {
            timer = scheduler.schedule(this::handOver, wait, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | IllegalStateException gone) {
            // stop() writes the rest.
            busy.set(false);
        }
    }

    /** Whether nothing is left to write. */
    private boolean drained() throws InterruptedException {
        if (!writing.tryLock(LAST_CHANCE_SECONDS, TimeUnit.SECONDS)) {
            return false;
        }
        try {
            while (!batch.isEmpty() || waiting.drainTo(batch, BATCH) > 0) {
                int refused = sink.write(batch);
                batch.clear();
                waitMillis = FIRST_WAIT_MILLIS;
                if (refused > 0) {
                    lose(refused);
                } else {
                    wellAgain();
                }
            }
            return true;
        } catch (RuntimeException | LinkageError notNow) {
            return false;
        } finally {
            writing.unlock();
        }
    }

    private void lose(int count) {
        long all = lost.addAndGet(count);
        if (troubles.note(LogCode.AUDIT_LOST, all + " since the start")) {
            LOG.log(Level.WARNING, LogCode.AUDIT_LOST.line("the first of them just now"));
        }
    }

    private void wellAgain() {
        if (lost.get() > told && troubles.over(LogCode.AUDIT_LOST)) {
            long all = lost.get();
            LOG.log(Level.WARNING, LogCode.AUDIT_LOST.line((all - told) + ", and it is written again"));
            told = all;
        }
    }
}
