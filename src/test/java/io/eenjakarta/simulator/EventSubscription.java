package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A subscription whose events come by a stream, to one client at a time. */
final class EventSubscription {
    static final int TTL_SECONDS = 900;

    private final String id;
    private final DemoData.User owner;
    private final JsonArray filters;
    private final String address;
    private Instant leftAt;
    private BlockingQueue<String> client;

    EventSubscription(String id, DemoData.User owner, JsonArray filters, String address, Instant now) {
        this.id = id;
        this.owner = owner;
        this.filters = filters;
        this.address = address;
        this.leftAt = now;
    }

    String id() {
        return id;
    }

    DemoData.User owner() {
        return owner;
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("id", id)
                .add(
                        "subscriptionConfig",
                        Json.createObjectBuilder().add("lifeCycle", "temporary").add("timeToLiveSeconds", TTL_SECONDS))
                .add(
                        "deliveryConfig",
                        Json.createObjectBuilder()
                                .add("type", EventSubscriptions.TYPE)
                                .add("sseUrl", address))
                .add("filters", filters)
                .build();
    }

    /** Whether it ended, since nobody has taken its events for so long. */
    synchronized boolean isOver(Instant now) {
        return client == null && now.isAfter(leftAt.plusSeconds(TTL_SECONDS));
    }

    /** What the one client is to be sent; absent when there is one already. */
    synchronized Optional<BlockingQueue<String>> enter() {
        if (client != null) {
            return Optional.empty();
        }
        client = new LinkedBlockingQueue<>();
        return Optional.of(client);
    }

    synchronized void leave(Instant now) {
        client = null;
        leftAt = now;
    }

    /** For the client, if there is one. */
    synchronized void send(String text) {
        if (client != null) {
            client.add(text);
        }
    }

    boolean wants(JsonObject event) {
        String actor = event.getString("actorType") + ':' + event.getString("actorId");
        return filters.getValuesAs(JsonObject.class).stream()
                .anyMatch(filter -> filter.getJsonArray("actors").getValuesAs(JsonString.class).stream()
                                .anyMatch(one -> one.getString().equals(actor))
                        && filter.getJsonArray("types").getValuesAs(JsonObject.class).stream()
                                .anyMatch(type -> type.getString("id").equals(event.getString("type"))));
    }
}
