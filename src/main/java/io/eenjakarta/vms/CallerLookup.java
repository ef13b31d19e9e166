package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks the API whose a grant is. Never the token itself: access tokens are opaque. */
@ApplicationScoped
public class CallerLookup {

    private final ApiAtHand api;

    @Inject
    public CallerLookup(ApiAtHand api) {
        this.api = api;
    }

    /** For the container's proxy. */
    protected CallerLookup() {
        this(null);
    }

    /**
     * The user who made this grant, with their permissions where the API tells them. The grant must have an API base by now.
     *
     * @throws VmsException also when the user that comes has no id or no account, or one that no database takes
     */
    public User who(GrantId grant) {
        User user = GrantScope.call(grant, () -> api.get().self());
        if (!GrantLink.isName(user.id()) || !GrantLink.isName(user.accountId())) {
            throw new VmsException.Unavailable(
                    new ApiFault(200, "", "malformed", "a user without id or account"), Optional.empty());
        }
        return user;
    }
}
