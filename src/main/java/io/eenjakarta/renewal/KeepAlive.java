package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps connected grants alive that nobody uses, announces when they end all the same, and ends those of sessions that are gone.
 * It sleeps until an application that
 * has grants starts it. From then on it looks every {@code een.keep-alive-interval} for grants whose rest is over, and has
 * them refreshed one after the other, like everybody else, so that of all nodes one does it and a grant in use is left alone.
 *
 * <p>Thread-safe. No thread waits between two refreshes; a stop lets the one under way end and begins no other.
 */
@ApplicationScoped
public class KeepAlive {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final Duration SOON = Duration.ofMillis(100);

    private final ExpiryPlan plan;
    private final LostSessions lost;
    private final KeepAliveRound round;
    private final GrantGauges gauges;
    private final Settings settings;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;
    private final AtomicReference<Instant> started = new AtomicReference<>();
    /** Taken while a turn goes on. */
    private final Semaphore turns = new Semaphore(1);

    private volatile boolean stopping;
    private volatile Future<?> timer;
    /** When the last turn ended; null before the first. */
    private volatile Instant lastTurn;

    @Inject
    public KeepAlive(
            TokenVault vault,
            Renewal renewal,
            ExpiryPlan plan,
            LostSessions lost,
            AuditTrail audit,
            Settings settings,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler,
            @Een Clock clock,
            Telemetry telemetry,
            GrantGauges gauges) {
        this.plan = plan;
        this.round = new KeepAliveRound(vault, renewal, audit, settings, clock, telemetry);
        this.gauges = gauges;
        this.lost = lost;
        this.settings = settings;
        this.executor = executor;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected KeepAlive() {
        this.plan = null;
        this.lost = null;
        this.round = null;
        this.gauges = null;
        this.settings = null;
        this.executor = null;
        this.scheduler = null;
        this.clock = null;
    }

    /** This application has grants. Only the first call does anything; needs neither the database nor the provider. */
    public void start() {
        if (started.compareAndSet(null, clock.instant())) {
            gauges.start();
            plan.start();
            next(settings.keepAlive().interval());
        }
    }

    /**
     * The application is going: nothing new begins, and a refresh under way is waited for. A server that takes the classes
     * away under it would lose the tokens that are just coming. Blocks for a lease at most.
     */
    @PreDestroy
    public void stop() {
        stopping = true;
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
        try {
            if (turns.tryAcquire(settings.http().lease().toMillis(), TimeUnit.MILLISECONDS)) {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether an application has started it. */
    public boolean isStarted() {
        return startedAt().isPresent();
    }

    /** When an application has started it: a first turn comes an interval later. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(started.get());
    }

    /** When it last looked for grants, or tried to; absent before its first turn. Afterwards a turn comes at each interval. */
    public Optional<Instant> lastTurn() {
        return Optional.ofNullable(lastTurn);
    }

    private void next(Duration wait) {
        if (stopping) {
            return;
        }
        try {
            Future<?> waiting = scheduler.schedule(this::handOver, wait.toMillis(), TimeUnit.MILLISECONDS);
            timer = waiting;
            if (stopping) {
                // Meanwhile, and perhaps too late for stop() to see it.
                waiting.cancel(false);
            }
        } catch (RejectedExecutionException | IllegalStateException gone) {
            ended(gone);
        }
    }

    /** The server takes nothing any more: that is the end of it, which nobody may have asked for. */
    private void ended(RuntimeException gone) {
        if (!stopping) {
            stopping = true;
            LOG.log(Level.WARNING, "no grant is kept alive from here any more: the server takes no tasks", gone);
        }
    }

    private void handOver() {
        try {
            executor.execute(this::turn);
        } catch (RejectedExecutionException gone) {
            ended(gone);
        } catch (RuntimeException | Error noThread) {
            next(settings.keepAlive().interval());
        }
    }

    private void turn() {
        if (turns.tryAcquire()) {
            Duration wait = settings.keepAlive().interval();
            try {
                wait = turned();
            } finally {
                turns.release();
                next(wait);
            }
        }
    }

    private Duration turned() {
        Duration wait = settings.keepAlive().interval();
        try {
            if (!stopping) {
                wait = announcedAndRefreshed();
            }
        } catch (VaultException unwell) {
            // Told where it happened; the next turn tries again.
        } catch (RuntimeException | Error unforeseen) {
            if (!stopping) {
                LOG.log(Level.WARNING, "keeping grants alive failed, and is tried again in " + wait, unforeseen);
            }
        }
        lastTurn = clock.instant();
        return wait;
    }

    private Duration announcedAndRefreshed() {
        boolean more = !round.isInBatch() && (lost.end() | plan.announce());
        Duration wait =
                settings.keepAlive().on() ? round.turn() : settings.keepAlive().interval();
        return more && wait.compareTo(SOON) > 0 ? SOON : wait;
    }
}
