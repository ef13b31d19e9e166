package io.eenjakarta.it.shipped;

import io.eenjakarta.vms.AccountsApi;
import io.eenjakarta.vms.AllPages;
import io.eenjakarta.vms.BridgesApi;
import io.eenjakarta.vms.Camera;
import io.eenjakarta.vms.CameraFilter;
import io.eenjakarta.vms.CameraQuery;
import io.eenjakarta.vms.Cameras;
import io.eenjakarta.vms.CamerasApi;
import io.eenjakarta.vms.Location;
import io.eenjakarta.vms.Locations;
import io.eenjakarta.vms.LocationsApi;
import io.eenjakarta.vms.UsersApi;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** People, places and devices. */
@RequestScoped
public class Devices {

    private static final String QUAYS = "2428fda3-389f-48ce-b062-85875dd6b2e1";
    private static final int SMALL_PAGE = 5;

    @Inject
    @RestClient
    UsersApi users;

    @Inject
    @RestClient
    AccountsApi accounts;

    @Inject
    @RestClient
    CamerasApi cameras;

    @Inject
    @RestClient
    BridgesApi bridges;

    @Inject
    @RestClient
    LocationsApi locations;

    @Inject
    Cameras allCameras;

    @Inject
    Locations allLocations;

    public Map<String, Supplier<Object>> calls() {
        return Map.ofEntries(
                Map.entry("self", () -> users.self("timeZone").zone()),
                Map.entry("account", () -> accounts.self().name()),
                Map.entry("accounts", () -> accounts.list(null, null).results()),
                Map.entry("query", this::query),
                Map.entry("filter", this::filter),
                Map.entry("camera", this::details),
                Map.entry("bridges", () -> bridges.list("BRIDGE", QUAYS, "online", "status", "+name", 7, null)
                        .results()),
                Map.entry("bridge", () -> bridges.get("1002a5e1", "resourceCounts,timeZone")),
                Map.entry(
                        "location",
                        () -> locations.get(QUAYS, "address").address().city()),
                Map.entry(
                        "locations",
                        () -> allLocations.all().stream().map(Location::name).toList()),
                Map.entry("all", () -> stream().map(Camera::name).toList()),
                Map.entry("two", () -> stream().map(Camera::name).limit(2).toList()),
                Map.entry(
                        "sixth",
                        () -> stream().skip(5).findFirst().orElseThrow().name()));
    }

    private Stream<Camera> stream() {
        CameraQuery query = new CameraQuery().sort("-name");
        return AllPages.stream(token -> cameras.list(query, SMALL_PAGE, token));
    }

    private Object query() {
        CameraQuery query = new CameraQuery()
                .nameContains("quay")
                .statuses(List.of("online", "off"))
                .locations(List.of(QUAYS))
                .anyTags(List.of("indoor", "outdoor"))
                .include("status", "tags")
                .sort("-locationSummary.name", "-name");
        return cameras.list(query, 2, null).results().stream()
                .map(camera -> camera.name() + " " + camera.status().connectionStatus() + " " + camera.tags())
                .toList();
    }

    private Object filter() {
        CameraFilter filter = new CameraFilter("COLD", Set.of("deviceOffline"), "");
        return allCameras.page(filter, 50, null).results().stream()
                .map(Camera::name)
                .toList();
    }

    private Object details() {
        Camera camera = allCameras.get("100d4c42");
        return Stream.of(
                                camera.locationName(),
                                camera.zone(),
                                camera.make(),
                                camera.model(),
                                camera.firmwareVersion(),
                                camera.ipAddress())
                        .map(detail -> detail.orElse("?"))
                        .toList()
                + " " + camera.createTimestamp();
    }
}
