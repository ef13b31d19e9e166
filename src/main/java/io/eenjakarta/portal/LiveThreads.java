package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that write answers that go on, one at most for each that is open, and the look at those that are stuck.
 * Thread-safe. They are not those that serve requests: a write may block for as long as the server lets it.
 */
@ApplicationScoped
public class LiveThreads {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final ExecutorService executor;
    private final ScheduledExecutorService scheduler;
    private final Set<StreamedAnswer> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    /** Null while no answer is open. */
    private Future<?> looking;

    private boolean stopped;

    @Inject
    public LiveThreads(@Een ExecutorService executor, @Een ScheduledExecutorService scheduler) {
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** For the container's proxy. */
    protected LiveThreads() {
        this(null, null);
    }

    /** Without the container's proxy, which is of no use any more while the application stops. */
    LiveThreads itself() {
        return this;
    }

    /** @throws RuntimeException when the application stops */
    void execute(Runnable write) {
        executor.execute(write);
    }

    void opened(StreamedAnswer answer) {
        boolean late;
        lock.lock();
        try {
            late = stopped;
            open.add(answer);
            if (looking == null && !late) {
                looking = scheduler.scheduleWithFixedDelay(
                        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
        if (late) {
            answer.end();
        }
    }

    void closed(StreamedAnswer answer) {
        lock.lock();
        try {
            open.remove(answer);
            if (open.isEmpty()) {
                noLooking();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Answers that are open on this server. */
    int open() {
        return open.size();
    }

    /** Answers that go on would hold the application up for as long. */
    @PreDestroy
    void stop() {
        lock.lock();
        try {
            stopped = true;
            noLooking();
        } finally {
            lock.unlock();
        }
        List.copyOf(open).forEach(StreamedAnswer::end);
    }

    private void noLooking() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void look() {
        open.forEach(StreamedAnswer::look);
    }
}
