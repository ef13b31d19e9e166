package io.eenjakarta.portal;

import io.eenjakarta.renewal.GrantAdministration;
import io.eenjakarta.renewal.RefreshOutcome;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renews a grant's tokens, or ends the grant.
 *
 * @param revokes which of the two
 * @param grant its id
 */
record GrantAct(boolean revokes, GrantId grant) implements AdminAct {

    static Optional<AdminAct> of(String name, String id) {
        return id.matches("[A-Za-z0-9_-]{1,64}")
                ? Optional.of(new GrantAct(name.equals("revoke"), new GrantId(id)))
                : Optional.empty();
    }

    @Override
    public Optional<Question> question(Known known) {
        return known.grants().apply(grant).map(line -> question(line, known));
    }

    private Question question(GrantLine line, Known known) {
        List<Question.Fact> facts = new ArrayList<>();
        facts.add(new Question.Fact("Grant", grant.value()));
        facts.add(new Question.Fact("Provider", GrantView.title(line.provider(), known.providers())));
        line.owner().ifPresent(owner -> {
            facts.add(new Question.Fact("Account", owner.account()));
            facts.add(new Question.Fact("User", owner.user()));
        });
        facts.add(new Question.Fact("State", StateView.of(line.status()).words()));
        List<String> renewed = List.of(
                "The provider is asked for new tokens at once, as if the old ones had run out.",
                "Whoever uses this grant notices nothing. If the provider refuses, the user has to sign in again.");
        List<String> ended = List.of(
                "The grant ends here at once, and its tokens are given back to the provider.", whatEnds(line.kind()));
        return new Question(
                revokes ? "Revoke this grant?" : "Renew the tokens of this grant now?",
                facts,
                revokes ? ended : renewed,
                revokes ? "Revoke the grant" : "Renew now",
                revokes,
                "",
                Map.of("act", revokes ? "revoke" : "refresh", "grant", grant.value()),
                back());
    }

    private static String whatEnds(String kind) {
        return switch (kind) {
            case "SESSION" -> "Whoever is signed in with it is signed out. They can sign in again.";
            case "SWITCHED" -> "Whoever looks at this account is led back to their own. They can open it again.";
            default -> "Whatever works unattended with this account stops. Its user can connect it again.";
        };
    }

    @Override
    public Notice act(GrantAdministration administration, Known known) {
        if (revokes) {
            return administration.end(known.who(), grant)
                    ? Notice.good("The grant is revoked.")
                    : Notice.warn("There was nothing to revoke: the grant had ended already.");
        }
        RefreshOutcome outcome = administration.refresh(known.who(), grant);
        if (outcome instanceof RefreshOutcome.Refreshed refreshed) {
            return Notice.good(
                    "The tokens are renewed. The grant is at generation " + refreshed.generation() + " now.");
        }
        if (outcome instanceof RefreshOutcome.NeedsLogin dead) {
            return Notice.bad("Its user must sign in again: " + dead.why() + ".");
        }
        if (outcome instanceof RefreshOutcome.TryLater) {
            return Notice.warn("Not now, the grant is kept: " + outcome.reason() + ".");
        }
        return Notice.bad("The grant is kept, but an operator must act first: " + outcome.reason() + ".");
    }

    @Override
    public Link back() {
        return GrantView.page(grant.value());
    }

    /** Of a revoked one only the history is left. */
    @Override
    public Link forth() {
        return revokes ? new Link("/admin/grants") : back();
    }
}
