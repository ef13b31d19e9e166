package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vms.Camera;
import io.eenjakarta.vms.Cameras;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.VmsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The page of one camera: its picture as it is now or was, and what is known about it. Thread-safe. */
@ApplicationScoped
public class CameraPages {

    private final Pages pages;
    private final Cameras cameras;
    private final LinkedGrants linked;
    private final Providers providers;
    private final Timelines timelines;
    private final Clock clock;

    @Inject
    public CameraPages(
            Pages pages,
            Cameras cameras,
            LinkedGrants linked,
            Timelines timelines,
            Settings settings,
            @Een Clock clock) {
        this.pages = pages;
        this.cameras = cameras;
        this.linked = linked;
        this.timelines = timelines;
        this.providers = settings == null ? null : settings.providers();
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected CameraPages() {
        this(null, null, null, null, null, null);
    }

    /** Answers with the page for a path below {@code /cameras/}, or says that there is none. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Optional<CameraPath> path = CameraPath.parse(request.getPathInfo());
        if (path.isEmpty()) {
            pages.fail(Failure.NOT_FOUND, request, response);
            return;
        }
        if (!path.get().own() && SwitchedAccount.of(request).isPresent()) {
            pages.fail(Failure.OWN_ACCOUNT_FIRST, request, response);
            return;
        }
        try {
            prepare(path.get(), request);
        } catch (VmsException.NotFound gone) {
            request.setAttribute("back", WallQuery.of(request).on("/cameras"));
            pages.fail(Failure.NO_CAMERA, gone, request, response);
            return;
        } catch (RuntimeException e) {
            Failure failure = Failures.page(e);
            // The end of a connection is not the end of the caller's own login.
            pages.fail(failure.signIn() && !path.get().own() ? Failure.CONNECT_AGAIN : failure, e, request, response);
            return;
        }
        pages.show("camera", request, response);
    }

    private void prepare(CameraPath path, HttpServletRequest request) {
        WallQuery from = WallQuery.of(request);
        Optional<LinkedGrant> grant = path.own() ? Optional.empty() : Optional.of(grant(path, request));
        boolean records =
                provider(grant, request).filter(Provider::recordedPictures).isPresent();
        // Events come from where recorded pictures come from.
        Supplier<Timeline> timeline = records ? timelines.begin(path, grant, from, Texts.of(request)) : () -> null;
        Camera camera = grant.map(one -> GrantScope.call(one.id(), () -> cameras.get(path.camera())))
                .orElseGet(() -> cameras.get(path.camera()));
        CameraView view = CameraView.of(camera, path, from);
        request.setAttribute("camera", view);
        request.setAttribute("facts", CameraFacts.of(camera));
        request.setAttribute("tags", CameraFacts.tags(camera));
        request.setAttribute("notes", camera.notes());
        grant.ifPresent(one -> request.setAttribute("owner", LinkedCameras.title(one, providers, Texts.of(request))));
        request.setAttribute("back", from.on("/cameras"));
        request.setAttribute("query", from);
        request.setAttribute("path", path.page());
        request.setAttribute("records", records);
        request.setAttribute("timeline", timeline.get());
        provider(grant, request)
                .filter(Provider::liveStreams)
                .ifPresent(one -> request.setAttribute("stream", path.stream()));
        recorded(path, from, request);
    }

    private Optional<Provider> provider(Optional<LinkedGrant> grant, HttpServletRequest request) {
        // A caller's name begins with that of their provider.
        return grant.map(LinkedGrant::provider)
                .or(() -> Caller.of(request).map(caller -> caller.name().replaceFirst("/.*", "")))
                .flatMap(providers::named);
    }

    private void recorded(CameraPath path, WallQuery from, HttpServletRequest request) {
        Instant now = clock.instant();
        Link page = from.on(path.page());
        request.setAttribute("live", page);
        request.setAttribute("zone", PointInTime.zone(request).getId());
        Optional<PointInTime> wanted = PointInTime.of(request).map(at -> at.notAfter(now));
        request.setAttribute("badMoment", wanted.isEmpty() && PointInTime.isAsked(request));
        wanted.ifPresent(at -> {
            request.setAttribute("at", Moment.of(at.instant(), now, Texts.of(request)));
            request.setAttribute("field", at.field());
            request.setAttribute("recorded", path.recorded(at.instant()).address());
            request.setAttribute("steps", at.steps(page, now));
        });
    }

    private LinkedGrant grant(CameraPath path, HttpServletRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        linked.of(caller.name()).stream().filter(path::isOf).findFirst())
                .orElseThrow(() -> new GrantException.NeedsLogin("this account is not connected"));
    }
}
