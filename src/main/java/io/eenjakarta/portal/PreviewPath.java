package io.eenjakarta.portal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only paths below {@code /cameras/}: {@code /{id}/preview.jpeg}, with an id of eight hexadecimal digits. Nothing
 * else that a browser sends becomes part of an API call.
 *
 * @param camera the camera's id
 */
record PreviewPath(String camera) {

    private static final String ID = "[0-9a-fA-F]{8}";
    private static final Pattern SHAPE = Pattern.compile("/(" + ID + ")/preview\\.jpeg");

    /** @param pathInfo what follows the servlet's own path; may be null */
    static Optional<PreviewPath> parse(String pathInfo) {
        Matcher matcher = SHAPE.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches() ? Optional.of(new PreviewPath(matcher.group(1))) : Optional.empty();
    }

    /** Whether this is a camera's id. */
    static boolean isId(String text) {
        return text != null && text.matches(ID);
    }
}
