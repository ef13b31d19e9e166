package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vms.FeedEnd;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The streams of events that are open on this server. Each is told now and then that it is still there, so that servers between
 * keep it and a browser that has left is noticed, and ends with its caller's login. Thread-safe.
 */
@ApplicationScoped
public class EventStreams {

    /** Between these a browser comes back: not all at once. */
    private static final Duration SOONEST = Duration.ofSeconds(1);

    private static final Duration LATEST = Duration.ofSeconds(3);

    /** Of one login: more than anybody has tabs, and far less than this server has room for. */
    static final int MOST_OF_ONE = 20;

    private final Renewal renewal;
    private final LiveThreads threads;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Duration every;
    private final Duration patience;
    private final Map<OpenEvents, Caller> open = new ConcurrentHashMap<>();
    private final AtomicBoolean beating = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    /** Null while no stream is open. */
    private Future<?> beats;

    @Inject
    public EventStreams(
            Renewal renewal,
            LiveThreads threads,
            Settings settings,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler) {
        this.renewal = renewal;
        this.threads = threads;
        this.executor = executor;
        this.scheduler = scheduler;
        this.every = settings == null ? Duration.ZERO : settings.events().heartbeat();
        this.patience = settings == null ? null : settings.live().patience();
    }

    /** For the container's proxy. */
    protected EventStreams() {
        this(null, null, null, null, null);
    }

    /** Whether this login may have one more, so that nobody takes the room of all. */
    boolean hasRoom(Caller caller) {
        return open.values().stream()
                        .filter(one -> one.grant().equals(caller.grant()))
                        .count()
                < MOST_OF_ONE;
    }

    /** Events that begin at a place. */
    OpenEvents events(EventPlace place, UnaryOperator<String> names, Caller caller) {
        OpenEvents[] made = new OpenEvents[1];
        made[0] = new OpenEvents(place, names, why -> executor.execute(() -> ended(made[0], why, caller)));
        return made[0];
    }

    /** Sends them, from now until one side ends it. */
    void begin(OpenEvents events, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        // First, for the answer may be over before it is here.
        opened(events, caller);
        try {
            StreamedAnswer answer = StreamedAnswer.begin(request, response, threads, patience, () -> closed(events));
            long wait = ThreadLocalRandom.current().nextLong(SOONEST.toMillis(), LATEST.toMillis());
            answer.append(EventLines.retry(Duration.ofMillis(wait)));
            events.begin(answer::append, answer::end);
        } catch (RuntimeException none) {
            closed(events);
            throw none;
        }
    }

    /** Streams that are open on this server. */
    int open() {
        return open.size();
    }

    private void opened(OpenEvents events, Caller caller) {
        lock.lock();
        try {
            open.put(events, caller);
            if (beats == null) {
                beats = scheduler.scheduleWithFixedDelay(
                        this::beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void closed(OpenEvents events) {
        lock.lock();
        try {
            open.remove(events);
            if (open.isEmpty()) {
                noBeats();
            }
        } finally {
            lock.unlock();
        }
        events.close();
    }

    private void noBeats() {
        if (beats != null) {
            beats.cancel(false);
            beats = null;
        }
    }

    /** Answers of this server are ended by {@link LiveThreads}. */
    @PreDestroy
    void stop() {
        lock.lock();
        try {
            noBeats();
        } finally {
            lock.unlock();
        }
    }

    /** The look at the logins may wait for the vault: not on the scheduler's thread, and one at a time. */
    private void beat() {
        open.keySet().forEach(OpenEvents::beat);
        if (beating.compareAndSet(false, true)) {
            try {
                executor.execute(this::look);
            } catch (RejectedExecutionException stopped) {
                beating.set(false);
            }
        }
    }

    private void look() {
        try {
            open.forEach((events, caller) -> {
                if (!isIn(caller)) {
                    events.over(StreamOver.SIGN_IN);
                }
            });
        } finally {
            beating.set(false);
        }
    }

    private void ended(OpenEvents events, FeedEnd why, Caller caller) {
        switch (why) {
            case NEEDS_LOGIN -> events.over(isIn(caller) ? StreamOver.ACCOUNT : StreamOver.SIGN_IN);
            case NOT_ALLOWED -> events.over(StreamOver.NOT_ALLOWED);
            case TOO_MANY -> events.over(StreamOver.BUSY);
            case STOPPED -> events.end();
        }
    }

    /** Whether the login is alive, as far as can be told. */
    private boolean isIn(Caller caller) {
        try {
            return renewal.peek(caller.grant())
                    .filter(grant -> !grant.status().isDead())
                    .isPresent();
        } catch (GrantException.NeedsLogin unreadable) {
            return false;
        } catch (GrantException away) {
            return true;
        }
    }
}
