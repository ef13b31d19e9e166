package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantEnded;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.GrantNeedsLogin;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.GrantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Ends answers that go on with the login of whoever asked for them, whichever grant serves them: at once where this server ends
 * the login, within {@code een.vault-cache-age} where another one does. Thread-safe.
 */
@ApplicationScoped
public class LiveLogins {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Predicate<GrantId> lives;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Duration interval;
    private final Map<GrantId, Set<StreamedAnswer>> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    /** Null while nobody has asked for such an answer. */
    private Future<?> timer;

    @Inject
    public LiveLogins(
            Renewal renewal, @Een Executor executor, @Een ScheduledExecutorService scheduler, Settings settings) {
        this(login -> lives(renewal, login), settings.vault().cacheAge(), executor, scheduler);
    }

    /** For the container's proxy. */
    protected LiveLogins() {
        this(null, Duration.ZERO, null, null);
    }

    /** @param lives whether a login goes on; may block */
    LiveLogins(Predicate<GrantId> lives, Duration interval, Executor executor, ScheduledExecutorService scheduler) {
        this.lives = lives;
        this.interval = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Ends the answer with this login, unless it ends before. */
    void add(GrantId login, StreamedAnswer answer) {
        answers.compute(login, (id, some) -> {
            Set<StreamedAnswer> all = some == null ? ConcurrentHashMap.newKeySet() : some;
            all.removeIf(StreamedAnswer::isOver);
            all.add(answer);
            return all;
        });
        start();
    }

    void ended(@ObservesAsync GrantEnded over) {
        end(over.id());
    }

    void needsLogin(@ObservesAsync GrantNeedsLogin dead) {
        end(dead.id());
    }

    @PreDestroy
    void stop() {
        lock.lock();
        try {
            if (timer != null) {
                timer.cancel(false);
            }
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        lock.lock();
        try {
            if (timer == null) {
                long millis = interval.toMillis();
                timer = scheduler.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The scheduler's threads do not wait for the vault. */
    private void look() {
        if (!answers.isEmpty() && looking.compareAndSet(false, true)) {
            try {
                executor.execute(this::lookAtAll);
            } catch (RejectedExecutionException stopping) {
                looking.set(false);
            }
        }
    }

    private void lookAtAll() {
        try {
            for (GrantId login : Set.copyOf(answers.keySet())) {
                boolean wanted = answers.computeIfPresent(login, (id, some) -> {
                            some.removeIf(StreamedAnswer::isOver);
                            return some.isEmpty() ? null : some;
                        })
                        != null;
                if (wanted && !lives.test(login)) {
                    end(login);
                }
            }
        } finally {
            looking.set(false);
        }
    }

    private static boolean lives(Renewal renewal, GrantId login) {
        try {
            return renewal.status(login).filter(status -> !status.isDead()).isPresent();
        } catch (GrantException.NeedsLogin unreadable) {
            return false;
        } catch (GrantException vaultIsAway) {
            return true;
        }
    }

    private void end(GrantId login) {
        Set<StreamedAnswer> all = answers.remove(login);
        if (all != null) {
            all.forEach(StreamedAnswer::end);
        }
    }
}
