package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session knows of its caller's own account, asked of the API once: small, serializable, no secret.
 *
 * @param resells whether it has accounts below it
 * @param name of the account; empty when it is not told, or of no interest
 * @param askAgain when the answer is to be asked for anew; null for never
 */
public record OwnAccount(boolean resells, String name, Instant askAgain) implements Serializable {

    static final OwnAccount NONE_KNOWN = new OwnAccount(false, "", null);

    private static final String ATTRIBUTE = "een.own-account";

    /** Of the request's session; absent until it was asked. Makes no session. */
    static Optional<OwnAccount> of(HttpServletRequest request) {
        try {
            HttpSession session = request.getSession(false);
            return session != null && session.getAttribute(ATTRIBUTE) instanceof OwnAccount known
                    ? Optional.of(known)
                    : Optional.empty();
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }

    /** Keeps it with the session, unless another request has ended that. */
    void keepFor(HttpServletRequest request) {
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.setAttribute(ATTRIBUTE, this);
            }
        } catch (IllegalStateException ended) {
            return;
        }
    }

    boolean holds(Instant now) {
        return askAgain == null || now.isBefore(askAgain);
    }
}
