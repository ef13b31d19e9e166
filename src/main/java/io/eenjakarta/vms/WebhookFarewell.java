package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.Farewell;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.Webhook;
import io.eenjakarta.vault.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Takes the webhooks of an ended grant out, and tells the platform while the grant's token still counts. */
@ApplicationScoped
public class WebhookFarewell implements Farewell {

    private static final String PATH = "/api/v3.0/eventSubscriptions/";
    private static final int MOST = 20;

    private final WebhookStore store;
    private final ApiAccess access;
    private final Settings settings;

    @Inject
    public WebhookFarewell(WebhookStore store, ApiAccess access, Settings settings) {
        this.store = store;
        this.access = access;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected WebhookFarewell() {
        this(null, null, null);
    }

    @Override
    public void to(Grant ended) {
        if (settings.webhooks().address().isEmpty() || !ended.provider().equals(EagleEyeProvider.NAME)) {
            return;
        }
        List<Webhook> hooks = store.of(ended.id());
        store.removeAll(ended.id());
        ended.tokens()
                .apiBase()
                .filter(base -> access.mayGetToken(ended.provider(), base))
                .ifPresent(base -> hooks.stream().limit(MOST).forEach(hook -> end(hook, ended, base)));
    }

    private void end(Webhook hook, Grant ended, URI base) {
        // It comes from a column that is not sealed.
        hook.subscription()
                .filter(known -> WebhookSubscriptions.isId(known.id()))
                .ifPresent(subscription -> {
                    String root = base.getScheme() + "://" + base.getRawAuthority();
                    Client client = access.plain(false);
                    try (Response answer = client.target(URI.create(root + PATH + subscription.id()))
                            .request()
                            .header(AUTHORIZATION, ended.tokens().accessToken().bearer())
                            .delete()) {
                        ApiAccess.log(
                                System.Logger.Level.DEBUG,
                                LogCode.WEBHOOK_CLOSED,
                                "grant " + ended.id() + ", " + hook.id() + ", HTTP " + answer.getStatus());
                    } catch (ProcessingException notTold) {
                        // Its deliveries find nobody, and the platform gives up in time.
                    }
                });
    }
}
