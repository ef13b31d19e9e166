package io.eenjakarta.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end points of CameraManager's API that are played here, each with the versions in which it was seen. */
enum RestResource {
    USER("users/self", "GET", EndPoint.USERS_SELF, "v2.0", "v2.4"),
    LOGOUT("users/self/tokens/current", "DELETE", EndPoint.REVOKE, "v2.0"),
    CAMERAS("cameras", "GET", EndPoint.CAMERAS, "v2.0", "v2.4"),
    ALL_STATUS("cameras/all/status", "GET", EndPoint.CAMERAS, "v2.4"),
    CAMERA("cameras/(\\d+)", "GET", EndPoint.CAMERAS, "v2.4"),
    STATUS("cameras/(\\d+)/status", "GET", EndPoint.CAMERAS, "v2.4"),
    SNAPSHOT("cameras/(\\d+)/snapshot", "GET", EndPoint.LIVE_IMAGE, "v2.0", "v2.4");

    /** @param cameraId null when the path has none */
    record Found(RestResource resource, String cameraId) {}

    private static final Pattern VERSIONED = Pattern.compile("/rest/(v2\\.\\d+)/(.+)");

    private final Pattern path;
    private final String method;
    private final EndPoint endPoint;
    private final Set<String> versions;

    RestResource(String path, String method, EndPoint endPoint, String... versions) {
        this.path = Pattern.compile(path);
        this.method = method;
        this.endPoint = endPoint;
        this.versions = Set.of(versions);
    }

    /** Empty for what is not there in this version. */
    static Optional<Found> at(String path) {
        Matcher versioned = VERSIONED.matcher(path);
        return versioned.matches()
                ? Arrays.stream(values())
                        .filter(resource -> resource.versions.contains(versioned.group(1)))
                        .flatMap(resource -> resource.matched(versioned.group(2)).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Found> matched(String rest) {
        Matcher matcher = path.matcher(rest);
        return matcher.matches()
                ? Optional.of(new Found(this, matcher.groupCount() == 0 ? null : matcher.group(1)))
                : Optional.empty();
    }

    String method() {
        return method;
    }

    EndPoint endPoint() {
        return endPoint;
    }

    String mediaType() {
        return this == SNAPSHOT ? "image/jpeg" : "application/json";
    }

    Set<String> parameters() {
        return this == SNAPSHOT ? Set.of("resolution", "includeTimestamp") : Set.of();
    }
}
