package io.eenjakarta.callback;

import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The address under which browsers reach this application: scheme and host of the redirect URIs. Never taken from a
 * request, whose Host and forwarding headers anybody may write.
 */
@ApplicationScoped
public class PublicAddress {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String origin;
    private final String host;

    @Inject
    public PublicAddress(Settings settings) {
        this.origin = settings.providers().origin();
        this.host = URI.create(origin).getHost();
    }

    /** For the container's proxy. */
    protected PublicAddress() {
        this.origin = null;
        this.host = null;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String origin() {
        return origin;
    }

    /** The absolute address of a path of this application. */
    public String of(String path) {
        return origin + path;
    }

    /** The link to the application's home. */
    public Page.Link home(HttpServletRequest request) {
        return new Page.Link("Home", of(ReturnTarget.home(request.getContextPath())), false);
    }

    /** Whether both names mean this machine but differ, so that cookies set under one are missing under the other. */
    public boolean isOtherNameOfThisMachine(String serverName) {
        return LOOPBACK.contains(host) && LOOPBACK.contains(serverName) && !host.equals(serverName);
    }

    /** Whether the browser says that a page of this address sent the request; without its word, no. */
    public boolean isSender(UnaryOperator<String> header) {
        return isSender(header, origin);
    }

    /**
     * The same for an address that is known.
     *
     * @param header value of a header by name, null when absent
     */
    public static boolean isSender(UnaryOperator<String> header, String origin) {
        String site = header.apply("Sec-Fetch-Site");
        if (site != null) {
            return "same-origin".equals(site);
        }
        return origin.equals(header.apply("Origin"));
    }
}
