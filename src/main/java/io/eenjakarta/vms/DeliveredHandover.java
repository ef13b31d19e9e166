package io.eenjakarta.vms;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.VaultException;
import io.eenjakarta.vault.Webhook;
import io.eenjakarta.vault.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Hands on what was delivered: each event once, to the feed of its filter and to whoever observes {@link WebhookEvent}. An event
 * that cannot be handed on is forgotten again, so that its next delivery brings it. Thread-safe, blocks for the vault.
 */
@ApplicationScoped
public class DeliveredHandover {

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final WebhookStore store;
    private final EventIntake feeds;
    private final jakarta.enterprise.event.Event<WebhookEvent> observers;
    private final NotificationOptions options;
    private final Duration window;
    private final Clock clock;

    @Inject
    public DeliveredHandover(
            WebhookStore store,
            EventIntake feeds,
            jakarta.enterprise.event.Event<WebhookEvent> observers,
            @Een Executor executor,
            Settings settings,
            @Een Clock clock) {
        this.store = store;
        this.feeds = feeds;
        this.observers = observers;
        this.options = NotificationOptions.ofExecutor(executor);
        this.window = settings.webhooks().window();
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected DeliveredHandover() {
        this.store = null;
        this.feeds = null;
        this.observers = null;
        this.options = null;
        this.window = null;
        this.clock = null;
    }

    /** What came of all of them: accepted when one was. */
    Delivery handOn(Webhook hook, List<Event> events) {
        EventFilter filter = OpenWebhook.filter(hook.wanted());
        Delivery all = Delivery.UNWANTED;
        for (Event event : events) {
            Delivery one = one(hook, filter, event);
            all = one.compareTo(all) < 0 ? one : all;
        }
        return all;
    }

    private Delivery one(Webhook hook, EventFilter filter, Event event) {
        if (!event.actorType().equals("camera")
                || !filter.cameras().contains(event.actorId())
                || !filter.wanted().contains(event.type())) {
            return Delivery.UNWANTED;
        }
        if (!isInTime(event)) {
            return Delivery.OUT_OF_TIME;
        }
        // As long as the event itself would be taken: later its time tells.
        if (!store.remember(hook.id(), event.id(), window.plus(AHEAD).plus(AHEAD))) {
            return Delivery.REPEATED;
        }
        try {
            feeds.accept(hook.grant(), filter, event);
            // Refused when no thread is free: then the feed knows it already when it comes again, and observers do not.
            observers.fireAsync(new WebhookEvent(hook.grant(), event), options);
        } catch (RuntimeException failed) {
            forget(hook, event);
            throw failed;
        }
        return Delivery.ACCEPTED;
    }

    /** One that lasted counts from its end. */
    private boolean isInTime(Event event) {
        Instant now = clock.instant();
        Instant last = event.endTimestamp() == null ? event.startTimestamp() : event.endTimestamp();
        return !last.isBefore(now.minus(window)) && !last.isAfter(now.plus(AHEAD));
    }

    private void forget(Webhook hook, Event event) {
        try {
            store.forget(hook.id(), event.id());
        } catch (VaultException lost) {
            // Then a feed that somebody watches gets it by its own gap rule, and observers never do.
        }
    }
}
