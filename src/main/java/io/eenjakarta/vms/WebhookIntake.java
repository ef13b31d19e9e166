package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.provider.WebhookSettings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.HookId;
import io.eenjakarta.vault.VaultException;
import io.eenjakarta.vault.Webhook;
import io.eenjakarta.vault.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Takes what is sent to webhooks. Nothing is read before the address is known to be one, nothing is believed before the signature
 * is right, and nothing that was sent is ever shown. Thread-safe; blocks for the vault and for the sender.
 */
@ApplicationScoped
public class WebhookIntake {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~=+/-]{1,512}");

    private final WebhookStore store;
    private final ApiAccess access;
    private final DeliveredHandover handover;
    private final Troubles troubles;
    private final Telemetry telemetry;
    private final WebhookSettings settings;
    private final Semaphore reading;

    /** The body of what was sent. */
    public interface Body {

        /**
         * Reads it.
         *
         * @return absent when it is longer than that
         * @throws IOException when it breaks off or takes too long
         */
        Optional<byte[]> read(int most) throws IOException;
    }

    @Inject
    public WebhookIntake(
            WebhookStore store,
            ApiAccess access,
            DeliveredHandover handover,
            Troubles troubles,
            Telemetry telemetry,
            Settings settings) {
        this.store = store;
        this.access = access;
        this.handover = handover;
        this.troubles = troubles;
        this.telemetry = telemetry;
        this.settings = settings.webhooks();
        this.reading = new Semaphore(this.settings.atATime());
    }

    /** For the container's proxy. */
    protected WebhookIntake() {
        this.store = null;
        this.access = null;
        this.handover = null;
        this.troubles = null;
        this.telemetry = null;
        this.settings = null;
        this.reading = null;
    }

    /** This application has webhooks: what is counted of them is known from the start. */
    public void start() {
        for (Delivery outcome : Delivery.values()) {
            telemetry.count(Measure.WEBHOOK_DELIVERIES, 0, Tag.outcome(outcome.word()));
        }
    }

    /** Name of the header that holds a signature. */
    public String signatureHeader() {
        return settings.signatureHeader();
    }

    /**
     * Whether the platform's question for a proof of an address is answered with its token: only while a subscription of ours at
     * that address is being made, and never with anything that a browser could take for a page.
     */
    public boolean proves(String hook, String token) {
        return token != null
                && TOKEN.matcher(token).matches()
                && find(hook).filter(Webhook::opening).isPresent();
    }

    /**
     * Takes a delivery.
     *
     * @param hook the last part of the address that it was sent to
     * @param signature of its header; null without
     */
    public Delivery take(String hook, String signature, Body body) {
        Delivery outcome;
        try {
            outcome = find(hook).map(known -> read(known, signature, body)).orElse(Delivery.UNKNOWN);
        } catch (VaultException | GrantException notNow) {
            outcome = Delivery.NOT_NOW;
        }
        telemetry.count(Measure.WEBHOOK_DELIVERIES, 1, Tag.outcome(outcome.word()));
        return outcome;
    }

    private Optional<Webhook> find(String hook) {
        return settings.address().flatMap(on -> HookId.parse(hook)).flatMap(store::find);
    }

    private Delivery read(Webhook hook, String signature, Body body) {
        if (hook.subscription().isEmpty()) {
            return hook.opening() ? Delivery.NOT_NOW : Delivery.UNKNOWN;
        }
        if (!reading.tryAcquire()) {
            return Delivery.BUSY;
        }
        try {
            Optional<byte[]> bytes = body.read(settings.bodyBytes());
            return bytes.isEmpty() ? Delivery.TOO_LONG : checked(hook, signature, bytes.get());
        } catch (IOException brokenOff) {
            return Delivery.BROKEN_OFF;
        } finally {
            reading.release();
        }
    }

    private Delivery checked(Webhook hook, String signature, byte[] body) {
        if (!WebhookSignature.isRight(
                signature, body, hook.subscription().orElseThrow().secret())) {
            tell(LogCode.WEBHOOK_UNSIGNED, hook, signature == null ? "there was none" : "it was wrong");
            return Delivery.UNSIGNED;
        }
        troubles.over(LogCode.WEBHOOK_UNSIGNED);
        Optional<Grant> grant = access.renewal().peek(hook.grant()).filter(one -> one.status() != GrantStatus.ENDED);
        if (grant.isEmpty()) {
            store.removeAll(hook.grant());
            return Delivery.UNKNOWN;
        }
        if (!access.mayComeIn(grant.get())) {
            return grant.get().status().isDead() ? Delivery.NOT_NOW : Delivery.UNKNOWN;
        }
        List<Event> events;
        try {
            events = DeliveredEvents.read(body);
        } catch (DeliveredEvents.Malformed strange) {
            tell(LogCode.WEBHOOK_MALFORMED, hook, strange.getMessage());
            return Delivery.MALFORMED;
        }
        troubles.over(LogCode.WEBHOOK_MALFORMED);
        return handedOn(hook, events);
    }

    private Delivery handedOn(Webhook hook, List<Event> events) {
        try {
            Delivery outcome = handover.handOn(hook, events);
            troubles.over(LogCode.WEBHOOK_NOT_HANDED_ON);
            return outcome;
        } catch (RuntimeException failed) {
            tell(LogCode.WEBHOOK_NOT_HANDED_ON, hook, failed.getClass().getSimpleName());
            return Delivery.NOT_NOW;
        }
    }

    /** In the log once, until one comes that is right: anybody who knows the address can cause it. */
    private void tell(LogCode code, Webhook hook, String detail) {
        String line = "grant " + hook.grant() + ", " + hook.id() + ": " + detail;
        if (troubles.note(code, line)) {
            ApiAccess.log(WARNING, code, line);
        }
    }
}
