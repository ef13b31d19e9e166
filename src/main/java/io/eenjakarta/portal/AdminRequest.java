package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * A request of an administrator.
 *
 * @param http as the server has it
 */
record AdminRequest(HttpServletRequest http) {

    private static final String[] NONE = {};

    AdminQuery query() {
        return new AdminQuery(http::getParameter);
    }

    /** Name of the administrator. */
    String who() {
        Principal principal = http.getUserPrincipal();
        return principal == null ? "" : principal.getName();
    }

    /** The path below the servlet's, in its parts. */
    String[] path() {
        String path = http.getPathInfo();
        return path == null || path.equals("/") ? NONE : path.substring(1).split("/", -1);
    }
}
