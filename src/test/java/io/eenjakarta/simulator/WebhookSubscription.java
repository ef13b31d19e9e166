package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A subscription whose events are sent to an address.
 *
 * @param owner id of the user who made it
 * @param secret that deliveries are signed with, 32 bytes
 */
record WebhookSubscription(String id, String owner, URI address, JsonObject order, byte[] secret, boolean enabled) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSubscription of(String owner, URI address, JsonObject order) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new WebhookSubscription(Secrets.random(12), owner, address, order, secret, true);
    }

    WebhookSubscription disabled() {
        return new WebhookSubscription(id, owner, address, order, secret, false);
    }

    /** As the platform shows it; the secret is shown once, when it is made. */
    JsonObject json(boolean withSecret) {
        JsonObjectBuilder delivery = Json.createObjectBuilder(order.getJsonObject("deliveryConfig"));
        if (withSecret) {
            delivery.add("secret", Base64.getEncoder().encodeToString(secret));
        }
        return Json.createObjectBuilder()
                .add("id", id)
                .add("enabled", enabled)
                .add("subscriptionConfig", Json.createObjectBuilder().add("lifeCycle", "persistent"))
                .add("deliveryConfig", delivery)
                .add("filters", order.getJsonArray("filters"))
                .build();
    }

    boolean wants(JsonObject event) {
        String actor = event.getString("actorType") + ':' + event.getString("actorId");
        return enabled
                && order.getJsonArray("filters").getValuesAs(JsonObject.class).stream()
                        .anyMatch(filter -> names(filter.getJsonArray("actors"), actor)
                                && filter.getJsonArray("types").getValuesAs(JsonObject.class).stream()
                                        .anyMatch(type -> type.getString("id").equals(event.getString("type"))));
    }

    private static boolean names(JsonArray actors, String actor) {
        return actors.getValuesAs(JsonString.class).stream()
                .anyMatch(one -> one.getString().equals(actor));
    }
}
