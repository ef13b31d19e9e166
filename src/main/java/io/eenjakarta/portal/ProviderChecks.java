package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.Breaker;
import io.eenjakarta.token.LastAnswer;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/**
 * A check for each provider: whether its token end point answered when it was last asked, and takes our client. They tell and do
 * not decide: callers with a living token are served meanwhile, and no other node would fare better. Nothing is sent for a check.
 */
@ApplicationScoped
public class ProviderChecks {

    private static final String PREFIX = "een-jakarta-provider-";

    private final TokenClients clients;
    private final Breaker breaker;

    @Inject
    public ProviderChecks(TokenClients clients, Breaker breaker) {
        this.clients = clients;
        this.breaker = breaker;
    }

    /** For the container's proxy. */
    protected ProviderChecks() {
        this(null, null);
    }

    /** A check is a bean, so there are as many methods as providers. */
    @Produces
    @Readiness
    HealthCheck first() {
        return of(Providers.NAMES.get(0));
    }

    @Produces
    @Readiness
    HealthCheck second() {
        return of(Providers.NAMES.get(1));
    }

    private HealthCheck of(String provider) {
        return () -> finding(provider).told(PREFIX + provider);
    }

    Finding finding(String provider) {
        Optional<TokenClient> client = clients.of(provider);
        if (client.isEmpty()) {
            return Finding.well("switched off");
        }
        Optional<LastAnswer> last = client.get().lastAnswer();
        Finding found = breaker.stopped(provider)
                .map(why -> Finding.unwell("credentials refused", LogCode.TOKEN_MISCONFIGURED, why))
                .orElseGet(() -> last.map(ProviderChecks::finding).orElseGet(() -> Finding.well("not asked yet")));
        return last.map(answer -> found.with("last-asked", answer.at())).orElse(found);
    }

    private static Finding finding(LastAnswer answer) {
        return switch (answer.kind()) {
            case WORKS -> Finding.well("answering");
            case REFUSES_US -> Finding.unwell("credentials refused", LogCode.TOKEN_MISCONFIGURED, answer.detail());
            case AWAY -> Finding.unwell("not answering", LogCode.TOKEN_UNAVAILABLE, answer.detail());
        };
    }
}
