package io.eenjakarta.portal;

import io.eenjakarta.renewal.Erasure;
import io.eenjakarta.renewal.GrantAdministration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends all grants of a user, or erases them whole.
 *
 * @param erases which of the two
 * @param user whom
 */
record UserAct(boolean erases, UserAt user) implements AdminAct {

    @Override
    public Optional<Question> question(Known known) {
        List<String> text = new ArrayList<>();
        text.add("Every sign-in of this user ends at once, and so does every account that they have connected.");
        text.add(
                erases
                        ? "Their name and ids are taken out of the audit trail; what was done and when stays. This cannot be"
                                + " undone. Data at the provider is not touched."
                        : "They can sign in and connect accounts again.");
        if (known.who().equals(user.caller())) {
            text.add("This is you: you will be signed out.");
        }
        return Optional.of(new Question(
                erases ? "Erase this person?" : "Revoke all grants of this user?",
                List.of(
                        new Question.Fact("Provider", GrantView.title(user.provider(), known.providers())),
                        new Question.Fact("Account", user.account()),
                        new Question.Fact("User", user.user())),
                text,
                erases ? "Erase this person" : "Revoke all grants",
                true,
                erases ? user.user() : "",
                Map.of(
                        "act",
                        erases ? "erase" : "revoke-all",
                        "provider",
                        user.provider(),
                        "account",
                        user.account(),
                        "user",
                        user.user()),
                back()));
    }

    @Override
    public Notice act(GrantAdministration administration, Known known) {
        if (erases) {
            Erasure done = administration.erase(known.who(), user.provider(), user.owner());
            return Notice.good("The person is erased: %s ended, %s removed, %s made nameless."
                    .formatted(
                            count(done.grants(), "grant", "grants"),
                            count(done.links(), "connection", "connections"),
                            count(done.entries(), "audit entry", "audit entries")));
        }
        int ended = administration.endAllOf(known.who(), user.provider(), user.owner())
                + administration.endAllOf(known.who(), user.caller());
        return ended == 0
                ? Notice.warn("There was nothing to revoke.")
                : Notice.good("Revoked: " + count(ended, "grant", "grants") + ".");
    }

    @Override
    public Link back() {
        return user.page();
    }

    /** Not to the page that would name them once more. */
    @Override
    public Link forth() {
        return erases ? new Link("/admin/users") : back();
    }

    private static String count(int number, String one, String several) {
        return "%,d %s".formatted(number, number == 1 ? one : several);
    }
}
