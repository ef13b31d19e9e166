package io.eenjakarta.vms;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.WebhookSettings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.VaultException;
import io.eenjakarta.vault.Webhook;
import io.eenjakarta.vault.WebhookStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after webhooks: asks the platform now and then whether it still has them, makes those anew that it has lost, and clears
 * away what is over. Every node does; each webhook is looked after by one of them.
 */
@ApplicationScoped
public class WebhookRounds {

    private static final Logger LOG = System.getLogger("io.eenjakarta.vms");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int BATCH = 50;
    private static final int MOST_BATCHES = 20;

    private final WebhookStore store;
    private final Webhooks webhooks;
    private final WebhookSubscriptions subscriptions;
    private final Unattended unattended;
    private final ApiAccess access;
    private final WebhookSettings settings;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Future<?> timer;
    private volatile boolean stopping;

    @Inject
    public WebhookRounds(
            WebhookStore store,
            Webhooks webhooks,
            WebhookSubscriptions subscriptions,
            Unattended unattended,
            ApiAccess access,
            Settings settings,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler) {
        this.store = store;
        this.webhooks = webhooks;
        this.subscriptions = subscriptions;
        this.unattended = unattended;
        this.access = access;
        this.settings = settings.webhooks();
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** For the container's proxy. */
    protected WebhookRounds() {
        this.store = null;
        this.webhooks = null;
        this.subscriptions = null;
        this.unattended = null;
        this.access = null;
        this.settings = null;
        this.executor = null;
        this.scheduler = null;
    }

    /** This application has webhooks. Does nothing without {@code een.webhooks.address}; only the first call does anything. */
    public void start() {
        if (settings.address().isPresent() && timer == null) {
            Duration wait = settings.interval().compareTo(LONGEST_WAIT) < 0 ? settings.interval() : LONGEST_WAIT;
            timer = scheduler.scheduleWithFixedDelay(
                    this::handOver, wait.toMillis(), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The application is going: a round under way ends with its webhook. */
    @PreDestroy
    public void stop() {
        stopping = true;
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private void handOver() {
        if (!stopping && running.compareAndSet(false, true)) {
            try {
                executor.execute(this::runQuietly);
            } catch (RejectedExecutionException going) {
                running.set(false);
            }
        }
    }

    private void runQuietly() {
        try {
            run();
        } catch (VaultException unwell) {
            // Told where it happened; the next round tries again.
        } catch (RuntimeException | Error unforeseen) {
            if (!stopping) {
                LOG.log(Level.WARNING, "looking after webhooks failed, and is tried again", unforeseen);
            }
        } finally {
            running.set(false);
        }
    }

    /** One round, bounded: what is left is for the next. */
    void run() {
        for (int i = 0; i < MOST_BATCHES && !stopping && store.clear(BATCH) >= BATCH; i++) {
            // The next batch.
        }
        List<Webhook> due = store.due(settings.interval(), BATCH);
        for (int i = 1; !due.isEmpty() && !stopping; i++) {
            due.forEach(this::lookAfter);
            due = i < MOST_BATCHES && due.size() == BATCH ? store.due(settings.interval(), BATCH) : List.of();
        }
    }

    private void lookAfter(Webhook hook) {
        if (stopping || hook.subscription().isEmpty()) {
            return;
        }
        try {
            Optional<Grant> grant = access.renewal().peek(hook.grant());
            if (grant.filter(one -> one.status() != GrantStatus.ENDED).isEmpty()) {
                store.remove(hook.id());
            } else if (!isAlive(hook)) {
                webhooks.renew(hook);
            }
        } catch (GrantException | VmsException notNow) {
            // Dead grants wait for their users, and what the platform does not tell now it tells another day.
            LOG.log(Level.DEBUG, () -> "grant " + hook.grant() + ", " + hook.id() + ": " + notNow.getMessage());
        }
    }

    private boolean isAlive(Webhook hook) {
        return unattended.as(
                hook.grant(),
                () -> subscriptions.isAlive(hook, hook.subscription().orElseThrow()));
    }
}
