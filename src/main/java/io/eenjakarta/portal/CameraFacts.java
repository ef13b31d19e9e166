package io.eenjakarta.portal;

import io.eenjakarta.vms.Camera;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a camera's page tells about it beside its name and status: as much as the API does. */
final class CameraFacts {

    private CameraFacts() {}

    /**
     * A line of it.
     *
     * @param key of what it is called
     * @param value as it is
     * @param code whether it is an id or an address rather than words
     */
    public record Fact(String key, String value, boolean code) {}

    static List<Fact> of(Camera camera) {
        List<Fact> facts = new ArrayList<>();
        camera.locationName().ifPresent(name -> add(facts, "camera.location", name, false));
        String model = String.join(" ", camera.make().orElse(""), camera.model().orElse(""))
                .strip();
        add(facts, "camera.model", model, false);
        add(facts, "camera.firmware", camera.firmwareVersion().orElse(""), true);
        add(facts, "camera.address", camera.ipAddress().orElse(""), true);
        add(facts, "camera.zone", camera.zone().orElse(""), false);
        add(facts, "camera.id", camera.id(), true);
        add(facts, "camera.bridge", camera.bridgeId(), true);
        add(facts, "camera.account", camera.accountId(), true);
        return facts;
    }

    static List<String> tags(Camera camera) {
        return Optional.ofNullable(camera.tags()).orElse(List.of()).stream()
                .filter(tag -> tag != null && !tag.isBlank())
                .toList();
    }

    private static void add(List<Fact> facts, String key, String value, boolean code) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(key, value.strip(), code));
        }
    }
}
