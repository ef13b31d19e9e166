package io.eenjakarta.vms;

import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.WebhookSettings;
import io.eenjakarta.vault.HookId;
import io.eenjakarta.vault.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The platform's side of webhooks, under the grant at hand. Every method blocks for a call and throws {@link VmsException}. */
@ApplicationScoped
public class WebhookSubscriptions {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._~-]{0,199}");
    private static final Set<String> OFF = Set.of("disabled", "inactive", "suspended", "deleted", "expired");
    private static final int SHORTEST_SECRET_BYTES = 16;

    private final WebhookSubscriptionsApi api;
    private final WebhookSettings settings;

    @Inject
    public WebhookSubscriptions(@RestClient WebhookSubscriptionsApi api, Settings settings) {
        this.api = api;
        this.settings = settings.webhooks();
    }

    /** For the container's proxy. */
    protected WebhookSubscriptions() {
        this.api = null;
        this.settings = null;
    }

    /** The address of a webhook; the platform alone is told. */
    private String address(HookId hook) {
        return settings.address()
                        .orElseThrow(() -> new IllegalStateException("een.webhooks.address is not set"))
                        .toString()
                + '/'
                + hook.value();
    }

    /** Has a subscription made that delivers to a webhook. */
    Webhook.Subscription create(HookId hook, EventFilter filter) {
        JsonArrayBuilder actors = Json.createArrayBuilder();
        filter.cameras().forEach(camera -> actors.add("camera:" + camera));
        JsonArrayBuilder types = Json.createArrayBuilder();
        filter.wanted().forEach(type -> types.add(Json.createObjectBuilder().add("id", type)));
        JsonObject wanted = Json.createObjectBuilder()
                .add(
                        "deliveryConfig",
                        Json.createObjectBuilder()
                                .add("type", "webhook.v1")
                                .add("webhookUrl", address(hook))
                                .add("technicalContactEmail", settings.contactEmail())
                                .add("technicalContactName", settings.contactName()))
                .add(
                        "filters",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("actors", actors)
                                        .add("types", types)))
                .build();
        return made(ApiCall.answer(() -> api.create(wanted)));
    }

    private static Webhook.Subscription made(JsonObject answer) {
        String id = text(answer, "id").filter(WebhookSubscriptions::isId).orElse("");
        Optional<String> secret = Stream.of(delivery(answer), answer)
                .flatMap(part -> text(part, "secret").stream())
                .filter(WebhookSubscriptions::isSecret)
                .findFirst();
        if (id.isEmpty() || secret.isEmpty()) {
            throw new VmsException.Unavailable(
                    new ApiFault(201, "", "malformed", "a subscription without a usable id or secret"),
                    Optional.empty());
        }
        return new Webhook.Subscription(id, new Secret(secret.get()));
    }

    /** Whether it can be the id of a subscription, and nothing but the end of its address: no other path, no query. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static boolean isSecret(String text) {
        try {
            return Base64.getDecoder().decode(text).length >= SHORTEST_SECRET_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** Whether the platform still has a subscription, switched on and for that address. */
    boolean isAlive(Webhook hook, Webhook.Subscription subscription) {
        JsonObject there;
        try {
            there = ApiCall.answer(() -> api.get(subscription.id()));
        } catch (VmsException.NotFound gone) {
            return false;
        }
        JsonObject delivery = delivery(there);
        boolean elsewhere = text(delivery, "webhookUrl")
                .filter(url -> !url.equals(address(hook.id())))
                .isPresent();
        return !elsewhere && !isOff(there) && !isOff(delivery);
    }

    /** The descriptions do not say how one that was switched off looks: whatever says so counts. */
    private static boolean isOff(JsonObject part) {
        return JsonValue.FALSE.equals(part.get("enabled"))
                || JsonValue.TRUE.equals(part.get("disabled"))
                || Stream.of("status", "state")
                        .anyMatch(name -> text(part, name).filter(OFF::contains).isPresent());
    }

    /** Ends a subscription; one that is gone is no failure. */
    void delete(Webhook.Subscription subscription) {
        try {
            api.delete(subscription.id());
        } catch (VmsException.NotFound gone) {
            // As it should be.
        } catch (ProcessingException failed) {
            throw ApiCall.of(failed);
        }
    }

    private static JsonObject delivery(JsonObject subscription) {
        return subscription.get("deliveryConfig") instanceof JsonObject delivery
                ? delivery
                : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
