package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * Subscriptions of type {@code webhook.v1}: asks for the proof of an address before it makes one, and takes nothing but 200,
 * {@code text/plain} and the token itself; signs what it delivers, and delivers it again until it is taken with 200. On order it
 * repeats a delivery, signs wrongly, and loses or switches off what it has. Thread-safe.
 */
public final class WebhookDeliveries implements AutoCloseable {
    static final String TYPE = "webhook.v1";
    static final String RESOURCE = "eventSubscriptions";

    private final Map<String, WebhookSubscription> subscriptions = new ConcurrentHashMap<>();
    private final Deque<WebhookSender.Sent> sent = new ConcurrentLinkedDeque<>();
    private final WebhookSender sender = new WebhookSender();

    /** Forgets everything, as at the start. */
    public void clear() {
        subscriptions.clear();
        sent.clear();
        sender.rules(WebhookSender.Rules.RIGHT);
    }

    /** Signatures of the deliveries to come. */
    public void sign(WebhookSender.Rules rules) {
        sender.rules(rules);
    }

    /** How many there are. */
    public int size() {
        return subscriptions.size();
    }

    /** Where they deliver to. */
    public List<URI> addresses() {
        return subscriptions.values().stream().map(WebhookSubscription::address).toList();
    }

    /** The platform has forgotten them all, without a word. */
    public void lose() {
        subscriptions.clear();
    }

    /** The platform has switched them all off, as after a long time of failures. */
    public void disable() {
        subscriptions.replaceAll((id, one) -> one.disabled());
    }

    /**
     * Something happened: whoever subscribed to it is told.
     *
     * @return the last status of each delivery, when it was taken or given up
     */
    public List<CompletableFuture<Integer>> offer(JsonObject event) {
        return subscriptions.values().stream()
                .filter(one -> one.wants(event))
                .map(one -> sender.signed(one, event.toString()))
                .map(this::deliver)
                .toList();
    }

    /** Any body, rightly signed, to every subscription. */
    public List<CompletableFuture<Integer>> deliverAnything(String body) {
        return subscriptions.values().stream()
                .map(one -> deliver(sender.signed(one, body)))
                .toList();
    }

    private CompletableFuture<Integer> deliver(WebhookSender.Sent delivery) {
        sent.add(delivery);
        return sender.send(delivery);
    }

    boolean hasSent() {
        return !sent.isEmpty();
    }

    /** The last delivery once more, byte for byte; its status. */
    public int replay() {
        return sender.once(new ArrayDeque<>(sent).getLast());
    }

    /** The requests of the deliveries so far, for a test that wants to change one. */
    public List<HttpRequest> requests() {
        return sent.stream().map(WebhookSender.Sent::request).toList();
    }

    /** Motion before a camera, as the platform describes it. */
    public static JsonObject motion(String id, String camera, Instant at) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("startTimestamp", ApiTimes.text(at))
                .addNull("endTimestamp")
                .add("span", true)
                .add("accountId", "00001106")
                .add("actorId", camera)
                .add("actorAccountId", "00001106")
                .add("actorType", "camera")
                .add("creatorId", "een.bridgeMotion")
                .add("type", "een.motionDetectionEvent.v1")
                .add("dataSchemas", Json.createArrayBuilder())
                .add("data", Json.createArrayBuilder())
                .build();
    }

    /** {@code eventSubscriptions} and what is below it. */
    Reply answer(DemoData.User user, Request request, String resource) {
        String id = resource.substring(RESOURCE.length()).replaceFirst("^/", "");
        if (id.isEmpty()) {
            return request.is("POST") ? create(user, request) : ApiError.of(405, request.path());
        }
        Optional<WebhookSubscription> own = Optional.ofNullable(subscriptions.get(id))
                .filter(one -> one.owner().equals(user.id()));
        if (own.isEmpty()) {
            return ApiError.noSuchResource("eventSubscription", id, request.path());
        }
        if (request.is("DELETE")) {
            subscriptions.remove(id);
            return Reply.empty(204);
        }
        return request.is("GET") ? Reply.json(200, own.get().json(false)) : ApiError.of(405, request.path());
    }

    private Reply create(DemoData.User user, Request request) {
        JsonObject order;
        try {
            order = Json.createReader(new StringReader(request.text())).readObject();
        } catch (JsonException | IllegalStateException noObject) {
            return wrong("body", request.path());
        }
        return create(user, order, request.path());
    }

    /** A subscription of type {@value #TYPE}, or why there is none. */
    Reply create(DemoData.User user, JsonObject order, String path) {
        if (!(order.get("deliveryConfig") instanceof JsonObject delivery) || !isText(delivery, "type", TYPE)) {
            return wrong("deliveryConfig.type", path);
        }
        Optional<String> missing = Stream.of("webhookUrl", "technicalContactEmail", "technicalContactName")
                .filter(name -> !isText(delivery, name, ".+"))
                .findFirst();
        if (missing.isPresent()) {
            return wrong("deliveryConfig." + missing.get(), path);
        }
        if (!areFilters(order.get("filters"))) {
            return wrong("filters", path);
        }
        URI address = URI.create(delivery.getString("webhookUrl"));
        if (!sender.proves(address)) {
            return wrong("deliveryConfig.webhookUrl", path);
        }
        WebhookSubscription made = WebhookSubscription.of(user.id(), address, order);
        subscriptions.put(made.id(), made);
        return Reply.json(201, made.json(true));
    }

    static boolean areFilters(JsonValue filters) {
        return filters instanceof JsonArray several
                && !several.isEmpty()
                && several.stream().allMatch(WebhookDeliveries::isFilter);
    }

    private static boolean isFilter(JsonValue filter) {
        return filter instanceof JsonObject object
                && object.get("actors") instanceof JsonArray actors
                && !actors.isEmpty()
                && actors.stream()
                        .allMatch(actor -> actor instanceof JsonString text
                                && text.getString().matches("camera:[0-9a-f]{8}"))
                && object.get("types") instanceof JsonArray types
                && !types.isEmpty()
                && types.stream()
                        .allMatch(type -> type instanceof JsonObject one && isText(one, "id", "een\\..+\\.v\\d"));
    }

    private static boolean isText(JsonObject object, String name, String pattern) {
        return object.get(name) instanceof JsonString text && text.getString().matches(pattern);
    }

    private static Reply wrong(String argument, String path) {
        return ApiError.argument("wrongArgumentValue", "Wrong value for argument: " + argument, argument, path);
    }

    @Override
    public void close() {
        clear();
        sender.close();
    }
}
