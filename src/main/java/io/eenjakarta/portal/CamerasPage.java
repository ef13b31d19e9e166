package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vms.Camera;
import io.eenjakarta.vms.CameraPage;
import io.eenjakarta.vms.Cameras;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.VmsException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The caller's cameras by name, at most fifty at a time: one API call, however many pictures follow; and beneath them the
 * first fifty of each account that they have connected, all asked at once. Trouble with one of those stays in its own part of
 * the page, and the slowest hold the page up for a few seconds at most.
 */
@WebServlet("/cameras")
public class CamerasPage extends PortalPage {

    private static final long serialVersionUID = 1L;
    private static final int AT_A_TIME = 50;
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);
    private static final Pattern PAGE_TOKEN = Pattern.compile("[\\x21-\\x7e]{1,2048}");

    private final transient Cameras cameras;
    private final transient LinkedGrants linked;
    private final transient Providers providers;
    private final transient Together together;

    @Inject
    public CamerasPage(Pages pages, Cameras cameras, LinkedGrants linked, Settings settings, @Een Executor threads) {
        super(pages);
        this.cameras = cameras;
        this.linked = linked;
        this.providers = settings.providers();
        Duration patience = settings.http().apiTimeout();
        this.together = new Together(threads, patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE);
    }

    @Override
    String prepare(HttpServletRequest request) {
        String token = pageToken(request.getParameter("page"));
        CameraPage page = cameras.page(AT_A_TIME, token);
        List<CameraView> views = views(page, CameraView::of);
        boolean whole = token == null && nothing(page.nextPageToken());
        request.setAttribute("cameras", views);
        request.setAttribute("count", count(views.size()) + (whole ? "" : " on this page"));
        request.setAttribute("nextPage", page.nextPageToken());
        if (token == null) {
            Caller.of(request).ifPresent(caller -> request.setAttribute("linked", ofLinked(caller)));
        }
        return "cameras";
    }

    /** While the vault cannot tell, the caller's own cameras are shown all the same. */
    private List<LinkedCameras> ofLinked(Caller caller) {
        try {
            return together.ask(linked.of(caller.name()), this::ofLinked, this::late);
        } catch (GrantException away) {
            return List.of(new LinkedCameras(
                    "Connected accounts", List.of(), "Your connected accounts cannot be looked up just now."));
        }
    }

    private LinkedCameras ofLinked(LinkedGrant grant) {
        String title = title(grant);
        try {
            CameraPage page = GrantScope.call(grant.id(), () -> cameras.page(AT_A_TIME, null));
            List<CameraView> views = views(page, camera -> CameraView.of(camera, grant));
            return new LinkedCameras(
                    title, views, nothing(page.nextPageToken()) ? count(views.size()) : "The first " + views.size());
        } catch (VmsException trouble) {
            return new LinkedCameras(
                    title,
                    List.of(),
                    trouble instanceof VmsException.Unauthorized
                            ? "Connect this account again to see its cameras."
                            : "The cameras of this account cannot be shown just now.");
        }
    }

    private LinkedCameras late(LinkedGrant grant) {
        return new LinkedCameras(title(grant), List.of(), "This account does not answer just now.");
    }

    private String title(LinkedGrant grant) {
        return providers.named(grant.provider()).map(Provider::title).orElse(grant.provider()) + ", account "
                + grant.account() + ", user " + grant.user();
    }

    /** The API's own token, or null for the first page; what cannot be a token counts as none. */
    static String pageToken(String parameter) {
        return parameter != null && PAGE_TOKEN.matcher(parameter).matches() ? parameter : null;
    }

    private static List<CameraView> views(CameraPage page, Function<Camera, CameraView> view) {
        return page.results() == null
                ? List.of()
                : page.results().stream().map(view).toList();
    }

    private static boolean nothing(String token) {
        return token == null || token.isEmpty();
    }

    private static String count(int cameras) {
        return cameras == 1 ? "1 camera" : cameras + " cameras";
    }
}
