package io.eenjakarta.callback;

import io.eenjakarta.vault.GrantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * The account below their own that a caller looks at, as the session keeps it beside the {@link Caller}: small,
 * serializable, no secret. It goes with the caller.
 *
 * @param grant the switched grant
 * @param account id of the account
 * @param name what pages call it
 */
public record SwitchedAccount(GrantId grant, String account, String name) implements Serializable {

    private static final String ATTRIBUTE = "een.switched";

    /**
     * The account of the request: as it was {@linkplain #keepFor kept}, else of its session; absent while the caller's own
     * is shown. Never makes a session.
     */
    public static Optional<SwitchedAccount> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Optional<?> kept) {
            return kept.map(SwitchedAccount.class::cast);
        }
        try {
            HttpSession session = request.getSession(false);
            return session == null ? Optional.empty() : of(session);
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }

    /** The account of a session. */
    public static Optional<SwitchedAccount> of(HttpSession session) {
        return Optional.ofNullable((SwitchedAccount) session.getAttribute(ATTRIBUTE));
    }

    /** Lets the rest of this request see the account that it sees now, the caller's own too, whatever the session says meanwhile. */
    public static void keepFor(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, of(request));
    }

    /** Shows this account from now on. The request has a session with a caller. */
    public void enter(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
        request.getSession(true).setAttribute(ATTRIBUTE, this);
    }

    /** Shows the caller's own account again. Ends no grant. */
    public static void leave(HttpServletRequest request) {
        forget(request);
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                forget(session);
            }
        } catch (IllegalStateException ended) {
            // With all that it kept.
            return;
        }
    }

    static void forget(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }
}
