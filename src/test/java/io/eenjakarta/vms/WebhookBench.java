package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.provider.WebhookSettings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.HookId;
import io.eenjakarta.vault.TestWebhooks;
import io.eenjakarta.vault.Webhook;
import io.eenjakarta.vault.WebhookStore;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Everything about webhooks, with a store in memory and an API on loopback. */
final class WebhookBench implements AutoCloseable {

    static final String CAMERA = "100d4c41";
    static final String SECRET = Base64.getEncoder().encodeToString("a secret of the platform's own".getBytes(UTF_8));
    static final EventFilter FILTER = new EventFilter(new TreeSet<>(Set.of(CAMERA)), new TreeSet<>());
    static final Duration WINDOW = Duration.ofHours(6);

    final Bench api = new Bench();
    final SettableTime clock = new SettableTime();
    final WebhookStore store = TestWebhooks.inMemory(clock);
    final GrantId grant = Bench.CALLER;
    final List<Event> inFeeds = new ArrayList<>();
    final List<WebhookEvent> told = new ArrayList<>();
    final Settings settings = on(api.access.settings());
    final WebhookSubscriptions subscriptions =
            new WebhookSubscriptions(api.client(WebhookSubscriptionsApi.class), settings);
    final Unattended unattended = new Unattended(api.renewal, null);
    final Webhooks webhooks = new Webhooks(store, subscriptions, unattended, settings);
    final Troubles troubles = new Troubles(clock);
    final WebhookIntake intake;
    final WebhookRounds rounds;
    RuntimeException feedsFail;
    RuntimeException observersFail;

    WebhookBench() {
        DeliveredHandover handover = new DeliveredHandover(
                store,
                new EventIntake() {
                    @Override
                    public boolean accept(GrantId id, EventFilter filter, Event event) {
                        if (feedsFail != null) {
                            throw feedsFail;
                        }
                        return inFeeds.add(event);
                    }
                },
                observers(),
                Runnable::run,
                settings,
                clock);
        intake = new WebhookIntake(store, api.access, handover, troubles, Telemetry.none(), settings);
        rounds = new WebhookRounds(
                store, webhooks, subscriptions, unattended, api.access, settings, Runnable::run, api.scheduler);
    }

    private static Settings on(Settings any) {
        return new Settings(
                any.providers(),
                any.attempts(),
                any.http(),
                any.earlyRefresh(),
                any.images(),
                any.events(),
                any.live(),
                any.vault(),
                any.keepAlive(),
                any.retention(),
                any.mail(),
                new WebhookSettings(
                        Optional.of(URI.create("https://portal.example/webhooks")),
                        "Operations",
                        "ops@example.com",
                        "X-Een-Signature",
                        WINDOW,
                        4096,
                        2,
                        Duration.ofDays(1)),
                any.switching());
    }

    @SuppressWarnings("unchecked")
    private jakarta.enterprise.event.Event<WebhookEvent> observers() {
        return (jakarta.enterprise.event.Event<WebhookEvent>) Proxy.newProxyInstance(
                WebhookBench.class.getClassLoader(),
                new Class<?>[] {jakarta.enterprise.event.Event.class},
                (proxy, method, arguments) -> {
                    if (observersFail != null) {
                        throw observersFail;
                    }
                    told.add((WebhookEvent) arguments[0]);
                    return CompletableFuture.completedFuture(arguments[0]);
                });
    }

    /** A webhook that the platform has made. */
    HookId open() {
        HookId id = HookId.random();
        store.begin(id, grant, OpenWebhook.text(FILTER), Duration.ofMinutes(1));
        store.opened(id, new Webhook.Subscription("sub-1", new Secret(SECRET)));
        return id;
    }

    static byte[] code(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
            return mac.doFinal(body.getBytes(UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Delivers what the platform has signed. */
    Delivery deliver(HookId id, String body) {
        return send(id.value(), Base64.getEncoder().encodeToString(code(body)), body);
    }

    Delivery send(String hook, String signature, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return intake.take(hook, signature, most -> bytes.length > most ? Optional.empty() : Optional.of(bytes));
    }

    static String event(String id, Instant at) {
        return event(id, at, CAMERA, "een.motionDetectionEvent.v1");
    }

    static String event(String id, Instant at, String camera, String type) {
        return """
                {"id":"%s","startTimestamp":"%s","endTimestamp":null,"span":true,"accountId":"00001106","actorId":"%s",
                "actorAccountId":"00001106","actorType":"camera","creatorId":"een.bridgeMotion","type":"%s",
                "dataSchemas":["een.fullFrameImageUrl.v1"],"data":[{"type":"een.fullFrameImageUrl.v1"}],"new":{"a":[1]}}"""
                .formatted(id, Timestamps.text(at), camera, type);
    }

    @Override
    public void close() {
        api.close();
    }
}
