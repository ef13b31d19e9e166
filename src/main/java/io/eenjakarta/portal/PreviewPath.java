package io.eenjakarta.portal;

import io.eenjakarta.renewal.LinkedGrant;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of pictures below {@code /cameras/}: {@code /{id}/preview.jpeg} for a camera of the account that the caller signed in
 * with, {@code /{provider}/{account}/{user}/{id}/preview.jpeg} for one of an account that they have connected: two users of
 * one account may see different cameras. With {@code recorded.jpeg} at their end they mean a recorded picture, with
 * {@code live.mjpeg} pictures without an end. An id has eight hexadecimal digits, or is a number for CameraManager. Nothing else
 * that a browser sends becomes part of an API call.
 *
 * @param provider empty for the caller's own account
 * @param account empty likewise
 * @param user whose view of the account it is; empty likewise
 * @param camera the camera's id; hexadecimal digits in lower case, however they were written
 * @param kind what is wanted of it
 */
record PreviewPath(String provider, String account, String user, String camera, Kind kind) {

    /** What of a camera is shown. */
    enum Kind {
        PREVIEW,
        RECORDED,
        LIVE
    }

    private static final String ID = "[0-9a-fA-F]{8}|[1-9][0-9]{0,18}";
    private static final String OWNER = "[A-Za-z0-9_-]{1,64}";
    private static final Pattern SHAPE = Pattern.compile("(?:/([a-z]{1,20})/(" + OWNER + ")/(" + OWNER + "))?/(" + ID
            + ")/(preview\\.jpeg|recorded\\.jpeg|live\\.mjpeg)");
    private static final Pattern MOMENT =
            Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,3})?Z");

    /** @param pathInfo what follows the servlet's own path; may be null */
    static Optional<PreviewPath> parse(String pathInfo) {
        Matcher matcher = SHAPE.matcher(pathInfo == null ? "" : pathInfo);
        return matcher.matches()
                ? Optional.of(new PreviewPath(
                        text(matcher.group(1)),
                        text(matcher.group(2)),
                        text(matcher.group(3)),
                        matcher.group(4).toLowerCase(Locale.ROOT),
                        kind(matcher.group(5))))
                : Optional.empty();
    }

    /** The moment of a recorded picture, {@code 2026-11-21T10:00:00Z} with or without milliseconds, which must be given once. */
    static Optional<Instant> moment(String... given) {
        if (given == null || given.length != 1 || !MOMENT.matcher(given[0]).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(given[0]));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether this is a camera's id. */
    static boolean isId(String text) {
        return text != null && text.matches(ID);
    }

    private static Kind kind(String file) {
        return Kind.valueOf(file.substring(0, file.indexOf('.')).toUpperCase(Locale.ROOT));
    }

    /** Whether a picture of an earlier time is wanted. */
    boolean recorded() {
        return kind == Kind.RECORDED;
    }

    /** Whether the camera is one of the account that the caller signed in with. */
    boolean own() {
        return provider.isEmpty();
    }

    /** Whether the camera is one that this connected user sees. */
    boolean isOf(LinkedGrant linked) {
        return linked.provider().equals(provider)
                && linked.account().equals(account)
                && linked.user().equals(user);
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }
}
