package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/** A request of which the session is no part: an answer that outlives it must not touch it. */
final class SessionlessRequest extends HttpServletRequestWrapper {

    SessionlessRequest(HttpServletRequest request) {
        super(request);
    }

    /** Null. */
    @Override
    public HttpSession getSession(boolean create) {
        return null;
    }

    /** Null. */
    @Override
    public HttpSession getSession() {
        return null;
    }
}
