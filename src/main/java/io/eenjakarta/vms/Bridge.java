package io.eenjakarta.vms;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What connects the cameras of a place to the cloud. Everything but the first three members may be null; what is "asked for"
 * comes only with the word of its name in {@code include}.
 *
 * @param id eight hexadecimal digits
 * @param locationId of its {@link Location}
 * @param createTimestamp when it was added
 * @param status asked for
 * @param locationSummary asked for
 * @param timeZone asked for; documented as an object, and a string is understood too: {@link #zone()}
 * @param tags asked for
 * @param notes asked for; written by people
 * @param deviceInfo asked for
 * @param networkInfo asked for
 * @param resourceCounts asked for
 */
public record Bridge(
        String id,
        String accountId,
        String name,
        String locationId,
        Instant createTimestamp,
        Camera.Status status,
        Camera.LocationSummary locationSummary,
        JsonValue timeZone,
        List<String> tags,
        String notes,
        DeviceInfo deviceInfo,
        Camera.NetworkInfo networkInfo,
        ResourceCounts resourceCounts) {

    /**
     * What it is.
     *
     * @param icon {@code bridge}, {@code CMVR}, {@code vehicle bridge}, {@code mobile bridge}, or a word that came later
     */
    public record DeviceInfo(String icon, String serialNumber) {}

    /** How many devices are attached to it; what is not told is null. */
    public record ResourceCounts(Integer cameras, Integer speakers, Integer multiCameras) {}

    /** Its time zone's name, such as {@code Europe/Amsterdam}. */
    public Optional<String> zone() {
        JsonValue zone = timeZone instanceof JsonObject object ? object.get("zone") : timeZone;
        return zone instanceof JsonString name ? Optional.of(name.getString()) : Optional.empty();
    }
}
