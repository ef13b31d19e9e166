package io.eenjakarta.authentication;

import io.eenjakarta.callback.AccountLinking;
import io.eenjakarta.callback.AnswerCheck;
import io.eenjakarta.callback.AttemptCookies;
import io.eenjakarta.callback.BrowserCookies;
import io.eenjakarta.callback.ConnectServlet;
import io.eenjakarta.callback.LoginCompletion;
import io.eenjakarta.callback.LoginStarts;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.callback.RenewalSteps;
import io.eenjakarta.callback.SignIn;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.renewal.KeepAlive;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.renewal.ListedLinks;
import io.eenjakarta.renewal.Reconnection;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.MemoryAttempts;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.Rest;
import io.eenjakarta.vms.CallerLookup;
import io.eenjakarta.vms.User;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/** A login of a portal at {@code /app}, with everything real but the providers, their APIs and the renewal. */
final class SignInBench {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    final List<String> codes = new ArrayList<>();
    final Map<GrantId, Grant> live = new LinkedHashMap<>();
    final ListedLinks links = new ListedLinks();
    final AuditTrail audit = AuditTrail.inMemory(Clock.fixed(NOW, ZoneOffset.UTC));
    User user = new User("ca0f61ab", "00001106", "Ada", "L", null, null, null, null);
    final LoginFlow flow;
    final ConnectServlet connect;

    private final Renewal renewal = new Renewal() {
        @Override
        public void open(Grant grant) {
            live.put(grant.id(), grant);
        }

        @Override
        public void identify(GrantId id, Grant.Owner owner) {}

        @Override
        public boolean end(GrantId id) {
            return live.remove(id) != null;
        }

        @Override
        public Optional<GrantStatus> status(GrantId id) {
            return Optional.ofNullable(live.get(id)).map(Grant::status);
        }
    };

    SignInBench(Settings settings) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        KeyRing keys = KeyRing.of(List.of());
        BrowserCookies cookies = new BrowserCookies(settings);
        AttemptCookies attempts = new AttemptCookies(settings, keys, cookies);
        LoginStarts starts = new LoginStarts(settings, clock, Telemetry.none());
        AnswerCheck answers =
                new AnswerCheck(settings, attempts, new MemoryAttempts(), keys, clock, Telemetry.none(), starts);
        SignIn signIn = new SignIn(attempts, clock);
        PublicAddress address = new PublicAddress(settings);
        Bounces bounces = new Bounces(settings, cookies, clock);
        KeptForm forms = new KeptForm(settings, keys, clock, address);
        CallerLookup lookup = new CallerLookup() {
            @Override
            public User who(GrantId grant) {
                return user;
            }
        };
        LoginCompletion completion =
                new LoginCompletion(settings, clients(settings, clock), renewal, null, lookup, clock, Telemetry.none());
        AccountLinking linking = new AccountLinking(
                settings,
                signIn,
                answers,
                completion,
                new LinkedGrants(links, renewal, audit, settings, clock),
                new RenewalSteps(settings, new Reconnection(links, renewal, null, audit)),
                address,
                starts,
                audit);
        LoginPages pages = new LoginPages(settings, address, audit);
        Entrance entrance = new Entrance(new EverybodyKnown(), renewal, bounces, audit, clock);
        MemoryVault vault = new MemoryVault(clock, Rest.of(settings));
        connect = new ConnectServlet(
                settings,
                linking,
                new KeepAlive() {
                    @Override
                    public void start() {}
                },
                vault);
        flow = new LoginFlow(
                settings,
                renewal,
                new LoginAnswers(answers, completion, entrance, linking, pages),
                new Challenge(settings, signIn, bounces, forms, address, starts, audit),
                forms,
                pages,
                new Logout(renewal, bounces, audit),
                vault);
    }

    private TokenClients clients(Settings settings, Clock clock) {
        TokenSet tokens = new TokenSet(
                new AccessToken("access"),
                Optional.of(new RefreshToken("refresh")),
                NOW,
                Optional.of(NOW.plusSeconds(3600)),
                Optional.of(URI.create("https://api.c001.eagleeyenetworks.com")));
        TokenClient client =
                new TokenClient(
                        settings.providers().first(),
                        settings.http(),
                        clock,
                        ForkJoinPool.commonPool(),
                        Telemetry.none()) {
                    @Override
                    public TokenOutcome exchange(String code, CodeVerifier verifier) {
                        codes.add(code);
                        return new TokenOutcome.Granted(tokens, Optional.empty());
                    }
                };
        return new TokenClients() {
            @Override
            public Optional<TokenClient> of(String provider) {
                return Optional.of(client);
            }
        };
    }

    private static final class EverybodyKnown implements IdentityStoreHandler {
        @Override
        public CredentialValidationResult validate(Credential credential) {
            EagleEyeCredential known = (EagleEyeCredential) credential;
            return new CredentialValidationResult(
                    known.provider() + '/' + known.user().id(), Set.of("eagle-eye-user"));
        }
    }

    /** Both providers, and these pairs of name and value. */
    static Settings settings(String... more) {
        Map<String, String> given = new HashMap<>(Map.of(
                "een.providers", "een,cameramanager",
                "een.client-id", "id",
                "een.client-secret", "secret",
                "een.redirect-uri", "https://portal.example/app/een",
                "een.allowed-accounts", "*",
                "cameramanager.client-id", "id",
                "cameramanager.client-secret", "secret",
                "cameramanager.redirect-uri", "https://portal.example/app/cm",
                "cameramanager.allowed-accounts", "*"));
        for (int i = 0; i < more.length; i += 2) {
            given.put(more[i], more[i + 1]);
        }
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
    }
}
