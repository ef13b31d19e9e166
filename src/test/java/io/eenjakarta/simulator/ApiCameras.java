package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code cameras}, {@code cameras/ID} and the live picture. Cameras of another account do not exist. */
final class ApiCameras {
    private static final String[] LIST = Stream.concat(
                    Stream.of("pageSize", "pageToken", "sort", "include"), Stream.of(CameraSelection.ARGUMENTS))
            .toArray(String[]::new);

    private final CurrentData data;
    private final Faults faults;
    private final Clock clock;
    private final ApiPages pages;
    private final LiveImage image = new LiveImage();

    ApiCameras(CurrentData data, Faults faults, Clock clock, ApiPages pages) {
        this.data = data;
        this.faults = faults;
        this.clock = clock;
        this.pages = pages;
    }

    Reply list(DemoData.User user, ApiArguments arguments) {
        Set<String> include = arguments.only(LIST).include(CameraJson.INCLUDES);
        DemoData now = data.now();
        List<DemoData.Camera> all = data.camerasOf(user);
        List<JsonObject> shown = new CameraSelection(now, arguments)
                .of(all).stream().map(camera -> json(user, camera, include)).toList();
        return pages.page(arguments, shown, all.size());
    }

    Reply one(DemoData.User user, String id, ApiArguments arguments) {
        Set<String> include = arguments.only("include").include(CameraJson.INCLUDES);
        return Reply.json(200, json(user, find(user, id, arguments), include));
    }

    /** A JPEG of now; only a camera that is online has one. */
    Reply liveImage(DemoData.User user, ApiArguments arguments) {
        arguments.only("deviceId", "type").requiring("deviceId", "type");
        if (!arguments.first("type").orElse("").equals("preview")) {
            throw arguments.wrong("type");
        }
        DemoData.Camera camera = find(user, arguments.first("deviceId").orElseThrow(), arguments);
        refuseWithout("viewLiveVideo", user, arguments);
        if (!camera.online() || faults.makesUnavailable(camera.id())) {
            return ApiError.deviceUnavailable(arguments.path());
        }
        Instant now = clock.instant();
        return Reply.empty(200)
                .withBody(image.jpeg(camera, now))
                .with("Content-Type", "image/jpeg")
                .with("Cache-Control", "no-store")
                .with("X-Een-Timestamp", ApiTimes.text(now));
    }

    void refuseWithout(String permission, DemoData.User user, ApiArguments arguments) {
        if (!data.rights().has(user, permission)) {
            throw new ApiRefusal(ApiError.of(403, arguments.path()));
        }
    }

    private JsonObject json(DemoData.User user, DemoData.Camera camera, Set<String> include) {
        JsonObject json = CameraJson.of(camera, data.now(), include);
        if (!include.contains("effectivePermissions")) {
            return json;
        }
        JsonObjectBuilder permissions = Json.createObjectBuilder();
        List.of("viewLiveVideo", "viewHistoricVideo", "editCameras")
                .forEach(name -> permissions.add(name, data.rights().has(user, name)));
        return Json.createObjectBuilder(json)
                .add("effectivePermissions", permissions)
                .build();
    }

    List<DemoData.Camera> of(DemoData.User user) {
        return data.camerasOf(user);
    }

    DemoData.Camera find(DemoData.User user, String id, ApiArguments arguments) {
        return of(user).stream()
                .filter(camera -> camera.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal(ApiError.noSuchResource("camera", id, arguments.path())));
    }
}
