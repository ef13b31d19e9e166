package io.eenjakarta.portal;

import io.eenjakarta.callback.ConnectServlet;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantExpiring;
import io.eenjakarta.renewal.GrantNeedsLogin;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sends a mail when a connected grant ends soon or needs its user, if the settings name a mail session. Works on a server without
 * Jakarta Mail, where none is sent. A mail that cannot be sent is a line in the log.
 */
@ApplicationScoped
public class GrantMails {

    private static final Logger LOG = System.getLogger("io.eenjakarta.portal");

    private final Optional<String> session;
    private final List<String> to;
    private final Settings settings;
    private final Renewal renewal;
    private final PublicAddress address;
    private final Clock clock;
    private volatile String contextPath = "";

    @Inject
    public GrantMails(Settings settings, Renewal renewal, PublicAddress address, @Een Clock clock) {
        this.session = settings.mail().session();
        this.to = settings.mail().to();
        this.settings = settings;
        this.renewal = renewal;
        this.address = address;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected GrantMails() {
        this.session = Optional.empty();
        this.to = null;
        this.settings = null;
        this.renewal = null;
        this.address = null;
        this.clock = null;
    }

    /** The application starts at this path: a session that is not there is told at once. */
    void startAt(String path) {
        contextPath = path;
        session.ifPresent(name -> {
            try {
                MailSession.named(name);
            } catch (Exception | LinkageError missing) {
                failed("session " + name, missing);
            }
        });
    }

    void ends(@ObservesAsync GrantExpiring soon) {
        if (session.isPresent()) {
            send(
                    soon.id(),
                    (grant, provider) ->
                            GrantMail.ending(grant, provider, soon.endsAt(), clock.instant(), link(soon.id())));
        }
    }

    void needsLogin(@ObservesAsync GrantNeedsLogin dead) {
        if (session.isPresent()) {
            send(dead.id(), (grant, provider) -> GrantMail.needsLogin(grant, provider, link(dead.id())));
        }
    }

    private void send(GrantId id, BiFunction<Grant, Provider, GrantMail> mail) {
        try {
            // The grant of a sign-in dies with it, and its user is there to see.
            Optional<Grant> connected = renewal.peek(id).filter(grant -> grant.kind() == GrantKind.OFFLINE);
            Optional<Provider> provider = connected.map(Grant::provider).flatMap(settings.providers()::named);
            if (provider.isPresent()) {
                MailSession.named(session.get()).send(mail.apply(connected.get(), provider.get()), to, clock.instant());
            }
        } catch (Exception | LinkageError notSent) {
            failed("grant " + id, notSent);
        }
    }

    private String link(GrantId id) {
        return address.of(contextPath + "/connect?" + ConnectServlet.RENEW + '=' + id.value() + "&"
                + ConnectServlet.TARGET + '=' + contextPath + "/account");
    }

    private static void failed(String what, Throwable why) {
        LOG.log(
                Level.WARNING,
                LogCode.MAIL_FAILED.line(
                        what + ", " + why.getClass().getName() + ": " + Excerpt.of(String.valueOf(why.getMessage()))));
    }
}
