package io.eenjakarta.portal;

import io.eenjakarta.renewal.GrantAdministration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seals all grants with the newest key, on this server and in the background. */
record ReencryptAct() implements AdminAct {

    @Override
    public Optional<Question> question(Known known) {
        return Optional.of(new Question(
                "Re-encrypt the vault now?",
                List.of(),
                List.of(
                        "Each grant whose tokens are sealed with an older key of this portal is sealed with the newest one, in the"
                                + " background and while it is in use.",
                        "Every server does so by itself every five minutes: this is for whoever cannot wait to take an old key"
                                + " out of the settings."),
                "Re-encrypt now",
                false,
                "",
                Map.of("act", "reencrypt"),
                back()));
    }

    @Override
    public Notice act(GrantAdministration administration, Known known) {
        return administration.reencrypt(known.who())
                ? Notice.good("Re-encryption has begun. The bar below shows how far it is.")
                : Notice.warn("Nothing was begun: it is under way already, or grants are kept in memory.");
    }

    @Override
    public Link back() {
        return new Link("/admin");
    }
}
