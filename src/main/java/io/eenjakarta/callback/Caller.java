package io.eenjakarta.callback;

import io.eenjakarta.vault.GrantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who is logged in, as the session keeps it: small, serializable, no secret. The tokens stay in the vault.
 *
 * @param grant whose tokens serve this login
 * @param name the caller principal's name: provider, account and user id with slashes between
 * @param shownName what pages call the user
 * @param groups what the caller may do
 * @param since when the login was completed
 */
public record Caller(GrantId grant, String name, String shownName, Set<String> groups, Instant since)
        implements Serializable {

    private static final String ATTRIBUTE = "een.caller";

    /**
     * The caller of the request: as it was {@linkplain #keepFor kept}, else of its session. Never makes a session; one that
     * another request has just ended has none.
     */
    public static Optional<Caller> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller known) {
            return Optional.of(known);
        }
        try {
            HttpSession session = request.getSession(false);
            return session == null ? Optional.empty() : of(session);
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }

    /** The caller of a session, for a listener that sees it end. */
    public static Optional<Caller> of(HttpSession session) {
        return Optional.ofNullable((Caller) session.getAttribute(ATTRIBUTE));
    }

    /** Lets the rest of this request see this caller, even when the session's store goes away meanwhile. */
    public void keepFor(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Ends the request's session, if there is one that nobody else has ended yet. */
    public static void endSession(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
        SwitchedAccount.forget(request);
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        } catch (IllegalStateException ended) {
            // By another request of the same browser: all that was wanted.
            return;
        }
    }

    /** Takes the caller out of the request's session and leaves the rest of it to the portal. */
    public static void leave(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
        SwitchedAccount.forget(request);
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(ATTRIBUTE);
                SwitchedAccount.forget(session);
            }
        } catch (IllegalStateException ended) {
            return;
        }
    }

    /** Puts this caller into the session, which gets a new id: state of the portal in it survives. */
    public void enter(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SwitchedAccount.forget(request);
        HttpSession session = request.getSession(true);
        SwitchedAccount.forget(session);
        session.setAttribute(ATTRIBUTE, this);
    }
}
