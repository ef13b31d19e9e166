package io.eenjakarta.authentication;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;

/** One request of a browser that loads a page, with its cookies and its session, and what came of it. */
final class Visit {

    final HttpServletRequest request = servlet(HttpServletRequest.class, this::onRequest);
    final HttpServletResponse response = servlet(HttpServletResponse.class, this::onResponse);
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> parameters = new TreeMap<>();
    final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String method = "GET";
    String caller;
    int status = 200;
    String location = "";

    private final String path;
    private final String query;
    private final Map<String, Cookie> cookies;
    private final HttpSession session;
    private final Map<String, Object> requestAttributes = new TreeMap<>();
    private final StringWriter body = new StringWriter();

    /**
     * @param cookies of the browser
     * @param attributes of its session
     * @param address path, and query if there is one
     */
    Visit(Map<String, Cookie> cookies, Map<String, Object> attributes, String address) {
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

    private Object onRequest(String name, Object[] arguments) {
        return switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getAttribute" -> requestAttributes.get((String) arguments[0]);
            case "setAttribute" -> requestAttributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> requestAttributes.remove((String) arguments[0]);
            case "getQueryString" -> query;
            case "getContextPath" -> "/app";
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

    private Object onResponse(String name, Object[] arguments) {
        switch (name) {
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
            default -> throw new UnsupportedOperationException(name);
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
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, all) -> {
            Object result = answer.to(called.getName(), all);
            return called.getReturnType() == void.class ? null : result;
        }));
    }
}
