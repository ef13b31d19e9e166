package io.eenjakarta.callback;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a browser goes after a login: a path of this application with its query, nothing else. Checked when it is made
 * and again when it is used, so that no sealed value, however old, can lead off the site.
 */
public final class ReturnTarget {

    /** Used instead of whatever is not acceptable. */
    public static final String HOME = "/";

    private static final int LONGEST = 2048;

    private ReturnTarget() {}

    /** The path and query of a request, if a browser may be sent there again; else {@link #HOME}. */
    public static String of(String rawPath, String rawQuery) {
        return checked(rawQuery == null ? rawPath : rawPath + '?' + rawQuery);
    }

    /** The target itself, or {@link #HOME} when it is longer than 2048 characters or might leave the site. */
    public static String checked(String target) {
        return isLocal(target) ? target : HOME;
    }

    private static boolean isLocal(String target) {
        if (target == null || target.length() > LONGEST || !target.startsWith("/") || target.startsWith("//")) {
            return false;
        }
        // Browsers take a backslash for a slash and drop tabs and line ends inside an address.
        if (target.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '\\')) {
            return false;
        }
        try {
            URI uri = new URI(target.replace("|", "%7C"));
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
