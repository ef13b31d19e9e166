package io.eenjakarta.callback;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.Reconnection;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A new sign-in for a connected grant that stays: who may begin it, where, and what comes of it. Only the provider's user whom
 * the grant belongs to can finish it, whoever began.
 */
@ApplicationScoped
public class RenewalSteps {

    /** Who may begin it for grants of others; the user of the grant must sign in at the provider all the same. */
    private static final String ADMINISTRATOR = "eagle-eye-admin";

    /** What may be asked of a database. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Settings settings;
    private final Reconnection reconnection;

    @Inject
    public RenewalSteps(Settings settings, Reconnection reconnection) {
        this.settings = settings;
        this.reconnection = reconnection;
    }

    /** For the container's proxy. */
    protected RenewalSteps() {
        this(null, null);
    }

    /** Where the caller of this request signs in for the grant; absent when they may not, or nobody can any more. */
    Optional<Provider> provider(String caller, String grant, HttpServletRequest request) {
        if (!ID.matcher(grant).matches()) {
            return Optional.empty();
        }
        return reconnection
                .provider(caller, request.isUserInRole(ADMINISTRATOR), new GrantId(grant))
                .flatMap(settings.providers()::named);
    }

    /**
     * Whether a link may lead straight on to the provider: for a page that a person looks at, and not where an answer comes
     * without a state, for there no other site may have begun what it seems to answer.
     */
    static boolean goesStraightOn(Provider provider, HttpServletRequest request) {
        String shown = request.getHeader("Sec-Fetch-Dest");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean fromHere = "same-origin".equals(site) || "none".equals(site);
        return (shown == null || "document".equals(shown)) && (fromHere || !provider.answersWithoutState());
    }

    /** Gives the grant the tokens of the login that was made for it; why not, where that is not possible. */
    Optional<Refusal> finish(String caller, GrantId renewed, LoginCompletion.Arrived arrived) {
        return switch (reconnection.renew(caller, renewed, arrived.grant())) {
            case RENEWED -> Optional.empty();
            case OTHER_USER -> Optional.of(LinkRefusals.otherUser(arrived.user()));
            case GONE -> Optional.of(LinkRefusals.notRenewable());
        };
    }
}
