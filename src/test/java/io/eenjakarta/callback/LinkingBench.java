package io.eenjakarta.callback;

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
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.MemoryAttempts;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.Rest;
import io.eenjakarta.vms.CallerLookup;
import io.eenjakarta.vms.User;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/** A servlet with everything real but the provider, the API and the renewal. */
final class LinkingBench {

    static final String REDIRECT_URI = "https://portal.example/app/eagle-eye";

    final List<String> codes = new ArrayList<>();
    final Map<GrantId, Grant> live = new LinkedHashMap<>();
    final List<GrantId> ended = new ArrayList<>();
    final ListedLinks links = new ListedLinks();
    User user = user("ca0f61ab", "00001106");
    final StillClock clock = new StillClock();
    final AnswerCheck answers;
    final SignIn signIn;
    final ConnectServlet servlet;

    final AuditTrail audit = AuditTrail.inMemory(clock);
    /** Grants that got the tokens of a login, by the id of that one. */
    final Map<GrantId, GrantId> renewed = new LinkedHashMap<>();
    /** What comes of a login for a grant. */
    Reconnection.Outcome outcome = Reconnection.Outcome.RENEWED;

    private final Renewal renewal = new Renewal() {
        @Override
        public void open(Grant grant) {
            live.put(grant.id(), grant);
        }

        @Override
        public void identify(GrantId id, Grant.Owner owner) {}

        @Override
        public boolean end(GrantId id) {
            ended.add(id);
            return live.remove(id) != null;
        }

        @Override
        public Optional<GrantStatus> status(GrantId id) {
            return peek(id).map(Grant::status);
        }

        @Override
        public Optional<Grant> peek(GrantId id) {
            return Optional.ofNullable(live.get(id));
        }
    };

    private final Reconnection reconnection = new Reconnection(links, renewal, null, audit) {
        @Override
        public Outcome renew(String caller, GrantId id, GrantId login) {
            renewed.put(login, id);
            return outcome;
        }
    };

    private final TokenClient provider =
            new TokenClient(
                    settings(REDIRECT_URI).providers().first(),
                    settings(REDIRECT_URI).http(),
                    clock,
                    ForkJoinPool.commonPool(),
                    Telemetry.none()) {
                @Override
                public TokenOutcome exchange(String code, CodeVerifier verifier) {
                    codes.add(code);
                    TokenSet tokens = new TokenSet(
                            new AccessToken("access-s3cret"),
                            Optional.of(new RefreshToken("refresh-s3cret")),
                            clock.instant(),
                            Optional.of(clock.instant().plusSeconds(3600)),
                            Optional.of(URI.create("https://api.c001.eagleeyenetworks.com")));
                    return new TokenOutcome.Granted(tokens, Optional.empty());
                }
            };

    private final TokenClients clients = new TokenClients() {
        @Override
        public Optional<TokenClient> of(String name) {
            return Optional.of(provider);
        }
    };

    private final CallerLookup lookup = new CallerLookup() {
        @Override
        public User who(GrantId grant) {
            if (user == null) {
                throw new IllegalArgumentException("access-s3cret");
            }
            return user;
        }
    };

    final Settings settings;
    /** How often the servlet has said that this application has grants. */
    int keptAlive;

    LinkingBench() {
        this(REDIRECT_URI);
    }

    LinkingBench(String redirectUri) {
        this(settings(redirectUri));
    }

    LinkingBench(Settings settings) {
        this.settings = settings;
        KeyRing keys = KeyRing.of(List.of());
        AttemptCookies cookies = new AttemptCookies(settings, keys, new BrowserCookies(settings));
        LoginStarts starts = new LoginStarts(settings, clock, Telemetry.none());
        answers = new AnswerCheck(settings, cookies, new MemoryAttempts(), keys, clock, Telemetry.none(), starts);
        signIn = new SignIn(cookies, clock);
        servlet = new ConnectServlet(
                settings,
                new AccountLinking(
                        settings,
                        signIn,
                        answers,
                        new LoginCompletion(settings, clients, renewal, null, lookup, clock, Telemetry.none()),
                        new LinkedGrants(links, renewal, audit, settings, clock),
                        new RenewalSteps(settings, reconnection),
                        new PublicAddress(settings),
                        starts,
                        audit),
                new KeepAlive() {
                    @Override
                    public void start() {
                        keptAlive++;
                    }
                },
                new MemoryVault(clock, Rest.of(settings)));
    }

    /** Sends a browser away to log in. */
    String login(Exchange exchange) {
        return signIn.begin(settings.providers().first(), "/app/", exchange.request, exchange.response)
                .toString();
    }

    /** A grant that a caller has connected. */
    void know(GrantId id, String providerName, String caller) {
        Grant.Owner owner = new Grant.Owner("00001106", "ca0f61ab");
        TokenSet tokens = new TokenSet(
                new AccessToken("a"),
                Optional.empty(),
                clock.instant(),
                Optional.of(clock.instant().plusSeconds(60)),
                Optional.empty());
        live.put(
                id,
                new Grant(
                        id,
                        GrantKind.OFFLINE,
                        providerName,
                        Optional.of(owner),
                        1,
                        GrantStatus.ACTIVE,
                        "",
                        tokens,
                        clock.instant(),
                        clock.instant()));
        links.link(new GrantLink(caller, id, providerName, owner, clock.instant()));
    }

    static User user(String id, String account) {
        return new User(id, account, "Ada", "L", "ada@example.org", "en-us", null, null);
    }

    static Settings settings(String redirectUri) {
        return settings(Map.of("een.redirect-uri", redirectUri));
    }

    /** Both providers, with these pairs of name and value. */
    static Settings twoProviders(String... more) {
        Map<String, String> given = new LinkedHashMap<>(Map.of(
                "een.providers", "een,cameramanager",
                "een.redirect-uri", REDIRECT_URI,
                "cameramanager.client-id", "id",
                "cameramanager.client-secret", "secret",
                "cameramanager.redirect-uri", "https://portal.example/app/cm",
                "cameramanager.allowed-accounts", "1106"));
        for (int i = 0; i < more.length; i += 2) {
            given.put(more[i], more[i + 1]);
        }
        return settings(given);
    }

    private static Settings settings(Map<String, String> more) {
        Map<String, String> given = new LinkedHashMap<>(more);
        given.putAll(Map.of("een.client-id", "id", "een.client-secret", "secret", "een.allowed-accounts", "00001106"));
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
    }
}
