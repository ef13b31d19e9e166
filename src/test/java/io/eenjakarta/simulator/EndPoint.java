package io.eenjakarta.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a fault may strike. {@code TOKEN_ANY} and {@code API_ANY} stand for all of their kind. */
public enum EndPoint {
    AUTHORIZE,
    TOKEN_CODE,
    TOKEN_REFRESH,
    /** A token request with another grant type, or none. */
    TOKEN_OTHER,
    TOKEN_ANY,
    /** With CameraManager the logout. */
    REVOKE,
    AUTHORIZATION_TOKENS,
    CLIENT_SETTINGS,
    USERS_SELF,
    ACCOUNTS,
    CAMERAS,
    LOCATIONS,
    BRIDGES,
    FEEDS,
    MEDIA,
    RECORDED_IMAGE,
    MEDIA_SESSION,
    EVENT_TYPES,
    EVENTS,
    EVENT_SUBSCRIPTIONS,
    /** The address of a subscription, on whatever host. */
    EVENT_STREAM,
    /** With CameraManager the snapshot. */
    LIVE_IMAGE,
    /** The address of a feed, on whatever host. */
    LIVE_STREAM,
    /** A path of the API that has no name here. */
    API_OTHER,
    API_ANY;

    /** As in {@code token-refresh}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EndPoint> labelled(String label) {
        return Arrays.stream(values())
                .filter(endPoint -> endPoint.label().equals(label))
                .findFirst();
    }

    boolean covers(EndPoint actual) {
        return switch (this) {
            case TOKEN_ANY -> actual.isToken();
            case API_ANY -> actual.isApi();
            default -> this == actual;
        };
    }

    boolean isToken() {
        return this == TOKEN_CODE || this == TOKEN_REFRESH || this == TOKEN_OTHER || this == TOKEN_ANY;
    }

    boolean isApi() {
        return compareTo(CLIENT_SETTINGS) >= 0;
    }

    static EndPoint ofGrantType(String grantType) {
        return switch (grantType == null ? "" : grantType) {
            case "authorization_code" -> TOKEN_CODE;
            case "refresh_token" -> TOKEN_REFRESH;
            default -> TOKEN_OTHER;
        };
    }
}
