package io.eenjakarta.portal;

import io.eenjakarta.vms.ApiCall;
import io.eenjakarta.vms.CameraPage;
import io.eenjakarta.vms.CamerasApi;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The caller's cameras by name, at most fifty at a time: one API call, however many pictures follow. */
@WebServlet("/cameras")
public class CamerasPage extends PortalPage {

    private static final long serialVersionUID = 1L;
    private static final int AT_A_TIME = 50;
    private static final Pattern PAGE_TOKEN = Pattern.compile("[\\x21-\\x7e]{1,2048}");

    private final transient CamerasApi api;

    @Inject
    public CamerasPage(Pages pages, @RestClient CamerasApi api) {
        super(pages);
        this.api = api;
    }

    @Override
    String prepare(HttpServletRequest request) {
        String token = pageToken(request.getParameter("page"));
        CameraPage page = ApiCall.answer(() -> api.list(AT_A_TIME, token, "status", "+name"));
        List<CameraView> cameras = page.results() == null
                ? List.of()
                : page.results().stream().map(CameraView::of).toList();
        boolean whole = token == null && nothing(page.nextPageToken());
        request.setAttribute("cameras", cameras);
        request.setAttribute("count", count(cameras.size()) + (whole ? "" : " on this page"));
        request.setAttribute("nextPage", page.nextPageToken());
        return "cameras";
    }

    /** The API's own token, or null for the first page; what cannot be a token counts as none. */
    static String pageToken(String parameter) {
        return parameter != null && PAGE_TOKEN.matcher(parameter).matches() ? parameter : null;
    }

    private static boolean nothing(String token) {
        return token == null || token.isEmpty();
    }

    private static String count(int cameras) {
        return cameras == 1 ? "1 camera" : cameras + " cameras";
    }
}
