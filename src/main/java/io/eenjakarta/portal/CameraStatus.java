package io.eenjakarta.portal;

import java.util.List;

/**
 * A camera's connection status as pages show it: words, and a mark that needs no colour.
 *
 * @param key of its words
 * @param tone style class: {@code good}, {@code warn} or {@code off}
 * @param mark one character
 * @param live whether asking for a picture makes sense
 */
public record CameraStatus(String key, String tone, String mark, boolean live) {

    /** What the API calls them, in the order in which they are offered to be looked for. */
    static final List<String> ALL =
            List.of("online", "deviceOffline", "bridgeOffline", "invalidCredentials", "error", "off", "unknown");

    /**
     * The status for what the API calls {@code connectionStatus}. The API may add values: an unknown one is shown as
     * such and its camera is still asked for a picture.
     */
    static CameraStatus of(String connectionStatus) {
        return switch (connectionStatus) {
            case "online" -> new CameraStatus("status.online", "good", "\u2713", true);
            case "deviceOffline" -> new CameraStatus("status.deviceOffline", "warn", "!", false);
            case "bridgeOffline" -> new CameraStatus("status.bridgeOffline", "warn", "!", false);
            case "invalidCredentials" -> new CameraStatus("status.invalidCredentials", "warn", "!", false);
            case "error" -> new CameraStatus("status.error", "warn", "!", true);
            case "off" -> new CameraStatus("status.off", "off", "\u2013", false);
            default -> new CameraStatus("status.unknown", "off", "?", true);
        };
    }
}
