package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.renewal.GrantAdministration;
import io.eenjakarta.token.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a provider whether it takes our credentials.
 *
 * @param provider its name
 */
record ProviderAct(String provider) implements AdminAct {

    @Override
    public Optional<Question> question(Known known) {
        return known.providers().named(provider).map(this::question);
    }

    private Question question(Provider one) {
        return new Question(
                "Check the credentials now?",
                List.of(
                        new Question.Fact("Provider", one.title()),
                        new Question.Fact("Client", one.client().id())),
                List.of(
                        "The provider is asked whether it takes this portal's client and secret. No grant is touched.",
                        "If it takes them, renewals that a refusal had stopped go on at once."),
                "Check now",
                false,
                "",
                Map.of("act", "check", "provider", provider),
                back());
    }

    @Override
    public Notice act(GrantAdministration administration, Known known) {
        String title = GrantView.title(provider, known.providers());
        return administration
                .check(known.who(), provider)
                .map(probe -> notice(title, probe))
                .orElse(Notice.warn(title + " is switched off."));
    }

    private static Notice notice(String title, Probe probe) {
        return switch (probe) {
            case CLIENT_ACCEPTED -> Notice.good(title + " takes this portal's credentials.");
            case CLIENT_REFUSED ->
                Notice.bad(title + " refuses this portal's credentials. The log says more under "
                        + LogCode.TOKEN_MISCONFIGURED.code() + ".");
            case NO_ANSWER -> Notice.warn(title + " gave no answer that would say so. Try again in a moment.");
            case UNDECIDED ->
                Notice.warn(title
                        + " refused without a reason, which may be for the credentials or for the token asked with.");
        };
    }

    @Override
    public Link back() {
        return new Link("/admin");
    }
}
