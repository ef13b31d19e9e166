package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** {@code media}, {@code media/recordedImage.jpeg}, {@code media/session} and {@code feeds}. */
final class ApiMedia {
    private static final Set<String> RECORDING_URLS = Set.of("flvUrl", "rtspUrl", "rtspsUrl", "multipartUrl", "mp4Url");
    private static final Set<String> FEED_URLS = Set.of(
            "flvUrl",
            "rtspUrl",
            "rtspsUrl",
            "localRtspUrl",
            "hlsUrl",
            "multipartUrl",
            "webRtcUrl",
            "audioPushHttpsUrl");
    private static final Map<String, BiFunction<Recordings, Instant, Optional<Instant>>> MOMENTS = Map.of(
            "timestamp", (recordings, at) -> recordings.atOrBefore(at).filter(at::equals),
            "timestamp__lt", (recordings, at) -> recordings.atOrBefore(at.minusMillis(1)),
            "timestamp__lte", Recordings::atOrBefore,
            "timestamp__gte", Recordings::atOrAfter,
            "timestamp__gt", (recordings, at) -> recordings.atOrAfter(at.plusMillis(1)));
    private static final String HOST = "media.c001.eagleeyenetworks.com";

    private final ApiCameras cameras;
    private final ApiPages pages;
    private final PictureStreams streams;
    private final Clock clock;
    private final String origin;
    private final LiveImage image = new LiveImage();

    /** @param origin where the addresses of media sessions and of live pictures lead */
    ApiMedia(ApiCameras cameras, ApiPages pages, PictureStreams streams, Clock clock, String origin) {
        this.cameras = cameras;
        this.pages = pages;
        this.streams = streams;
        this.clock = clock;
        this.origin = origin;
    }

    Reply session(ApiArguments arguments) {
        arguments.only();
        return Reply.json(
                200,
                Json.createObjectBuilder().add("url", origin + "/media/session").build());
    }

    Reply list(DemoData.User user, ApiArguments arguments) {
        Set<String> include = arguments
                .only(
                        "deviceId",
                        "type",
                        "mediaType",
                        "startTimestamp__gte",
                        "endTimestamp__lte",
                        "coalesce",
                        "include",
                        "pageToken",
                        "pageSize")
                .requiring("deviceId", "type", "mediaType", "startTimestamp__gte")
                .include(RECORDING_URLS);
        String type = arguments.oneOf("type", "preview", "main");
        String mediaType = arguments.oneOf("mediaType", "video", "image");
        Instant from = ApiTimes.argument(arguments, "startTimestamp__gte").orElseThrow();
        Instant to = ApiTimes.argument(arguments, "endTimestamp__lte").orElseGet(clock::instant);
        DemoData.Camera camera = cameras.find(user, arguments.first("deviceId").orElseThrow(), arguments);
        List<JsonObject> all = new Recordings(camera, clock.instant())
                .between(from, to, mediaType.equals("video")).stream()
                        .map(interval -> {
                            JsonObjectBuilder json = Json.createObjectBuilder()
                                    .add("type", type)
                                    .add("deviceId", camera.id())
                                    .add("mediaType", mediaType)
                                    .add("startTimestamp", ApiTimes.text(interval.from()))
                                    .add("endTimestamp", ApiTimes.text(interval.to()));
                            urls(json, include, camera.id(), type);
                            return json.build();
                        })
                        .toList();
        return pages.pageWithoutTotal(arguments, all);
    }

    /** Absent members, not null ones, stand for URLs that were not asked for. */
    private static void urls(JsonObjectBuilder json, Set<String> include, String device, String type) {
        for (String url : include) {
            if (url.equals("hlsUrl") && type.equals("preview")) {
                json.addNull(url);
            } else {
                String scheme = url.equals("rtspsUrl") ? "rtsps" : url.matches("(local)?[rR]tspUrl") ? "rtsp" : "https";
                String host = url.equals("localRtspUrl") ? "root:camera-secret@10.143.0.7:554" : HOST;
                json.add(
                        url,
                        scheme + "://" + host + "/media/streams/" + type + "/" + url + "?esn=" + device
                                + "&stream_session=secret-" + device);
            }
        }
    }

    Reply feeds(DemoData.User user, ApiArguments arguments) {
        Set<String> include = arguments
                .only("deviceId", "deviceId__in", "type", "include", "pageToken", "pageSize")
                .include(FEED_URLS);
        Optional<String> type =
                arguments.first("type").map(given -> arguments.oneOf("type", "main", "preview", "talkdown"));
        Set<String> devices = arguments.list("deviceId__in");
        arguments.first("deviceId").ifPresent(devices::add);
        devices.forEach(device -> cameras.find(user, device, arguments));
        List<JsonObject> all = cameras.of(user).stream()
                .filter(camera -> devices.isEmpty() || devices.contains(camera.id()))
                .flatMap(camera -> Stream.of("main", "preview")
                        .filter(each -> type.isEmpty() || type.get().equals(each))
                        .map(each -> {
                            JsonObjectBuilder json = Json.createObjectBuilder()
                                    .add("id", camera.id() + "-" + each)
                                    .add("type", each)
                                    .add("deviceId", camera.id())
                                    .add("mediaType", each.equals("main") ? "video" : "image");
                            urls(json, include, camera.id(), each);
                            if (each.equals("preview") && include.contains("multipartUrl")) {
                                json.add("multipartUrl", streamUrl(camera));
                            }
                            return json.build();
                        }))
                .toList();
        return pages.page(arguments, all);
    }

    /** The one address behind which there is something. */
    private String streamUrl(DemoData.Camera camera) {
        return origin + PictureStreams.PATH + "?" + streams.query(camera.id());
    }

    /** A page token makes everything else be ignored, as documented. */
    Reply recordedImage(DemoData.User user, ApiArguments arguments) {
        arguments.only(
                "deviceId",
                "pageToken",
                "type",
                "timestamp",
                "timestamp__lt",
                "timestamp__lte",
                "timestamp__gte",
                "timestamp__gt",
                "overlayId__in",
                "include");
        if (arguments.first("pageToken").isPresent()) {
            String[] named = token(arguments);
            return picture(cameras.find(user, named[0], arguments), named[1], Instant.parse(named[2]), arguments);
        }
        arguments.requiring("deviceId", "type");
        String type = arguments.oneOf("type", "preview", "main");
        DemoData.Camera camera = cameras.find(user, arguments.first("deviceId").orElseThrow(), arguments);
        cameras.refuseWithout("viewHistoricVideo", user, arguments);
        List<String> given = MOMENTS.keySet().stream()
                .filter(name -> arguments.first(name).isPresent())
                .toList();
        if (given.size() != 1) {
            throw arguments.refused("timestamp", "One timestamp is needed");
        }
        Instant moment = ApiTimes.argument(arguments, given.get(0)).orElseThrow();
        return MOMENTS.get(given.get(0))
                .apply(new Recordings(camera, clock.instant()), moment)
                .map(second -> picture(camera, type, second, arguments))
                .orElseGet(() -> ApiError.noSuchResource("media", camera.id(), arguments.path()));
    }

    private Reply picture(DemoData.Camera camera, String type, Instant second, ApiArguments arguments) {
        if (new Recordings(camera, clock.instant())
                .atOrBefore(second)
                .filter(second::equals)
                .isEmpty()) {
            return ApiError.noSuchResource("media", camera.id(), arguments.path());
        }
        boolean main = type.equals("main");
        return Reply.empty(200)
                .withBody(image.jpeg(camera, second, main ? 1280 : 640, main ? 720 : 360, true))
                .with("Content-Type", "image/jpeg")
                .with("X-Een-Timestamp", ApiTimes.text(second))
                .with("X-Een-PrevToken", token(camera, type, second.minusSeconds(1)))
                .with("X-Een-NextToken", token(camera, type, second.plusSeconds(1)));
    }

    private static String token(DemoData.Camera camera, String type, Instant second) {
        return Base64.getEncoder()
                .encodeToString((camera.id() + " " + type + " " + second + " ?>").getBytes(StandardCharsets.UTF_8));
    }

    private static String[] token(ApiArguments arguments) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(arguments.first("pageToken").orElseThrow());
            String[] named = new String(bytes, StandardCharsets.UTF_8).split(" ");
            if (named.length == 4 && named[2].matches("[0-9T:-]+Z")) {
                return named;
            }
        } catch (IllegalArgumentException e) {
            // refused below, like one that was never given
        }
        throw arguments.wrong("pageToken");
    }
}
