package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code bridges} and {@code bridges/ID}: those that the account's cameras are attached to. */
final class ApiBridges {
    private static final Set<String> INCLUDES = Set.of(
            "status",
            "locationSummary",
            "deviceAddress",
            "timeZone",
            "notes",
            "tags",
            "devicePosition",
            "networkInfo",
            "deviceInfo",
            "effectivePermissions",
            "resourceCounts",
            "resourceStatusCounts");

    private final CurrentData data;
    private final ApiPages pages;

    ApiBridges(CurrentData data, ApiPages pages) {
        this.data = data;
        this.pages = pages;
    }

    Reply list(DemoData.User user, ApiArguments arguments) {
        Set<String> include = arguments
                .only(
                        "include",
                        "sort",
                        "pageToken",
                        "pageSize",
                        "name__contains",
                        "id__in",
                        "locationId__in",
                        "status__in")
                .include(INCLUDES);
        Comparator<String> order =
                switch (arguments.first("sort").orElse("+name")) {
                    case "+name" -> Comparator.naturalOrder();
                    case "-name" -> Comparator.reverseOrder();
                    default -> throw arguments.wrong("sort");
                };
        String part = arguments.first("name__contains").orElse("").toLowerCase(Locale.ROOT);
        Set<String> ids = arguments.list("id__in");
        Set<String> locations = arguments.list("locationId__in");
        Set<String> statuses = arguments.list("status__in");
        if (!CameraSelection.STATUSES.containsAll(statuses)) {
            throw arguments.wrong("status__in");
        }
        List<String> all = of(user);
        List<JsonObject> shown = all.stream()
                .sorted(order)
                .filter(id -> name(id).toLowerCase(Locale.ROOT).contains(part))
                .filter(id -> ids.isEmpty() || ids.contains(id))
                .filter(id -> locations.isEmpty()
                        || locations.contains(first(user, id).locationId()))
                .filter(id -> statuses.isEmpty() || statuses.contains("online"))
                .map(id -> json(user, id, include))
                .toList();
        return pages.page(arguments, shown, all.size());
    }

    Reply one(DemoData.User user, String id, ApiArguments arguments) {
        Set<String> include = arguments.only("include").include(INCLUDES);
        return of(user).contains(id)
                ? Reply.json(200, json(user, id, include))
                : ApiError.noSuchResource("bridge", id, arguments.path());
    }

    private List<String> of(DemoData.User user) {
        return data.now().camerasOf(user.accountId()).stream()
                .map(DemoData.Camera::bridgeId)
                .distinct()
                .toList();
    }

    private DemoData.Camera first(DemoData.User user, String id) {
        return data.now().camerasOf(user.accountId()).stream()
                .filter(camera -> camera.bridgeId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String name(String id) {
        return "Bridge " + id;
    }

    private JsonObject json(DemoData.User user, String id, Set<String> include) {
        DemoData.Camera camera = first(user, id);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id)
                .add("accountId", user.accountId())
                .add("name", name(id))
                .add("locationId", camera.locationId())
                .add("createTimestamp", ApiTimes.text(camera.created()));
        if (include.contains("status")) {
            json.add("status", Json.createObjectBuilder().add("connectionStatus", "online"));
        }
        if (include.contains("timeZone")) {
            String zone = data.now().account(user.accountId()).timeZone();
            json.add("timeZone", Json.createObjectBuilder().add("zone", zone));
        }
        if (include.contains("deviceInfo")) {
            json.add(
                    "deviceInfo",
                    Json.createObjectBuilder().add("icon", "bridge").add("serialNumber", "EEN-BR304-" + id));
        }
        if (include.contains("resourceCounts")) {
            long cameras = data.now().camerasOf(user.accountId()).stream()
                    .filter(each -> each.bridgeId().equals(id))
                    .count();
            json.add(
                    "resourceCounts",
                    Json.createObjectBuilder().add("cameras", cameras).add("speakers", 0));
        }
        return json.build();
    }
}
