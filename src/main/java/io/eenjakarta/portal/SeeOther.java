package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Sends a browser to another page of this portal, by a path: no request header has a say in where it goes. */
final class SeeOther {

    private SeeOther() {}

    /** @param path within the application, with a slash in front */
    static void to(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + path);
    }
}
