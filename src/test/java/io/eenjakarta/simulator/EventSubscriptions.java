package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Subscriptions of type {@code serverSentEvents.v1}, and events that a test makes happen: they come by the streams, by the
 * webhooks, and in the list of events. Thread-safe.
 */
public final class EventSubscriptions {
    static final String TYPE = "serverSentEvents.v1";
    static final String PATH = "/sse/v3.0/eventSubscriptions/";
    /** Ends a stream. */
    static final String END = "";

    private final CurrentData data;
    private final WebhookDeliveries webhooks;
    private final Clock clock;
    private final String origin;
    private final Map<String, EventSubscription> all = new ConcurrentHashMap<>();
    private final Deque<JsonObject> happened = new ConcurrentLinkedDeque<>();
    private final FaultConnections streams = new FaultConnections();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final Deque<EventFault> faults = new ConcurrentLinkedDeque<>();
    private volatile boolean silent;
    private volatile Duration heartbeat = Duration.ofSeconds(5);

    EventSubscriptions(CurrentData data, WebhookDeliveries webhooks, Faults orders, Clock clock, String origin) {
        this.data = data;
        this.webhooks = webhooks;
        this.clock = clock;
        this.origin = origin;
        orders.clearsAlso(() -> {
            faults.clear();
            silent = false;
            heartbeat = Duration.ofSeconds(5);
        });
    }

    /** Motion before a camera, now. Whoever subscribed to it is told. */
    public JsonObject happen(String camera) {
        return happen(Secrets.random(12), camera);
    }

    /** The same with an id of the test's. */
    public JsonObject happen(String id, String camera) {
        return happen(WebhookDeliveries.motion(id, camera, clock.instant()));
    }

    /** Any event. */
    public JsonObject happen(JsonObject event) {
        happened.addLast(event);
        String text = Optional.ofNullable(faults.poll())
                .map(fault -> fault.spoilt(event))
                .orElseGet(() -> EventFault.message(event));
        if (!silent) {
            all.values().stream().filter(one -> one.wants(event)).forEach(one -> one.send(text));
        }
        webhooks.offer(event);
        return event;
    }

    /** The next so many events meet this on their way into streams. */
    public void spoil(EventFault fault, int events) {
        for (int i = 0; i < events; i++) {
            faults.add(fault);
        }
    }

    /** Streams stay open and say nothing, not even that they live; what happens is not sent later. */
    public void silent(boolean yes) {
        silent = yes;
    }

    /** How often streams say that they live; 5 s until this is said. */
    public void heartbeatEvery(Duration time) {
        heartbeat = time;
    }

    /** The platform has forgotten all subscriptions; their streams end. */
    public void lose() {
        List<EventSubscription> lost = List.copyOf(all.values());
        all.clear();
        lost.forEach(one -> one.send(END));
    }

    /** All streams end in good order; the subscriptions stay. */
    public void endStreams() {
        all.values().forEach(one -> one.send(END));
    }

    /** How many were ever made. */
    public int made() {
        return made.get();
    }

    /** Subscriptions that there are now. */
    public int size() {
        return all.size();
    }

    /** Streams that are open now. */
    public int open() {
        return streams.open();
    }

    /** How many were ever opened. */
    public int opened() {
        return opened.get();
    }

    /** Blocks until exactly so many streams are open; false when the time is up before that. */
    public boolean awaitOpen(int wanted, Duration atMost) {
        return streams.await(wanted, atMost);
    }

    boolean isSilent() {
        return silent;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    Optional<EventSubscription> find(String id) {
        all.values().removeIf(one -> one.isOver(clock.instant()));
        return Optional.ofNullable(all.get(id));
    }

    void begun() {
        opened.incrementAndGet();
        streams.opened();
    }

    void over() {
        streams.closed();
    }

    /** What a test made happen before a camera. */
    List<JsonObject> happened(String camera, Set<String> types, Instant from, Instant to) {
        return happened.stream()
                .filter(event -> event.getString("actorId").equals(camera) && types.contains(event.getString("type")))
                .filter(event -> !at(event).isBefore(from) && !at(event).isAfter(to))
                .toList();
    }

    static Instant at(JsonObject event) {
        return OffsetDateTime.parse(event.getString("startTimestamp")).toInstant();
    }

    /** {@code eventSubscriptions} and what is below it. */
    Reply answer(DemoData.User user, Request request, String resource) {
        String id = resource.substring(WebhookDeliveries.RESOURCE.length()).replaceFirst("^/", "");
        if (id.isEmpty()) {
            Optional<JsonObject> order = request.is("POST") ? order(request).filter(this::isStream) : Optional.empty();
            return order.map(given -> create(user, given, request.path()))
                    .orElseGet(() -> webhooks.answer(user, request, resource));
        }
        Optional<EventSubscription> own =
                find(id).filter(one -> one.owner().id().equals(user.id()));
        if (own.isEmpty()) {
            return webhooks.answer(user, request, resource);
        }
        if (request.is("DELETE")) {
            all.remove(id);
            own.get().send(END);
            return Reply.empty(204);
        }
        return request.is("GET") ? Reply.json(200, own.get().json()) : ApiError.of(405, request.path());
    }

    private static Optional<JsonObject> order(Request request) {
        try {
            return Optional.of(
                    Json.createReader(new StringReader(request.text())).readObject());
        } catch (JsonException | IllegalStateException noObject) {
            return Optional.empty();
        }
    }

    private boolean isStream(JsonObject order) {
        return order.get("deliveryConfig") instanceof JsonObject delivery
                && delivery.get("type") instanceof JsonString type
                && type.getString().equals(TYPE);
    }

    private Reply create(DemoData.User user, JsonObject order, String path) {
        boolean strange = !Set.of("deliveryConfig", "filters").containsAll(order.keySet())
                || order.getJsonObject("deliveryConfig").size() != 1;
        if (strange || !WebhookDeliveries.areFilters(order.get("filters"))) {
            return ApiError.argument("wrongArgumentValue", "Wrong value for argument: filters", "filters", path);
        }
        Set<String> seen = Set.copyOf(data.camerasOf(user).stream()
                .map(camera -> "camera:" + camera.id())
                .toList());
        Optional<String> hidden = order.getJsonArray("filters").getValuesAs(JsonObject.class).stream()
                .flatMap(filter -> filter.getJsonArray("actors").getValuesAs(JsonString.class).stream())
                .map(JsonString::getString)
                .filter(actor -> !seen.contains(actor))
                .findFirst();
        if (hidden.isPresent()) {
            return ApiError.noSuchResource("camera", hidden.get(), path);
        }
        String id = Secrets.random(12);
        EventSubscription one =
                new EventSubscription(id, user, order.getJsonArray("filters"), origin + PATH + id, clock.instant());
        all.put(id, one);
        made.incrementAndGet();
        return Reply.json(201, one.json());
    }
}
