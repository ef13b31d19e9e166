package io.eenjakarta.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Een;
import io.eenjakarta.vault.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;

/** A page's proof that a change is asked for by a page of this session: a keyed hash of the session's id. */
@ApplicationScoped
public class CsrfToken {

    /** Name of the form field that carries it. */
    public static final String FIELD = "csrf";

    private static final String PURPOSE = "csrf";

    private final KeyRing keys;

    @Inject
    public CsrfToken(@Een KeyRing keys) {
        this.keys = keys;
    }

    /** For the container's proxy. */
    protected CsrfToken() {
        this(null);
    }

    /** The token for pages of this request's session; empty text when there is no session. */
    public String of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : keys.mac(PURPOSE, session.getId());
    }

    /** Whether the request's form carries the token of its own session. Reads the form. */
    public boolean matches(HttpServletRequest request) {
        String expected = of(request);
        String sent = request.getParameter(FIELD);
        return !expected.isEmpty()
                && sent != null
                && MessageDigest.isEqual(expected.getBytes(UTF_8), sent.getBytes(UTF_8));
    }
}
