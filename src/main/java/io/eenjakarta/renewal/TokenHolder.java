package io.eenjakarta.renewal;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * The tokens of the request's caller, kept fresh (6). Inject it into a servlet, a JAX-RS resource or a Faces bean.
 *
 * <p>Most calls cost a map look-up; one that meets an expired token waits for the single refresh of that grant, at most
 * the token deadline. Throws {@link GrantException}; {@link GrantException.NeedsLogin} also when nobody is logged in.
 */
@RequestScoped
public class TokenHolder {

    private final CallerGrant caller;
    private final Renewal renewal;

    @Inject
    public TokenHolder(CallerGrant caller, Renewal renewal) {
        this.caller = caller;
        this.renewal = renewal;
    }

    /** For the container's proxy. */
    protected TokenHolder() {
        this(null, null);
    }

    /** An access token that has not expired as far as we know. */
    public AccessToken accessToken() {
        return grant().tokens().accessToken();
    }

    /** The caller's grant with usable tokens. */
    public Grant grant() {
        return renewal.current(id());
    }

    /**
     * The caller's grant after the API refused the token of {@code seenGeneration}: a newer one that is already there,
     * else the result of the one refresh that all callers share.
     */
    public Grant renewed(int seenGeneration) {
        return renewal.renewed(id(), seenGeneration);
    }

    private GrantId id() {
        return caller.id().orElseThrow(() -> new GrantException.NeedsLogin("nobody is logged in"));
    }
}
