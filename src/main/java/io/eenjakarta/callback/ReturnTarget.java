package io.eenjakarta.callback;

import java.util.regex.Pattern;

/**
 * Where a browser goes after a login: a path of this application with its query, nothing else. Checked when it is made
 * and again when it is used, so that no sealed value, however old, can lead off the site.
 */
public final class ReturnTarget {

    private static final int LONGEST = 2048;

    /** A segment of dots, which would climb, as browsers and servers read it. */
    private static final Pattern CLIMBING = Pattern.compile("[^?#]*/(\\.|%2[eE]){1,2}([/;?#].*)?");

    private ReturnTarget() {}

    /** The application's home, used instead of whatever is not acceptable. */
    public static String home(String contextPath) {
        return contextPath + '/';
    }

    /** The path and query of a request, if a browser may be sent there again; else {@link #home}. */
    public static String of(String rawPath, String rawQuery, String contextPath) {
        return checked(rawQuery == null ? rawPath : rawPath + '?' + rawQuery, contextPath);
    }

    /** The target itself, or {@link #home} when it is longer than 2048 characters or might leave the application. */
    public static String checked(String target, String contextPath) {
        return isLocal(target)
                        && target.startsWith(home(contextPath))
                        && !CLIMBING.matcher(target).matches()
                ? target
                : home(contextPath);
    }

    private static boolean isLocal(String target) {
        if (target == null || target.length() > LONGEST || !target.startsWith("/") || target.startsWith("//")) {
            return false;
        }
        // Browsers take a backslash for a slash and drop tabs and line ends inside an address.
        return target.chars().noneMatch(c -> c <= ' ' || c >= 0x7f || c == '\\');
    }
}
