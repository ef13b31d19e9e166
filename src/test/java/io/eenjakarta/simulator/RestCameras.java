package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cameras, their state and their pictures. Cameras of another account do not exist.
 *
 * <p>Documented are the list without pages and the members of a camera; the bodies of the two kinds of status, and the
 * 503 for a picture of a camera that is offline, are guesses.
 */
final class RestCameras {
    private static final Pattern RESOLUTION = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final int LARGEST = 1920;

    private final DemoData data;
    private final CameraManagerRules rules;
    private final Faults faults;
    private final Clock clock;
    private final LiveImage image = new LiveImage();

    RestCameras(DemoData data, CameraManagerRules rules, Faults faults, Clock clock) {
        this.data = data;
        this.rules = rules;
        this.faults = faults;
        this.clock = clock;
    }

    Reply list(DemoData.User user) {
        return each(user, RestCameras::json);
    }

    Reply allStatus(DemoData.User user) {
        return each(user, RestCameras::status);
    }

    private Reply each(DemoData.User user, Function<DemoData.Camera, JsonObject> shape) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        data.camerasOf(user.accountId()).forEach(camera -> all.add(shape.apply(camera)));
        return Reply.json(200, all.build());
    }

    Reply one(DemoData.User user, String id) {
        return found(user, id, camera -> Reply.json(200, json(camera)));
    }

    Reply status(DemoData.User user, String id) {
        return found(user, id, camera -> Reply.json(200, status(camera)));
    }

    Reply snapshot(DemoData.User user, String id, FormParameters query) {
        return found(user, id, camera -> snapshot(camera, query));
    }

    private Reply found(DemoData.User user, String id, Function<DemoData.Camera, Reply> reply) {
        Optional<DemoData.Camera> found = data.camerasOf(user.accountId()).stream()
                .filter(camera -> camera.id().equals(id))
                .findFirst();
        return found.map(reply).orElseGet(() -> RestError.noCamera(id));
    }

    private Reply snapshot(DemoData.Camera camera, FormParameters query) {
        Matcher resolution = RESOLUTION.matcher(query.first("resolution").orElse("640x360"));
        String timestamp = query.first("includeTimestamp").orElse("true");
        if (!resolution.matches() || !List.of("true", "false").contains(timestamp)) {
            return RestError.argument("resolution is WIDTHxHEIGHT, includeTimestamp true or false");
        }
        int width = Integer.parseInt(resolution.group(1));
        int height = Integer.parseInt(resolution.group(2));
        if (width > LARGEST || height > LARGEST) {
            return RestError.argument("resolution is " + LARGEST + " each way at most");
        }
        if (!camera.online() || faults.makesUnavailable(camera.id())) {
            return RestError.cameraOffline(camera.id());
        }
        draw();
        byte[] jpeg = image.jpeg(camera, clock.instant(), width, height, timestamp.equals("true"));
        return Reply.empty(200).withBody(jpeg).with("Content-Type", "image/jpeg");
    }

    private void draw() {
        try {
            Thread.sleep(rules.snapshotDelay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonObject json(DemoData.Camera camera) {
        int id = Integer.parseInt(camera.id());
        return Json.createObjectBuilder()
                .add("cameraId", id)
                .add("name", camera.name())
                .add("accountId", Integer.parseInt(camera.accountId()))
                .add("zoneId", Integer.parseInt(camera.bridgeId()))
                .add("ethMac", "00:1c:b0:%02x:%02x:%02x".formatted(id >> 16 & 0xff, id >> 8 & 0xff, id & 0xff))
                .build();
    }

    private static JsonObject status(DemoData.Camera camera) {
        return Json.createObjectBuilder()
                .add("cameraId", Integer.parseInt(camera.id()))
                .add("online", camera.online())
                .add("connectionState", camera.online() ? "connected" : "disconnected")
                .build();
    }
}
