package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.LiveImage;
import io.eenjakarta.vms.LiveImages;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A camera's picture, fetched by the server: the browser has no token. The image is read whole and checked before the
 * first byte goes on, so a slow browser holds no connection to the API, and what goes wrong becomes a picture that says
 * so. Who waits for a picture holds no thread.
 */
@WebServlet(urlPatterns = "/cameras/*", asyncSupported = true)
public class CameraPicture extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient CameraPages page;
    private final transient LiveImages images;
    private final transient LiveRelay relay;
    private final transient LinkedGrants linked;
    private final transient PictureLog log = new PictureLog();

    @Inject
    public CameraPicture(CameraPages page, LiveImages images, LiveRelay relay, LinkedGrants linked) {
        this.page = page;
        this.images = images;
        this.relay = relay;
        this.linked = linked;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<PreviewPath> path = PreviewPath.parse(request.getPathInfo());
        if (path.isEmpty()) {
            page.answer(request, response);
            return;
        }
        PictureAnswer answer =
                new PictureAnswer(request, response, log, path.get().own());
        if (path.get().kind() == PreviewPath.Kind.LIVE) {
            PreviewPath live = path.get();
            relay.show(
                    request,
                    response,
                    answer,
                    viewer -> under(live, request, () -> relay.watch(live.camera(), viewer)));
            return;
        }
        Optional<Instant> at = Optional.empty();
        if (path.get().recorded()) {
            at = PreviewPath.moment(request.getParameterValues("at"));
            if (at.isEmpty()) {
                answer.send(Placeholder.BAD_MOMENT, Optional.empty());
                return;
            }
        }
        CompletableFuture<LiveImage> picture = picture(path.get(), at, request);
        if (picture.isDone()) {
            answer.send(picture);
        } else {
            answer.later().when(picture);
        }
    }

    /** Of pictures without an end there is none: it would go on, and that nobody looks any more is seen by what is sent. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (PreviewPath.parse(request.getPathInfo())
                .filter(path -> path.kind() == PreviewPath.Kind.LIVE)
                .isPresent()) {
            response.setHeader("Allow", "GET");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            super.doHead(request, response);
        }
    }

    private CompletableFuture<LiveImage> picture(PreviewPath path, Optional<Instant> at, HttpServletRequest request) {
        try {
            return under(path, request, () -> asked(path.camera(), at));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private <T> T under(PreviewPath path, HttpServletRequest request, Supplier<T> question) {
        return path.own() ? question.get() : GrantScope.call(grant(path, request), question::get);
    }

    /** Under the caller's own grant, or one of those that they connected; never under one that the browser named. */
    private GrantId grant(PreviewPath path, HttpServletRequest request) {
        return Caller.of(request)
                .flatMap(caller -> linked.of(caller.name()).stream()
                        .filter(path::isOf)
                        .map(LinkedGrant::id)
                        .findFirst())
                .orElseThrow(() -> new GrantException.NeedsLogin("this account is not connected"));
    }

    private CompletableFuture<LiveImage> asked(String camera, Optional<Instant> at) {
        return at.map(moment -> images.recordedAsync(camera, moment))
                .orElseGet(() -> images.previewAsync(camera))
                .toCompletableFuture();
    }
}
