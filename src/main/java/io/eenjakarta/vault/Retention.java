package io.eenjakarta.vault;

import io.eenjakarta.provider.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/**
 * Clears away, in batches and while all is in use, what has been kept for long enough: entries of the audit trail, dead grants
 * of logins, links to grants that are no more. Every node does; what one has removed the others do not find.
 */
final class Retention {

    static final int BATCH = 500;

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");
    private static final long FIRST_SECONDS = 120;
    private static final long NEXT_SECONDS = 3600;
    /** Of one run; the next goes on. */
    private static final int MOST_BATCHES = 200;

    private final Remains remains;
    private final Settings.Retention settings;
    private volatile boolean stopping;
    private volatile Future<?> timer;

    Retention(Remains remains, Settings.Retention settings) {
        this.remains = remains;
        this.settings = settings;
    }

    /** Runs soon, and every hour from then on. */
    void start(ScheduledExecutorService scheduler, Executor executor) {
        timer = scheduler.scheduleWithFixedDelay(
                () -> handOver(executor), FIRST_SECONDS, NEXT_SECONDS, TimeUnit.SECONDS);
    }

    /** A run under way ends with its batch. */
    void stop() {
        stopping = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void handOver(Executor executor) {
        try {
            executor.execute(this::runQuietly);
        } catch (RejectedExecutionException stopped) {
            stopping = true;
        }
    }

    private void runQuietly() {
        try {
            run();
        } catch (VaultException unwell) {
            // Told where it happened; the next run goes on.
        }
    }

    /**
     * Removes what is due.
     *
     * @throws VaultException when the database is not there; what is gone stays gone
     */
    void run() {
        int entries = batches(most -> remains.removeEntries(settings.audit(), most));
        int grants = batches(most -> remains.removeGrants(settings.deadGrants(), most));
        int links = batches(remains::removeLinks);
        if (entries + grants + links > 0) {
            LOG.log(
                    Level.DEBUG,
                    () -> "removed " + entries + " audit entries, " + grants + " dead grants, " + links + " links");
        }
    }

    private int batches(IntUnaryOperator batch) {
        int removed = 0;
        int last = BATCH;
        for (int i = 0; i < MOST_BATCHES && last >= BATCH && !stopping; i++) {
            last = batch.applyAsInt(BATCH);
            removed += last;
        }
        return removed;
    }
}
