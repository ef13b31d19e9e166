package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    private final transient Pages pages;
    private final transient LiveImages images;

    @Inject
    public CameraPicture(Pages pages, LiveImages images) {
        this.pages = pages;
        this.images = images;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<PreviewPath> path = PreviewPath.parse(request.getPathInfo());
        if (path.isEmpty()) {
            pages.fail(Failure.NOT_FOUND, request, response);
            return;
        }
        response.setHeader("Cache-Control", "private, no-store");
        byte[] jpeg;
        try {
            jpeg = images.preview(path.get().camera()).jpeg();
        } catch (RuntimeException e) {
            Failure failure = Failures.page(e);
            PageLog.failed(SupportCode.random(), failure, request, e);
            failure.retryAfterSeconds().ifPresent(wait -> response.setHeader("Retry-After", wait));
            Placeholder placeholder = Failures.picture(e);
            send(
                    response,
                    placeholder.status(),
                    Placeholder.TYPE,
                    placeholder.svg().getBytes(UTF_8));
            return;
        }
        send(response, HttpServletResponse.SC_OK, "image/jpeg", jpeg);
    }

    private static void send(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
