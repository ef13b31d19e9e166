package io.eenjakarta.portal;

import io.eenjakarta.renewal.LinkedGrant;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a camera's page is below {@code /cameras/}: {@code /{id}} for one of the account that the caller signed in with,
 * {@code /{provider}/{account}/{user}/{id}} for one of an account that they have connected. Its pictures lie beneath it.
 *
 * @param owner provider, account and user with slashes between them; empty for the caller's own
 * @param camera the camera's id
 */
record CameraPath(String owner, String camera) {

    private static final String OWNER = "[A-Za-z0-9_-]{1,64}";
    private static final Pattern SHAPE =
            Pattern.compile("(?:/([a-z]{1,20}/" + OWNER + "/" + OWNER + "))?/([0-9A-Za-z]+)");

    /** @param pathInfo what follows the servlet's own path; may be null */
    static Optional<CameraPath> parse(String pathInfo) {
        Matcher matcher = SHAPE.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches() && PreviewPath.isId(matcher.group(2))
                ? Optional.of(new CameraPath(matcher.group(1) == null ? "" : matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    static CameraPath own(String camera) {
        return new CameraPath("", camera);
    }

    static CameraPath of(LinkedGrant linked, String camera) {
        return new CameraPath(owner(linked), camera);
    }

    /** Whether the camera is one of the account that the caller signed in with. */
    boolean own() {
        return owner.isEmpty();
    }

    /** Whether the camera is one that this connected user sees. */
    boolean isOf(LinkedGrant linked) {
        return owner(linked).equals(owner);
    }

    /** The page's path in the application. */
    String page() {
        return "/cameras/" + (own() ? "" : owner + '/') + camera;
    }

    /** Path of the live picture, of which there is one at a time. */
    String preview() {
        return page() + "/preview.jpeg";
    }

    /** Path of the live pictures that go on. */
    String stream() {
        return page() + "/live.mjpeg";
    }

    /** Path of the newest recorded picture of that time or before it. */
    Link recorded(Instant at) {
        return new Link(page() + "/recorded.jpeg").with("at", at.toString());
    }

    private static String owner(LinkedGrant linked) {
        return linked.provider() + '/' + linked.account() + '/' + linked.user();
    }
}
