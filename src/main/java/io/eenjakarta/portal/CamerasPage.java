package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.Camera;
import io.eenjakarta.vms.CameraPage;
import io.eenjakarta.vms.Cameras;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.Location;
import io.eenjakarta.vms.Locations;
import io.eenjakarta.vms.VmsException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The wall: the caller's cameras by name, those that they look for, by one API call however many pictures follow; and beneath
 * them the first of each account that they have connected, all asked at once. Trouble with one of those, or with the list of
 * locations, stays in its own part of the page, and the slowest hold the page up for a few seconds at most.
 */
@WebServlet("/cameras")
public class CamerasPage extends PortalPage {

    private static final long serialVersionUID = 1L;
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    private final transient Cameras cameras;
    private final transient KnownLocations locations;
    private final transient LinkedGrants linked;
    private final transient Providers providers;
    private final transient Together together;

    @Inject
    public CamerasPage(
            Pages pages,
            Cameras cameras,
            Locations locations,
            LinkedGrants linked,
            Settings settings,
            @Een Executor threads,
            @Een Clock clock) {
        super(pages);
        this.cameras = cameras;
        this.locations = new KnownLocations(grant -> GrantScope.call(grant, locations::all), clock);
        this.linked = linked;
        this.providers = settings.providers();
        Duration patience = settings.http().apiTimeout();
        this.together = new Together(threads, patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE);
    }

    @Override
    String prepare(HttpServletRequest request) {
        Texts texts = Texts.of(request);
        WallQuery query = WallQuery.of(request);
        Optional<Caller> caller = Caller.of(request);
        Optional<GrantId> grant =
                SwitchedAccount.of(request).map(SwitchedAccount::grant).or(() -> caller.map(Caller::grant));
        Supplier<List<Location>> places = together.begin(() -> places(grant), List.of());
        CameraPage page = cameras.page(query.filter(), query.size(), query.token());
        List<Location> known = places.get();
        Map<String, String> names = new HashMap<>();
        known.forEach(place -> names.put(place.id(), place.name()));
        List<CameraView> views =
                views(page, camera -> CameraView.of(camera, query).at(names.getOrDefault(camera.locationId(), "")));
        boolean last = nothing(page.nextPageToken());
        request.setAttribute("query", query);
        request.setAttribute("statuses", CameraStatus.ALL);
        request.setAttribute("sizes", WallQuery.SIZES);
        request.setAttribute("cameras", views);
        request.setAttribute("count", count(page, views.size(), query, texts));
        request.setAttribute("clear", query.unfiltered().on("/cameras"));
        request.setAttribute(
                "first", query.token() == null ? null : query.at(null).on("/cameras"));
        request.setAttribute(
                "next", last ? null : query.at(page.nextPageToken()).on("/cameras"));
        // A location is one of the caller's own account.
        if (query.token() == null && query.location().isEmpty()) {
            caller.ifPresent(one -> showLinked(one, query, request));
        }
        request.setAttribute("locations", known);
        return "cameras";
    }

    private static String count(CameraPage page, int shown, WallQuery query, Texts texts) {
        boolean whole = query.token() == null && nothing(page.nextPageToken());
        if (!whole) {
            boolean known = page.totalSize() != null && !query.filtered();
            return known ? texts.with("wall.some", shown, page.totalSize()) : texts.with("wall.page", shown);
        }
        return query.filtered() ? texts.with("wall.found", shown) : texts.with("wall.count", shown);
    }

    private List<Location> places(Optional<GrantId> grant) {
        return grant.map(locations::of).orElse(List.of());
    }

    /** What a person has connected is theirs: it does not stand among the cameras of an account that they only look at. */
    private void showLinked(Caller caller, WallQuery query, HttpServletRequest request) {
        Texts texts = Texts.of(request);
        if (SwitchedAccount.of(request).isEmpty()) {
            request.setAttribute("linked", ofLinked(caller, query, texts));
        } else if (hasLinked(caller)) {
            request.setAttribute("linkedHidden", true);
        }
    }

    private boolean hasLinked(Caller caller) {
        try {
            return !linked.of(caller.name()).isEmpty();
        } catch (GrantException away) {
            return false;
        }
    }

    /** While the vault cannot tell, the caller's own cameras are shown all the same. */
    private List<LinkedCameras> ofLinked(Caller caller, WallQuery query, Texts texts) {
        try {
            return together.ask(
                    linked.of(caller.name()),
                    grant -> ofLinked(grant, query, texts),
                    grant -> LinkedCameras.without(
                            LinkedCameras.title(grant, providers, texts), texts.of("wall.linked-late")));
        } catch (GrantException away) {
            return List.of(LinkedCameras.without(texts.of("wall.linked"), texts.of("wall.linked-away")));
        }
    }

    private LinkedCameras ofLinked(LinkedGrant grant, WallQuery query, Texts texts) {
        String title = LinkedCameras.title(grant, providers, texts);
        try {
            CameraPage page = GrantScope.call(grant.id(), () -> cameras.page(query.filter(), query.size(), null));
            List<CameraView> views = views(page, camera -> CameraView.of(camera, grant, query));
            return LinkedCameras.of(title, views, nothing(page.nextPageToken()), query, texts);
        } catch (VmsException trouble) {
            boolean again = trouble instanceof VmsException.Unauthorized;
            return LinkedCameras.without(title, texts.of(again ? "wall.linked-again" : "wall.linked-trouble"));
        }
    }

    private static List<CameraView> views(CameraPage page, Function<Camera, CameraView> view) {
        return page.results() == null
                ? List.of()
                : page.results().stream().filter(Objects::nonNull).map(view).toList();
    }

    private static boolean nothing(String token) {
        return token == null || token.isEmpty();
    }
}
