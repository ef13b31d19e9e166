package io.eenjakarta.callback;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One request of a browser that keeps its cookies, and what came of it. */
final class Exchange extends Received {

    final HttpServletRequest request = servlet(HttpServletRequest.class, this::onRequest);
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> parameters = new TreeMap<>();
    final Set<String> roles = new TreeSet<>();
    String serverName = "portal.example";
    String remoteAddress = "192.0.2.1";
    String path = "/app/eagle-eye";

    private final Map<String, Cookie> cookies;
    private final String caller;
    private final String query;

    /**
     * A request that was not sent yet.
     *
     * @param cookies of the browser
     * @param caller null for nobody
     * @param query null for none
     */
    Exchange(Map<String, Cookie> cookies, String caller, String query) {
        super(cookies);
        this.cookies = cookies;
        this.caller = caller;
        this.query = query;
    }

    private Object onRequest(String method, Object[] arguments) {
        return switch (method) {
            case "isUserInRole" -> roles.contains(arguments[0]);
            case "getUserPrincipal" -> caller == null ? null : (Principal) () -> caller;
            case "getQueryString" -> query;
            case "getContextPath" -> "/app";
            case "getRequestURI" -> path;
            case "getAttribute" -> null;
            case "getMethod" -> "GET";
            case "getRemoteAddr" -> remoteAddress;
            case "getServerName" -> serverName;
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getParameter" -> parameters.get((String) arguments[0]);
            case "getCookies" -> cookies.values().toArray(Cookie[]::new);
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
