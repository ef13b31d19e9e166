package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code locations} and {@code locations/ID}. Locations of another account do not exist. */
final class ApiLocations {
    private static final Set<String> INCLUDES = Set.of(
            "notes",
            "address",
            "geometry",
            "childLocationCount",
            "effectivePermissions",
            "resourceCounts",
            "resourceStatusCounts");

    private final DemoData data;
    private final ApiPages pages;

    ApiLocations(DemoData data, ApiPages pages) {
        this.data = data;
        this.pages = pages;
    }

    /** Of the parts that can be included notes, address and childLocationCount have something to show. */
    Reply list(DemoData.User user, ApiArguments arguments) {
        Set<String> include = arguments
                .only("include", "sort", "pageToken", "pageSize", "name", "name__contains", "q")
                .include(INCLUDES);
        Comparator<DemoData.Location> byName = Comparator.comparing(DemoData.Location::name);
        Comparator<DemoData.Location> order =
                switch (arguments.first("sort").orElse("+name")) {
                    case "+name" -> byName;
                    case "-name" -> byName.reversed();
                    default -> throw arguments.wrong("sort");
                };
        List<JsonObject> all = data.locationsOf(user.accountId()).stream()
                .filter(location -> arguments.first("name").isEmpty()
                        || location.name()
                                .equalsIgnoreCase(arguments.first("name").get()))
                .filter(location ->
                        holds(location, arguments.first("name__contains").orElse("")))
                .filter(location -> holds(location, arguments.first("q").orElse("")))
                .sorted(order)
                .map(location -> json(location, include))
                .toList();
        return pages.page(arguments, all, data.locationsOf(user.accountId()).size());
    }

    Reply one(DemoData.User user, String id, ApiArguments arguments) {
        Set<String> include = arguments.only("include").include(INCLUDES);
        return data.locationsOf(user.accountId()).stream()
                .filter(location -> location.id().equals(id))
                .findFirst()
                .map(location -> Reply.json(200, json(location, include)))
                .orElseGet(() -> ApiError.noSuchResource("location", id, arguments.path()));
    }

    private static boolean holds(DemoData.Location location, String part) {
        return location.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static JsonObject json(DemoData.Location location, Set<String> include) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", location.id())
                .add("name", location.name())
                .addNull("parentId")
                .add("isDefault", false);
        if (include.contains("notes")) {
            json.add("notes", "");
        }
        if (include.contains("childLocationCount")) {
            json.add("childLocationCount", 0);
        }
        if (include.contains("address")) {
            json.add(
                    "address",
                    Json.createObjectBuilder()
                            .add("country", location.country())
                            .add("region", "")
                            .add("city", location.city())
                            .add("streetAddress", "1 " + location.name())
                            .add("streetAddress2", "")
                            .add("postalCode", ""));
        }
        return json.build();
    }
}
