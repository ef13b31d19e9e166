package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.vault.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that asks to renew a connection. Plain text, no secret: whoever follows its link must sign in.
 *
 * @param subject of one line
 * @param text of several
 */
record GrantMail(String subject, String text) {

    /** One that a connection will end. */
    static GrantMail ending(Grant grant, Provider provider, Instant end, Instant now, String link) {
        long days = Math.max(
                1, Duration.between(now, end).plusDays(1).minusMillis(1).toDays());
        return of(
                "ends in " + days + (days == 1 ? " day" : " days"),
                "will end on " + Moment.of(end, now).words() + ", however much it is used. Jobs that work under it stop"
                        + " then.",
                grant,
                provider,
                link);
    }

    /** One that a connection is dead. */
    static GrantMail needsLogin(Grant grant, Provider provider, String link) {
        return of(
                "needs its user",
                "does not work any more: its user must sign in again. Jobs that work under it have stopped.",
                grant,
                provider,
                link);
    }

    private static GrantMail of(String inShort, String what, Grant grant, Provider provider, String link) {
        Optional<Grant.Owner> owner = grant.owner();
        String account = owner.map(Grant.Owner::account).map(GrantMail::plain).orElse("not known");
        String user = owner.map(Grant.Owner::user).map(GrantMail::plain).orElse("not known");
        String subject = "Connection with " + provider.title() + ", account " + account + ": " + inShort;
        return new GrantMail(
                subject,
                """
                The connection of this portal with %s, account %s, user %s, %s

                What to do: whoever connected it, or an administrator, follows this link, signs in to the portal if it asks,
                and has user %s sign in at %s:

                    %s

                The connection keeps its id, and whatever uses it goes on by itself.

                Connection: %s
                """
                        .formatted(
                                provider.title(),
                                account,
                                user,
                                what,
                                user,
                                provider.title(),
                                link,
                                grant.id().value()));
    }

    /** An id from outside, without what could be taken for another line. */
    private static String plain(String id) {
        return id.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
