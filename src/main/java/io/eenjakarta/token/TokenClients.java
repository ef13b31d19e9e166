package io.eenjakarta.token;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The token end point of each provider that is switched on. Thread-safe; does not block. */
@ApplicationScoped
public class TokenClients {

    private final Map<String, TokenClient> clients;

    @Inject
    public TokenClients(Settings settings, @Een Clock clock, @Een ExecutorService executor, Telemetry telemetry) {
        this.clients = settings.providers().active().stream()
                .map(provider -> new TokenClient(provider, settings.http(), clock, executor, telemetry))
                .collect(Collectors.toUnmodifiableMap(TokenClient::provider, Function.identity()));
    }

    /** For the container's proxy. */
    protected TokenClients() {
        this.clients = null;
    }

    /** For the container, when the application ends. */
    @PreDestroy
    public void close() {
        clients.values().forEach(TokenClient::close);
    }

    /** That of the provider with this name; absent when it is switched off. */
    public Optional<TokenClient> of(String provider) {
        return Optional.ofNullable(clients.get(provider));
    }
}
