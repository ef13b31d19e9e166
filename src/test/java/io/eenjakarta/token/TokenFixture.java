package io.eenjakarta.token;

import io.eenjakarta.provider.Access;
import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.EventSettings;
import io.eenjakarta.provider.LiveSettings;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.WebhookSettings;
import io.eenjakarta.telemetry.Telemetry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;

/** Settings and a standing clock for tests of the token end point. */
final class TokenFixture {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final ApiHosts HOSTS =
            new ApiHosts(List.of(Pattern.compile("^api(\\.c\\d{3,4})?\\.eagleeyenetworks\\.com$")), false, "https");

    static final ClientCredentials CLIENT = new ClientCredentials("client-1", new Secret("s3cret%+"));

    private TokenFixture() {}

    /** Token end point {@code /oauth2/token} and revocation end point {@code /oauth2/revoke} on this origin. */
    static Settings settings(URI origin, Duration deadline) {
        return settings(origin, deadline, CLIENT, Optional.empty());
    }

    /** What sends to the one provider of these settings. */
    static TokenClient client(Settings settings, Clock clock, ExecutorService executor) {
        return new TokenClient(settings.providers().first(), settings.http(), clock, executor, Telemetry.none());
    }

    /** A token set with nothing in it but this refresh token. */
    static TokenSet holding(RefreshToken token) {
        return new TokenSet(
                new AccessToken("any"), Optional.of(token), Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    static Provider provider() {
        return settings(URI.create("https://auth.example"), Duration.ofSeconds(1), CLIENT)
                .providers()
                .first();
    }

    static Settings settings(URI origin, Duration deadline, ClientCredentials client) {
        return settings(origin, deadline, client, Optional.empty());
    }

    static Settings settings(URI origin, Duration deadline, Optional<Path> trustStore) {
        return settings(origin, deadline, CLIENT, trustStore);
    }

    private static Settings settings(
            URI origin, Duration deadline, ClientCredentials client, Optional<Path> trustStore) {
        return new Settings(
                new Providers(List.of(new EagleEyeProvider(
                        origin.resolve("/oauth2/authorize"),
                        origin.resolve("/oauth2/token"),
                        origin.resolve("/oauth2/revoke"),
                        origin.resolve("/api/v3.0/clientSettings"),
                        HOSTS,
                        HOSTS,
                        client,
                        "http://127.0.0.1:3333",
                        "vms.all",
                        new Access(true, Set.of(), Set.of())))),
                new Settings.Attempts(Duration.ofMinutes(10), 5, 65536, 2, 0),
                new Settings.Http(
                        Duration.ofSeconds(2),
                        deadline,
                        64,
                        65536,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        2,
                        64,
                        Duration.ofSeconds(5),
                        Optional.empty(),
                        trustStore,
                        trustStore.map(file -> new Secret("changeit"))),
                Duration.ofMinutes(1),
                new Settings.Images(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        1048576,
                        33554432,
                        8,
                        Duration.ofSeconds(10)),
                new EventSettings(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(15),
                        5000,
                        Duration.ofSeconds(30),
                        65536,
                        500,
                        10,
                        500,
                        Duration.ofSeconds(15)),
                new LiveSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        500,
                        20,
                        20,
                        2097152,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10)),
                new Settings.Vault(Settings.Vault.Kind.MEMORY, "", List.of(), Duration.ofSeconds(5), 10_000, false),
                new Settings.KeepAlive(true, Duration.ofDays(10), Duration.ofDays(2), 60, Duration.ofMinutes(1)),
                new Settings.Retention(Duration.ofDays(400), Duration.ofDays(30)),
                Settings.Mail.OFF,
                WebhookSettings.OFF,
                Settings.Switching.USUAL);
    }
}
