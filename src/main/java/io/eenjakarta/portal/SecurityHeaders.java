package io.eenjakarta.portal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Puts the same protective headers on every answer. Everything is personal and not to be stored, except the few static
 * files, and pictures of cameras, which say themselves that a browser may keep them until the sign-out. Mapped in {@code web.xml}, where the order of filters is certain.
 */
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    static final Set<String> STATIC = Set.of(
            "/een.css",
            "/wall.css",
            "/events.css",
            "/een.js",
            "/wall.js",
            "/events.js",
            "/live.js",
            "/favicon.svg",
            "/no-picture.svg");

    static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    static String cacheControl(String path, boolean error) {
        return !error && STATIC.contains(path) ? "public, max-age=3600" : "no-store";
    }

    /** Not the servlet path: servers disagree about it for files. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ALWAYS.forEach(response::setHeader);
        response.setHeader(
                "Cache-Control", cacheControl(path(request), request.getDispatcherType() == DispatcherType.ERROR));
        chain.doFilter(request, response);
    }
}
