package io.eenjakarta.callback;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** What a browser that keeps its cookies is answered. */
public abstract class Received {

    public final HttpServletResponse response = servlet(HttpServletResponse.class, this::onResponse);
    public final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public int status = 200;
    /** Where the browser goes next, by a redirect or by the page itself; empty for nowhere. */
    public String location = "";

    /** Whether it was flushed, so that no server changes it any more. */
    public boolean sentOff;

    private final Map<String, Cookie> cookies;
    private final StringWriter body = new StringWriter();

    /** An answer to be given to the browser with these cookies. */
    protected Received(Map<String, Cookie> cookies) {
        this.cookies = cookies;
    }

    public String page() {
        return body.toString();
    }

    /** A parameter of the address that the browser was sent to. */
    public String sentTo(String name) {
        for (String pair : URI.create(location).getRawQuery().split("&")) {
            if (pair.startsWith(name + '=')) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new AssertionError(location);
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
                return sentOff;
            }
            case "setContentType" -> sent.put("Content-Type", (String) arguments[0]);
            case "setCharacterEncoding" -> sent.put("Character-Encoding", (String) arguments[0]);
            case "flushBuffer" -> sentOff = true;
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

    /** What a method of a servlet's type returns. */
    protected interface Answer {
        Object to(String method, Object[] arguments);
    }

    /** Something of the servlet API whose methods are answered; nothing comes of those that return nothing. */
    protected static <T> T servlet(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, all) -> {
            Object result = answer.to(called.getName(), all);
            return called.getReturnType() == void.class ? null : result;
        }));
    }
}
