package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session knows of its caller's own account, asked of the API once: small, serializable, no secret.
 *
 * @param caller name of the caller: a session may outlive a sign-in
 * @param resells whether it has accounts below it
 * @param name of the account; empty when it is not told, or of no interest
 * @param askAgain when the answer is to be asked for anew; null for never
 */
public record OwnAccount(String caller, boolean resells, String name, Instant askAgain) implements Serializable {

    private static final String ATTRIBUTE = "een.own-account";

    /** That of this caller, as the request's session has it; absent until it was asked. Makes no session. */
    static Optional<OwnAccount> of(Caller caller, HttpServletRequest request) {
        try {
            HttpSession session = request.getSession(false);
            return session != null
                            && session.getAttribute(ATTRIBUTE) instanceof OwnAccount known
                            && known.caller.equals(caller.name())
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

    /** Of one with nothing below it, or of which that is not known. */
    static OwnAccount without(Caller caller, Instant askAgain) {
        return new OwnAccount(caller.name(), false, "", askAgain);
    }

    boolean holds(Instant now) {
        return askAgain == null || now.isBefore(askAgain);
    }
}
