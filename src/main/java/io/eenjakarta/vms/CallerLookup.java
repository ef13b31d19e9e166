package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the API whose a grant is. Never the token itself: access tokens are opaque. */
@ApplicationScoped
public class CallerLookup {

    private final UsersApi users;

    @Inject
    public CallerLookup(@RestClient UsersApi users) {
        this.users = users;
    }

    /** For the container's proxy. */
    protected CallerLookup() {
        this(null);
    }

    /**
     * The user who made this grant, with their permissions. The grant must have an API base by now.
     *
     * @throws VmsException also when the user that comes has no id or no account
     */
    public User who(GrantId grant) {
        User user = GrantScope.call(grant, () -> ApiCall.answer(() -> users.self("permissions")));
        if (blank(user.id()) || blank(user.accountId())) {
            throw new VmsException.Unavailable(
                    new ApiFault(200, "", "malformed", "a user without id or account"), java.util.Optional.empty());
        }
        return user;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
