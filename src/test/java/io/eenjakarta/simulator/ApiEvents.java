package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** {@code eventTypes} and {@code events}: motion before each camera that is online at each full minute, and what was ordered. */
final class ApiEvents {
    private static final String MOTION = "een.motionDetectionEvent.v1";
    private static final String IMAGE = "een.fullFrameImageUrl.v1";
    private static final List<String> TYPES =
            List.of(MOTION, "een.deviceCloudStatusUpdateEvent.v1", "een.lprPlateReadEvent.v1");
    private static final int MOST = 500;

    private final ApiCameras cameras;
    private final ApiPages pages;
    private final EventSubscriptions subscriptions;
    private final Clock clock;

    ApiEvents(ApiCameras cameras, ApiPages pages, EventSubscriptions subscriptions, Clock clock) {
        this.cameras = cameras;
        this.pages = pages;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    Reply types(ApiArguments arguments) {
        arguments.only("language", "pageToken", "pageSize");
        List<JsonObject> all = TYPES.stream()
                .map(type -> Json.createObjectBuilder()
                        .add("type", type)
                        .add(
                                "name",
                                type.split("\\.")[1]
                                        .replaceAll("([A-Z])", " $1")
                                        .toLowerCase(Locale.ROOT))
                        .add("description", "Simulated.")
                        .build())
                .toList();
        return pages.page(arguments, all);
    }

    Reply list(DemoData.User user, ApiArguments arguments) {
        arguments
                .only(
                        "pageToken",
                        "pageSize",
                        "include",
                        "startTimestamp__lte",
                        "startTimestamp__gte",
                        "endTimestamp__lte",
                        "endTimestamp__gte",
                        "actor",
                        "type__in",
                        "sort")
                .requiring("startTimestamp__gte", "actor", "type__in");
        if (Stream.of("startTimestamp__lte", "endTimestamp__lte")
                .allMatch(name -> arguments.first(name).isEmpty())) {
            arguments.requiring("endTimestamp__lte");
        }
        Instant from = ApiTimes.argument(arguments, "startTimestamp__gte").orElseThrow();
        Instant to = Stream.of("startTimestamp__lte", "endTimestamp__lte")
                .flatMap(name -> ApiTimes.argument(arguments, name).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        ApiTimes.argument(arguments, "endTimestamp__gte");
        Set<String> include = arguments.list("include");
        if (!include.stream().allMatch(part -> part.startsWith("data."))) {
            throw arguments.wrong("include");
        }
        Set<String> types = arguments.list("type__in");
        if (!TYPES.containsAll(types)) {
            throw arguments.wrong("type__in");
        }
        String actor = arguments.first("actor").orElse("");
        if (!actor.matches("camera:[0-9a-f]{8}")) {
            throw arguments.wrong("actor");
        }
        DemoData.Camera camera = cameras.find(user, actor.substring("camera:".length()), arguments);
        boolean ascending =
                arguments.oneOfOr("sort", "-startTimestamp", "+startTimestamp").startsWith("+");
        boolean any = types.contains(MOTION) && camera.online();
        List<JsonObject> all = minutes(from, to, ascending)
                .takeWhile(minute -> any)
                .map(minute -> json(camera, minute, include.contains("data." + IMAGE)))
                .toList();
        Comparator<JsonObject> order = Comparator.comparing(EventSubscriptions::at);
        List<JsonObject> both = Stream.concat(
                        all.stream(), subscriptions.happened(camera.id(), types, from, to).stream())
                .sorted(ascending ? order : order.reversed())
                .toList();
        return pages.pageWithoutTotal(arguments, both);
    }

    /** Full minutes of a stretch of time that have come; of a long one those that the order begins with. */
    private Stream<Instant> minutes(Instant from, Instant to, boolean ascending) {
        Instant first = from.plusMillis(59_999).truncatedTo(ChronoUnit.MINUTES);
        Instant now = clock.instant();
        Instant last = (to.isBefore(now) ? to : now).truncatedTo(ChronoUnit.MINUTES);
        return Stream.iterate(ascending ? first : last, minute -> minute.plusSeconds(ascending ? 60 : -60))
                .takeWhile(minute -> !minute.isAfter(last) && !minute.isBefore(first))
                .limit(MOST);
    }

    private static JsonObject json(DemoData.Camera camera, Instant minute, boolean image) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        if (image) {
            data.add(Json.createObjectBuilder()
                    .add("type", IMAGE)
                    .add("creatorId", "een.bridgeMotion")
                    .add("httpsUrl", "https://media.c001.eagleeyenetworks.com/assets/events/" + camera.id() + ".jpeg")
                    .add("timestamp", minute.toString()));
        }
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", camera.id() + "-" + minute.getEpochSecond())
                .add("startTimestamp", minute.toString())
                .add("endTimestamp", ApiTimes.text(minute.plusSeconds(5)))
                .add("span", true)
                .add("accountId", camera.accountId())
                .add("actorId", camera.id())
                .add("actorAccountId", camera.accountId())
                .add("actorType", "camera")
                .add("creatorId", "een.bridgeMotion")
                .add("type", MOTION)
                .add("dataSchemas", Json.createArrayBuilder().add(IMAGE))
                .add("data", data);
        return json.build();
    }
}
