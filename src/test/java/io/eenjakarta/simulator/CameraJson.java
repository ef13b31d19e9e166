package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;

/** A camera as the API describes it. Its details follow from its number. */
final class CameraJson {
    static final Set<String> INCLUDES = Set.of(
            "status",
            "locationSummary",
            "deviceAddress",
            "timeZone",
            "notes",
            "tags",
            "devicePosition",
            "networkInfo",
            "deviceInfo",
            "firmware",
            "visibleByBridges",
            "capabilities",
            "effectivePermissions",
            "shareDetails",
            "packages");

    private static final List<List<String>> MODELS = List.of(
            List.of("Axis", "P3265-LVE", "11.9.53"),
            List.of("Hanwha", "XND-8080RV", "1.41.14"),
            List.of("Eagle Eye Networks", "DD04", "v20211019_542_3022"));

    private CameraJson() {}

    /** Of the parts that can be included the first ten have something to show. */
    static JsonObject of(DemoData.Camera camera, DemoData data, Set<String> include) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", camera.id())
                .add("accountId", camera.accountId())
                .add("name", camera.name())
                .add("bridgeId", camera.bridgeId())
                .add("createTimestamp", ApiTimes.text(camera.created()));
        addOrNull(json, "locationId", camera.locationId());
        json.addNull("multiCameraId");
        int number = number(camera);
        List<String> model = MODELS.get(number % MODELS.size());
        for (String part : include) {
            switch (part) {
                case "status" -> json.add(part, object("connectionStatus", camera.connectionStatus()));
                case "locationSummary" -> location(json, camera, data);
                case "timeZone" ->
                    json.add(
                            part,
                            object("zone", data.account(camera.accountId()).timeZone()));
                case "notes" -> json.add(part, notes(camera));
                case "tags" -> json.add(part, array(tags(camera)));
                case "firmware" -> json.add(part, object("currentVersion", model.get(2)));
                case "networkInfo" -> json.add(part, network(number));
                case "deviceInfo" ->
                    json.add(
                            part,
                            Json.createObjectBuilder()
                                    .add("icon", "securityCamera")
                                    .add("directToCloud", false)
                                    .add("make", model.get(0))
                                    .add("model", model.get(1))
                                    .addNull("guid"));
                default -> {
                    // the API may leave out what it has nothing to say about
                }
            }
        }
        return json.build();
    }

    static String notes(DemoData.Camera camera) {
        return number(camera) % 4 == 0 ? "Serviced in spring. Ask the site office for the ladder." : "";
    }

    static List<String> tags(DemoData.Camera camera) {
        return number(camera) % 2 == 0 ? List.of("outdoor", "perimeter") : List.of("indoor");
    }

    private static void location(JsonObjectBuilder json, DemoData.Camera camera, DemoData data) {
        if (camera.locationId() != null) {
            json.add(
                    "locationSummary",
                    Json.createObjectBuilder().add("id", camera.locationId()).add("name", data.locationName(camera)));
        }
    }

    private static JsonObject network(int number) {
        String address = "10.143." + (number >> 8 & 0xff) + "." + (number & 0xff);
        JsonObject adapter = Json.createObjectBuilder()
                .add("macAddress", "8A:D4:AD:09:%02X:%02X".formatted(number >> 8 & 0xff, number & 0xff))
                .add("ipAddress", address)
                .build();
        return Json.createObjectBuilder()
                .addNull("globalIP")
                .add("ipUsedByBridge", address)
                .add("adapters", Json.createArrayBuilder().add(adapter))
                .build();
    }

    private static int number(DemoData.Camera camera) {
        return Integer.parseInt(camera.id().substring(4), 16);
    }

    private static JsonArrayBuilder array(List<String> texts) {
        return Json.createArrayBuilder(texts);
    }

    private static JsonObjectBuilder object(String name, String value) {
        return Json.createObjectBuilder().add(name, value);
    }

    private static void addOrNull(JsonObjectBuilder json, String name, String value) {
        if (value == null) {
            json.addNull(name);
        } else {
            json.add(name, value);
        }
    }
}
