package io.eenjakarta.vms;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbCreator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A camera. Everything but the first three members may be null; what is "asked for" comes only with the word of its name in
 * {@code include}. {@link Cameras#get} asks for all of it.
 *
 * @param id eight hexadecimal digits
 * @param bridgeId the bridge it is attached to; null for one that speaks to the cloud itself
 * @param locationId of its {@link Location}
 * @param createTimestamp when it was added
 * @param status asked for
 * @param locationSummary asked for
 * @param timeZone asked for; documented as an object, and a string is understood too: {@link #zone()}
 * @param tags asked for
 * @param notes asked for; written by people
 * @param deviceInfo asked for
 * @param firmware asked for
 * @param networkInfo asked for
 */
public record Camera(
        String id,
        String accountId,
        String name,
        String bridgeId,
        String locationId,
        Instant createTimestamp,
        Status status,
        LocationSummary locationSummary,
        JsonValue timeZone,
        List<String> tags,
        String notes,
        DeviceInfo deviceInfo,
        Firmware firmware,
        NetworkInfo networkInfo) {

    /** All that may be told. */
    @JsonbCreator
    public Camera {}

    /** What every list tells. */
    public Camera(String id, String accountId, String name, String bridgeId, Status status) {
        this(id, accountId, name, bridgeId, null, null, status, null, null, null, null, null, null, null);
    }

    /**
     * How a camera is.
     *
     * @param connectionStatus {@code online}, {@code deviceOffline}, {@code bridgeOffline}, {@code invalidCredentials},
     *     {@code off}, {@code error}, {@code unknown}, or a word that came later
     */
    public record Status(String connectionStatus) {}

    /** Where it is, in short. */
    public record LocationSummary(String id, String name) {}

    /**
     * What it is.
     *
     * @param make the manufacturer
     * @param directToCloud whether it needs no bridge; null where that is not told
     */
    public record DeviceInfo(String make, String model, Boolean directToCloud) {}

    /** What runs on it. */
    public record Firmware(String currentVersion) {}

    /**
     * How it is reached.
     *
     * @param globalIP as the internet sees it
     * @param ipUsedByBridge as its bridge sees it
     */
    public record NetworkInfo(String globalIP, String ipUsedByBridge, List<Adapter> adapters) {}

    /** One of its network connections. */
    public record Adapter(String macAddress, String ipAddress) {}

    /** The name of its location. */
    public Optional<String> locationName() {
        return Optional.ofNullable(locationSummary).map(LocationSummary::name);
    }

    /** Its time zone's name, such as {@code Europe/Amsterdam}. */
    public Optional<String> zone() {
        JsonValue zone = timeZone instanceof JsonObject object ? object.get("zone") : timeZone;
        return zone instanceof JsonString name ? Optional.of(name.getString()) : Optional.empty();
    }

    /** Its manufacturer. */
    public Optional<String> make() {
        return Optional.ofNullable(deviceInfo).map(DeviceInfo::make);
    }

    /** Its model. */
    public Optional<String> model() {
        return Optional.ofNullable(deviceInfo).map(DeviceInfo::model);
    }

    /** The version of what runs on it. */
    public Optional<String> firmwareVersion() {
        return Optional.ofNullable(firmware).map(Firmware::currentVersion);
    }

    /** Its address in the network of the place, else that of its first connection. */
    public Optional<String> ipAddress() {
        return Optional.ofNullable(networkInfo).flatMap(network -> Stream.concat(
                        Stream.ofNullable(network.ipUsedByBridge()),
                        Stream.ofNullable(network.adapters())
                                .flatMap(List::stream)
                                .filter(Objects::nonNull)
                                .flatMap(adapter -> Stream.ofNullable(adapter.ipAddress())))
                .findFirst());
    }
}
