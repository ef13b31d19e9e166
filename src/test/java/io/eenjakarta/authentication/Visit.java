package io.eenjakarta.authentication;

import io.eenjakarta.callback.Received;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;

/** One request of a browser that loads a page, with its cookies and its session, and what came of it. */
final class Visit extends Received {

    final HttpServletRequest request = servlet(HttpServletRequest.class, this::onRequest);
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> parameters = new TreeMap<>();
    String method = "GET";
    String caller;
    String remoteAddress = "192.0.2.1";

    private final String path;
    private final String query;
    private final Map<String, Cookie> cookies;
    private final HttpSession session;
    private final Map<String, Object> requestAttributes = new TreeMap<>();

    /**
     * @param cookies of the browser
     * @param attributes of its session
     * @param address path, and query if there is one
     */
    Visit(Map<String, Cookie> cookies, Map<String, Object> attributes, String address) {
        super(cookies);
        String[] parts = address.split("\\?", 2);
        this.path = parts[0];
        this.query = parts.length < 2 ? null : parts[1];
        this.cookies = cookies;
        this.session = servlet(HttpSession.class, (name, arguments) -> switch (name) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove((String) arguments[0]);
            default -> throw new UnsupportedOperationException(name);
        });
        headers.put("Sec-Fetch-Mode", "navigate");
        headers.put("Sec-Fetch-Dest", "document");
    }

    private Object onRequest(String name, Object[] arguments) {
        return switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getAttribute" -> requestAttributes.get((String) arguments[0]);
            case "setAttribute" -> requestAttributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> requestAttributes.remove((String) arguments[0]);
            case "getQueryString" -> query;
            case "getContextPath" -> "/app";
            case "getRemoteAddr" -> remoteAddress;
            case "getServerName" -> "portal.example";
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getParameter" -> parameters.get((String) arguments[0]);
            case "getCookies" -> cookies.values().toArray(Cookie[]::new);
            case "getSession" -> session;
            case "changeSessionId" -> "another";
            case "getRequestedSessionId" -> null;
            case "getUserPrincipal" -> caller == null ? null : (Principal) () -> caller;
            default -> throw new UnsupportedOperationException(name);
        };
    }
}
