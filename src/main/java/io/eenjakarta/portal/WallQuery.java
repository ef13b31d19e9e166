package io.eenjakarta.portal;

import io.eenjakarta.vms.CameraFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the wall was asked to show. A camera's page carries it along, for the way back. What a browser sends and nobody offered
 * counts as not said.
 *
 * @param text part of a name; empty for any
 * @param status one of {@link CameraStatus#ALL}, or {@link #ATTENTION}; empty for any
 * @param location id of one; empty for any
 * @param size cameras at a time, one of {@link #SIZES}
 * @param token the API's own token of a page; null for the first one
 */
public record WallQuery(String text, String status, String location, int size, String token) {

    /** Cameras that somebody should look after. */
    static final String ATTENTION = "attention";

    static final List<Integer> SIZES = List.of(50, 100, 250, 500);

    private static final Set<String> IN_TROUBLE =
            Set.of("deviceOffline", "bridgeOffline", "invalidCredentials", "error");
    private static final Pattern PAGE_TOKEN = Pattern.compile("[\\x21-\\x7e]{1,2048}");
    private static final Pattern LOCATION = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final int LONGEST_TEXT = 126;

    static WallQuery of(HttpServletRequest request) {
        String text = text(request, "q").strip();
        String status = text(request, "status");
        String location = text(request, "location");
        return new WallQuery(
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                status.equals(ATTENTION) || CameraStatus.ALL.contains(status) ? status : "",
                LOCATION.matcher(location).matches() ? location : "",
                SIZES.stream()
                        .filter(size -> size.toString().equals(request.getParameter("size")))
                        .findFirst()
                        .orElse(SIZES.get(0)),
                pageToken(request.getParameter("page")));
    }

    /** The API's own token, or null for the first page; what cannot be a token counts as none. */
    static String pageToken(String parameter) {
        return parameter != null && PAGE_TOKEN.matcher(parameter).matches() ? parameter : null;
    }

    CameraFilter filter() {
        return new CameraFilter(
                text, status.equals(ATTENTION) ? IN_TROUBLE : status.isEmpty() ? Set.of() : Set.of(status), location);
    }

    /** Whether some cameras may be left out. */
    public boolean filtered() {
        return !text.isEmpty() || !status.isEmpty() || !location.isEmpty();
    }

    WallQuery at(String page) {
        return new WallQuery(text, status, location, size, page);
    }

    /** The same with every camera. */
    WallQuery unfiltered() {
        return new WallQuery("", "", "", size, null);
    }

    /** An address that carries all of this. */
    Link on(String path) {
        return new Link(path)
                .with("q", text)
                .with("status", status)
                .with("location", location)
                .with("size", size == SIZES.get(0) ? "" : Integer.toString(size))
                .with("page", token == null ? "" : token);
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
