package io.eenjakarta.portal;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.Occurrence;
import java.time.Instant;

/**
 * An entry of the audit trail as pages show it. Empty where there is nothing to say.
 *
 * @param at when it happened
 * @param what happened
 * @param who did it
 * @param grant id of the grant that it was done to
 * @param grantLink to the page of that grant; null without one
 * @param whose provider, account and user
 * @param userLink to the page of that user; null without one
 * @param generation of the grant; empty when that does not matter
 * @param code by which the log tells the same
 * @param why a few words
 */
public record AuditView(
        Moment at,
        String what,
        String who,
        String grant,
        Link grantLink,
        String whose,
        Link userLink,
        String generation,
        String code,
        String why) {

    static AuditView of(AuditEntry entry, Providers providers, Instant now) {
        Occurrence what = entry.what();
        boolean user = !what.provider().isEmpty()
                && !what.account().isEmpty()
                && !what.user().isEmpty();
        return new AuditView(
                Moment.of(entry.at(), now),
                ActWords.of(what.act()),
                what.who(),
                what.grant(),
                what.grant().isEmpty() ? null : GrantView.page(what.grant()),
                whose(what, providers),
                user ? UserLine.page(what.provider(), new Grant.Owner(what.account(), what.user())) : null,
                what.generation() == 0 ? "" : Integer.toString(what.generation()),
                what.code(),
                StateView.reason(what.why()));
    }

    private static String whose(Occurrence what, Providers providers) {
        String title = what.provider().isEmpty() ? "" : GrantView.title(what.provider(), providers);
        String account = what.account().isEmpty() ? "" : what.account() + "/" + what.user();
        return title.isEmpty() || account.isEmpty() ? title + account : title + ", " + account;
    }
}
