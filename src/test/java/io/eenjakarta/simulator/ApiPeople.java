package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code users/self} and {@code accounts}. */
final class ApiPeople {
    private static final Set<String> INCLUDES = Set.of(
            "loginDetails",
            "locationSummary",
            "contactDetails",
            "timeZone",
            "support",
            "status",
            "permissions",
            "layoutSettings",
            "previewSettings",
            "effectivePermissions",
            "timeSettings");

    private final DemoData data;
    private final ApiPages pages;

    ApiPeople(DemoData data, ApiPages pages) {
        this.data = data;
        this.pages = pages;
    }

    /** Of the parts that can be included only permissions, status and timeZone have something to show. */
    Reply user(DemoData.User user, ApiArguments arguments) {
        Set<String> include = arguments.only("include").include(INCLUDES);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", user.id())
                .add("firstName", user.firstName())
                .add("lastName", user.lastName())
                .add("accountId", user.accountId())
                .add("email", user.email())
                .add("language", "en-us")
                .addNull("employeeId");
        if (include.contains("permissions")) {
            JsonObjectBuilder permissions = Json.createObjectBuilder();
            DemoData.PERMISSIONS.forEach(
                    one -> permissions.add(one, user.permissions().contains(one)));
            json.add("permissions", permissions);
        }
        if (include.contains("status")) {
            json.add("status", Json.createObjectBuilder().add("loginStatus", "active"));
        }
        if (include.contains("timeZone")) {
            String zone = data.account(user.accountId()).timeZone();
            json.add("timeZone", Json.createObjectBuilder().add("timeZone", zone));
        }
        return Reply.json(200, json.build());
    }

    Reply accounts(DemoData.User user, ApiArguments arguments) {
        arguments.only("pageSize", "pageToken", "name__contains");
        String part = arguments.first("name__contains").orElse("").toLowerCase(Locale.ROOT);
        List<DemoData.Account> all = Reseller.isReseller(data, user.accountId())
                ? Reseller.accountsBelow(data, user.accountId())
                : List.of(data.account(user.accountId()));
        List<JsonObject> shown = all.stream()
                .filter(account -> account.name().toLowerCase(Locale.ROOT).contains(part))
                .map(this::json)
                .toList();
        return pages.page(arguments, shown, all.size());
    }

    Reply account(DemoData.User user, ApiArguments arguments) {
        arguments.only();
        return Reply.json(200, json(data.account(user.accountId())));
    }

    private JsonObject json(DemoData.Account account) {
        return Json.createObjectBuilder()
                .add("id", account.id())
                .add("name", account.name())
                .add("editionId", "enterprise")
                .add("status", "active")
                .add("type", Reseller.isReseller(data, account.id()) ? "reseller" : "endUserAccount")
                .build();
    }
}
