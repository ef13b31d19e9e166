package io.eenjakarta.callback;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;

/** One request of a browser that keeps its cookies, and what came of it. */
final class Exchange {

    final HttpServletRequest request = servlet(HttpServletRequest.class, this::onRequest);
    final HttpServletResponse response = servlet(HttpServletResponse.class, this::onResponse);
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> parameters = new TreeMap<>();
    final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String serverName = "portal.example";
    String path = "/app/eagle-eye";
    int status = 200;
    String location = "";

    private final Map<String, Cookie> cookies;
    private final String caller;
    private final String query;
    private final StringWriter body = new StringWriter();

    /**
     * A request that was not sent yet.
     *
     * @param cookies of the browser
     * @param caller null for nobody
     * @param query null for none
     */
    Exchange(Map<String, Cookie> cookies, String caller, String query) {
        this.cookies = cookies;
        this.caller = caller;
        this.query = query;
    }

    String page() {
        return body.toString();
    }

    /** A parameter of the address that the browser was sent to. */
    String sentTo(String name) {
        for (String pair : URI.create(location).getRawQuery().split("&")) {
            if (pair.startsWith(name + '=')) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new AssertionError(location);
    }

    private Object onRequest(String method, Object[] arguments) {
        return switch (method) {
            case "getUserPrincipal" -> caller == null ? null : (Principal) () -> caller;
            case "getQueryString" -> query;
            case "getContextPath" -> "/app";
            case "getRequestURI" -> path;
            case "getAttribute" -> null;
            case "getMethod" -> "GET";
            case "getServerName" -> serverName;
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getParameter" -> parameters.get((String) arguments[0]);
            case "getCookies" -> cookies.values().toArray(Cookie[]::new);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private Object onResponse(String method, Object[] arguments) {
        switch (method) {
            case "setStatus" -> status = (Integer) arguments[0];
            case "setHeader" -> {
                sent.put((String) arguments[0], (String) arguments[1]);
                if ("Refresh".equals(arguments[0])) {
                    location = ((String) arguments[1]).replaceFirst("0; url=", "");
                }
            }
            case "addCookie" -> keep((Cookie) arguments[0]);
            case "sendRedirect" -> {
                status = 302;
                location = (String) arguments[0];
            }
            case "getWriter" -> {
                return new PrintWriter(body, true);
            }
            case "isCommitted" -> {
                return false;
            }
            case "setContentType", "setCharacterEncoding", "flushBuffer" -> {}
            default -> throw new UnsupportedOperationException(method);
        }
        return null;
    }

    private void keep(Cookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T servlet(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
