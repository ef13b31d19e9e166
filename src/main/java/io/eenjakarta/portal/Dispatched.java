package io.eenjakarta.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** What a request was before the server sent it on to an error page. */
final class Dispatched {

    private Dispatched() {}

    /** The path that the browser asked for, as it came: fit for a log only after cleaning, never for a link. */
    static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }
}
