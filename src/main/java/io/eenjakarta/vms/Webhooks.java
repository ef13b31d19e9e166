package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.HookId;
import io.eenjakarta.vault.VaultException;
import io.eenjakarta.vault.Webhook;
import io.eenjakarta.vault.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Webhooks, the other way in for events: the platform delivers them to an address of ours, whether somebody watches or not, and
 * an application observes {@link WebhookEvent}. A webhook lasts until it is closed or its grant ends; one that the platform has
 * lost is made anew. Works on all nodes alike. Thread-safe; every method blocks for the vault, and throws {@link GrantException}
 * when that is not there.
 */
@ApplicationScoped
public class Webhooks {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final WebhookStore store;
    private final WebhookSubscriptions subscriptions;
    private final Unattended unattended;
    private final Settings settings;

    @Inject
    public Webhooks(WebhookStore store, WebhookSubscriptions subscriptions, Unattended unattended, Settings settings) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.unattended = unattended;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected Webhooks() {
        this(null, null, null, null);
    }

    /**
     * Opens a webhook, or finds the one that the grant has for the same filter. Blocks for a call of the API, during which the
     * platform calls {@code een.webhooks.address}.
     *
     * @throws IllegalStateException without {@code een.webhooks.address}
     * @throws IllegalArgumentException for a filter without cameras, or one that is too long
     * @throws VmsException when the platform refuses or does not reach us; {@link VmsException.Rejected} under a grant of CameraManager
     * @throws GrantException when there is no usable grant
     */
    public OpenWebhook open(GrantId grant, EventFilter filter) {
        String wanted = OpenWebhook.text(filter);
        if (settings.webhooks().address().isEmpty()) {
            throw new IllegalStateException("een.webhooks.address is not set");
        }
        Optional<Webhook> there = asked(() -> store.of(grant)).stream()
                .filter(hook -> hook.wanted().equals(wanted))
                .filter(hook -> hook.subscription().isPresent())
                .findFirst();
        return OpenWebhook.of(there.orElseGet(() -> made(HookId.random(), grant, wanted)));
    }

    private Webhook made(HookId id, GrantId grant, String wanted) {
        asked(() -> {
            store.begin(id, grant, wanted, opening());
            return true;
        });
        try {
            subscribe(id, grant, wanted);
        } catch (RuntimeException failed) {
            removeQuietly(id);
            failed(grant, failed);
            throw failed;
        }
        ApiAccess.log(INFO, LogCode.WEBHOOK_OPENED, "grant " + grant + ", " + id);
        return asked(() -> store.find(id)).orElseThrow(() -> endedMeanwhile(grant));
    }

    /** How long a proof may be asked for: as long as the call goes on. */
    private Duration opening() {
        return settings.http().deadline(settings.http().apiTimeout()).plus(MARGIN);
    }

    private void subscribe(HookId id, GrantId grant, String wanted) {
        unattended.as(grant, () -> {
            Webhook.Subscription made = subscriptions.create(id, OpenWebhook.filter(wanted));
            if (!asked(() -> store.opened(id, made))) {
                deleteQuietly(made);
                throw endedMeanwhile(grant);
            }
            return made;
        });
    }

    /** Makes the subscription of a webhook anew that the platform has lost. What fails is told in the log. */
    void renew(Webhook hook) {
        try {
            if (store.reopen(hook.id(), opening())) {
                subscribe(hook.id(), hook.grant(), hook.wanted());
                hook.subscription()
                        .ifPresent(old -> unattended.as(hook.grant(), () -> {
                            deleteQuietly(old);
                            return old;
                        }));
                ApiAccess.log(WARNING, LogCode.WEBHOOK_RENEWED, "grant " + hook.grant() + ", " + hook.id());
            }
        } catch (GrantException | VmsException failed) {
            failed(hook.grant(), failed);
        }
    }

    /** Those of a grant, the oldest first. */
    public List<OpenWebhook> of(GrantId grant) {
        return asked(() -> store.of(grant)).stream()
                .filter(hook -> hook.subscription().isPresent())
                .map(OpenWebhook::of)
                .toList();
    }

    /** Closes a webhook: nothing more comes by it, and the platform is told if it can be. False when it was gone already. */
    public boolean close(HookId id) {
        Optional<Webhook> known = asked(() -> store.find(id));
        if (!asked(() -> store.remove(id))) {
            return false;
        }
        known.ifPresent(hook -> {
            hook.subscription().ifPresent(subscription -> end(hook.grant(), subscription));
            ApiAccess.log(INFO, LogCode.WEBHOOK_CLOSED, "grant " + hook.grant() + ", " + id);
        });
        return true;
    }

    private void end(GrantId grant, Webhook.Subscription subscription) {
        try {
            unattended.as(grant, () -> {
                deleteQuietly(subscription);
                return subscription;
            });
        } catch (GrantException noToken) {
            // Its deliveries find nobody, and the platform gives up in time.
        }
    }

    private void deleteQuietly(Webhook.Subscription subscription) {
        try {
            subscriptions.delete(subscription);
        } catch (VmsException notNow) {
            // The same.
        }
    }

    private void removeQuietly(HookId id) {
        try {
            store.remove(id);
        } catch (VaultException notNow) {
            // It is cleared away later.
        }
    }

    private static GrantException endedMeanwhile(GrantId grant) {
        return new GrantException.NeedsLogin("grant " + grant + " ended while its webhook was made");
    }

    private static void failed(GrantId grant, RuntimeException why) {
        ApiAccess.log(WARNING, LogCode.WEBHOOK_FAILED, "grant " + grant + ": " + why.getMessage());
    }

    /** What trouble of the vault means to a portal. */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (VaultException failed) {
            throw new GrantException.TryLater(failed.getMessage(), Optional.empty());
        }
    }
}
