package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.LiveImages;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * A camera's picture, fetched by the server: the browser has no token. The image is read whole and checked before the
 * first byte goes on, so a slow browser holds no connection to the API, and what goes wrong becomes a picture that says
 * so.
 */
@WebServlet("/cameras/*")
public class CameraPicture extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient CameraPages page;
    private final transient LiveImages images;
    private final transient LinkedGrants linked;

    @Inject
    public CameraPicture(CameraPages page, LiveImages images, LinkedGrants linked) {
        this.page = page;
        this.images = images;
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
        response.setHeader("Cache-Control", "private, no-store");
        byte[] jpeg;
        try {
            jpeg = picture(path.get(), request);
        } catch (RuntimeException e) {
            Failure failure = Failures.page(e);
            PageLog.failed(SupportCode.random(), failure, request, e);
            failure.retryAfterSeconds().ifPresent(wait -> response.setHeader("Retry-After", wait));
            Placeholder placeholder = Failures.picture(e);
            send(
                    response,
                    placeholder.status(),
                    Placeholder.TYPE,
                    placeholder.svg(Texts.of(request)).getBytes(UTF_8));
            return;
        }
        send(response, HttpServletResponse.SC_OK, "image/jpeg", jpeg);
    }

    /** Under the caller's own grant, or one of those that they connected; never under one that the browser named. */
    private byte[] picture(PreviewPath path, HttpServletRequest request) {
        if (path.own()) {
            return images.preview(path.camera()).jpeg();
        }
        GrantId grant = Caller.of(request)
                .flatMap(caller -> linked.of(caller.name()).stream()
                        .filter(path::isOf)
                        .map(LinkedGrant::id)
                        .findFirst())
                .orElseThrow(() -> new GrantException.NeedsLogin("this account is not connected"));
        return GrantScope.call(grant, () -> images.preview(path.camera()).jpeg());
    }

    private static void send(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
