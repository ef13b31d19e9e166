package io.eenjakarta.provider;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The allow-list of hosts that ever get a bearer token. Thread-safe; never blocks, looks no name up.
 *
 * <p>A host must be a plain ASCII name without a trailing dot, no address literal in any spelling, and match one of the
 * patterns as a whole; the scheme is https and the port 443. Loopback hosts are a case of their own, for demos and
 * tests: any port, and the scheme of the token end point.
 *
 * @param patterns each is matched against the whole host in lower case
 * @param allowLoopback whether {@code localhost}, {@code 127.0.0.1} and {@code [::1]} are allowed beside them
 * @param loopbackScheme the scheme used there, {@code http} or {@code https}
 */
public record ApiHosts(List<Pattern> patterns, boolean allowLoopback, String loopbackScheme) {

    private static final int HTTPS_PORT = 443;
    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    /** What an address parser may take for an IPv4 address: the last label is a number, decimal, octal or hexadecimal. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    public ApiHosts {
        patterns = List.copyOf(patterns);
    }

    /** What became of a host. */
    public sealed interface Verdict {}

    /**
     * Tokens may go there.
     *
     * @param base scheme and host, and the port where it is not the scheme's own; no slash at the end
     */
    public record Accepted(URI base) implements Verdict {}

    /**
     * No token ever goes there.
     *
     * @param reason fit for a log
     */
    public record Refused(String reason) implements Verdict {}

    /** Whether a host name is one of the loopback hosts that plain http is possible for. */
    public static boolean isLoopback(String host) {
        return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Judges a host name as a token reply gives it.
     *
     * @param port the port given with it, -1 when there was none
     */
    public Verdict judge(String hostname, int port) {
        if (!hostname.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return refused("not a plain host name", hostname);
        }
        String host = hostname.toLowerCase(Locale.ROOT);
        if (allowLoopback && isLoopback(host)) {
            return port < -1 || port == 0 || port > 65535
                    ? refused("port " + port + " does not exist", host)
                    : new Accepted(URI.create(loopbackScheme + "://" + host + (port == -1 ? "" : ":" + port)));
        }
        if (port != -1 && port != HTTPS_PORT) {
            return refused("port " + port + " instead of 443", host);
        }
        if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
            return refused("not a plain host name", host);
        }
        if (NUMERIC.matcher(host).matches()) {
            return refused("an address instead of a name", host);
        }
        if (patterns.stream().noneMatch(p -> p.matcher(host).matches())) {
            return refused("not on the allow-list een.api-hosts", host);
        }
        return new Accepted(URI.create("https://" + host));
    }

    /** Judges an absolute URI; it must have neither user, path (but {@code /}), query nor fragment. */
    public Verdict judge(URI uri) {
        String text = uri.toString();
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return refused("not a plain host name", text);
        }
        boolean pathless = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        if (!pathless || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return refused("more than scheme, host and port", text);
        }
        String scheme = allowLoopback && isLoopback(uri.getHost()) ? loopbackScheme : "https";
        if (!scheme.equalsIgnoreCase(uri.getScheme())) {
            return refused("scheme other than " + scheme, text);
        }
        return judge(uri.getHost(), uri.getPort());
    }

    private static Refused refused(String reason, String what) {
        return new Refused(reason + ": " + Excerpt.of(what));
    }
}
