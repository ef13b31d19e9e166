package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code cameras}, {@code cameras/ID} and the live picture. Cameras of another account do not exist. */
final class ApiCameras {
    private static final Set<String> INCLUDES = Set.of(
            "status",
            "locationSummary",
            "deviceAddress",
            "timeZone",
            "notes",
            "tags",
            "devicePosition",
            "networkInfo",
            "deviceInfo",
            "firmware",
            "visibleByBridges",
            "capabilities",
            "effectivePermissions",
            "shareDetails",
            "packages");

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final DemoData data;
    private final Faults faults;
    private final Clock clock;
    private final ApiPages pages;
    private final LiveImage image = new LiveImage();

    ApiCameras(DemoData data, Faults faults, Clock clock, ApiPages pages) {
        this.data = data;
        this.faults = faults;
        this.clock = clock;
        this.pages = pages;
    }

    /** Of the parts that can be included only the status has something to show. */
    Reply list(DemoData.User user, ApiArguments arguments) {
        boolean status = arguments
                .only("pageSize", "pageToken", "sort", "include")
                .include(INCLUDES)
                .contains("status");
        List<JsonObject> all = data.camerasOf(user.accountId()).stream()
                .sorted(order(arguments))
                .map(camera -> json(camera, status))
                .toList();
        return pages.page(arguments, all);
    }

    private static Comparator<DemoData.Camera> order(ApiArguments arguments) {
        Comparator<DemoData.Camera> byName = Comparator.comparing(DemoData.Camera::name);
        return switch (arguments.first("sort").orElse("+name")) {
            case "+name" -> byName;
            case "-name" -> byName.reversed();
            default -> throw arguments.wrong("sort");
        };
    }

    Reply one(DemoData.User user, String id, ApiArguments arguments) {
        boolean status = arguments.only("include").include(INCLUDES).contains("status");
        return Reply.json(200, json(find(user, id, arguments), status));
    }

    /** A JPEG of now; only a camera that is online has one. */
    Reply liveImage(DemoData.User user, ApiArguments arguments) {
        arguments.only("deviceId", "type").requiring("deviceId", "type");
        if (!arguments.first("type").orElse("").equals("preview")) {
            throw arguments.wrong("type");
        }
        DemoData.Camera camera = find(user, arguments.first("deviceId").orElseThrow(), arguments);
        if (!camera.online() || faults.makesUnavailable(camera.id())) {
            return ApiError.deviceUnavailable(arguments.path());
        }
        Instant now = clock.instant();
        return Reply.empty(200)
                .withBody(image.jpeg(camera, now))
                .with("Content-Type", "image/jpeg")
                .with("Cache-Control", "no-store")
                .with("X-Een-Timestamp", TIMESTAMP.format(now.atOffset(ZoneOffset.UTC)));
    }

    private DemoData.Camera find(DemoData.User user, String id, ApiArguments arguments) {
        return data.camerasOf(user.accountId()).stream()
                .filter(camera -> camera.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal(ApiError.noSuchResource("camera", id, arguments.path())));
    }

    private static JsonObject json(DemoData.Camera camera, boolean status) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", camera.id())
                .add("accountId", camera.accountId())
                .add("name", camera.name())
                .add("bridgeId", camera.bridgeId())
                .add("createTimestamp", TIMESTAMP.format(camera.created().atOffset(ZoneOffset.UTC)))
                .addNull("locationId")
                .addNull("multiCameraId");
        if (status) {
            json.add("status", Json.createObjectBuilder().add("connectionStatus", camera.connectionStatus()));
        }
        return json.build();
    }
}
