package io.eenjakarta.callback;

import jakarta.servlet.http.HttpServletResponse;

/** Headers of every answer that concerns one person or carries something of a login. */
public final class PageHeaders {

    private PageHeaders() {}

    /** The challenge of a 401 (RFC 9110 11.6.1). A scheme that no browser knows: it opens no password window. */
    public static void loginRequired(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "EagleEye realm=\"een-jakarta\"");
    }

    /** Not to be stored, sniffed, framed, loaded by another site's page, or named in a Referer. */
    public static void personal(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
