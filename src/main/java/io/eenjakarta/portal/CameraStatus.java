package io.eenjakarta.portal;

/**
 * A camera's connection status as pages show it: words, and a mark that needs no colour.
 *
 * @param words for people
 * @param tone style class: {@code good}, {@code warn} or {@code off}
 * @param mark one character
 * @param live whether asking for a picture makes sense
 */
public record CameraStatus(String words, String tone, String mark, boolean live) {

    /**
     * The status for what the API calls {@code connectionStatus}. The API may add values: an unknown one is shown as
     * such and its camera is still asked for a picture.
     */
    static CameraStatus of(String connectionStatus) {
        return switch (connectionStatus) {
            case "online" -> new CameraStatus("Online", "good", "\u2713", true);
            case "deviceOffline" -> new CameraStatus("Offline", "warn", "!", false);
            case "bridgeOffline" -> new CameraStatus("Bridge offline", "warn", "!", false);
            case "invalidCredentials" -> new CameraStatus("Camera password wrong", "warn", "!", false);
            case "error" -> new CameraStatus("Camera fault", "warn", "!", true);
            case "off" -> new CameraStatus("Switched off", "off", "\u2013", false);
            default -> new CameraStatus("Status unknown", "off", "?", true);
        };
    }
}
