package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A grant as pages for administrators show it: no token, nothing made from one.
 *
 * @param id of the grant
 * @param kind what it is for
 * @param provider its name for people
 * @param account account id; empty until known
 * @param user user id; empty until known
 * @param userLink to the page of that user; null until known
 * @param generation of its tokens
 * @param state where it stands
 * @param reason why it does; empty when there is nothing to say
 * @param firstLogin when it began
 * @param lastRotation when its tokens were stored
 * @param idleEnd when it dies if nobody uses it; null when it does not, or is dead
 * @param end when it dies however much it is used; null when it does not, or is dead
 * @param connected whether it is kept alive
 * @param switched whether it is of an account below that of a sign-in
 */
public record GrantView(
        String id,
        String kind,
        String provider,
        String account,
        String user,
        Link userLink,
        int generation,
        StateView state,
        String reason,
        Moment firstLogin,
        Moment lastRotation,
        Moment idleEnd,
        Moment end,
        boolean connected,
        boolean switched) {

    static GrantView of(GrantLine line, Providers providers, Instant now) {
        Optional<Provider> provider = providers.named(line.provider());
        boolean lasts = line.permanent()
                || line.kind().equals("SWITCHED")
                || line.status().equals("NEEDS_LOGIN");
        return new GrantView(
                line.id().value(),
                kind(line.kind()),
                title(line.provider(), providers),
                line.owner().map(Grant.Owner::account).orElse(""),
                line.owner().map(Grant.Owner::user).orElse(""),
                line.owner().map(owner -> UserLine.page(line.provider(), owner)).orElse(null),
                line.generation(),
                StateView.of(line.status()),
                StateView.reason(line.reason()),
                Moment.of(line.firstLogin(), now),
                Moment.of(line.lastRotation(), now),
                lasts ? null : end(line.lastRotation(), provider.flatMap(Provider::idleLife), now),
                lasts ? null : end(line.firstLogin(), provider.flatMap(Provider::grantLife), now),
                line.kind().equals("OFFLINE"),
                line.kind().equals("SWITCHED"));
    }

    /** To the page of this grant. */
    public Link page() {
        return page(id);
    }

    static Link page(String id) {
        return new Link("/admin/grants/" + id);
    }

    /** What a provider is called; its name while it is switched off. */
    static String title(String provider, Providers providers) {
        return providers.named(provider).map(Provider::title).orElse(provider);
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "SESSION" -> "Sign-in";
            case "OFFLINE" -> "Connected account";
            case "SWITCHED" -> "Switched account";
            default -> kind;
        };
    }

    private static Moment end(Instant from, Optional<Duration> life, Instant now) {
        return life.map(from::plus).map(end -> Moment.of(end, now)).orElse(null);
    }
}
