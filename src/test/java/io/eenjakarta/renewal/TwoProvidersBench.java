package io.eenjakarta.renewal;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A renewal for grants of both providers: those of EEN rotate, those of CameraManager keep their refresh token. */
final class TwoProvidersBench implements AutoCloseable {

    /** Settings with both. */
    static final String[] BOTH = {
        "een.providers", "een,cameramanager",
        "cameramanager.client-id", "id",
        "cameramanager.client-secret", "secret",
        "cameramanager.redirect-uri", "http://127.0.0.1:3333/cm"
    };

    static final String CAMERA_MANAGER = "cameramanager";
    static final String CONSTANT = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa:10003";
    static final Answer UNDECIDED = token -> new TokenOutcome.Undecided("status 401 without a reason");

    final RenewalBench bench = new RenewalBench();
    final SteppedClock clock = bench.clock;
    final ScriptedTokens eagleEye = bench.tokens;
    final ScriptedTokens cameraManager = new ScriptedTokens(clock);
    final HookedVault vault = new HookedVault(bench.vault);
    /** By provider; one that is taken out is switched off. */
    final Map<String, TokenClient> clients =
            new ConcurrentHashMap<>(Map.of("een", eagleEye, CAMERA_MANAGER, cameraManager));

    final Renewal renewal;

    TwoProvidersBench() {
        cameraManager.rotates = false;
        cameraManager.answer = this::granted;
        renewal = node(vault);
    }

    /** A node of its own on this vault. */
    Renewal node(TokenVault seen) {
        Settings settings = RenewalBench.settings(BOTH);
        TokenClients known = new TokenClients() {
            @Override
            public Optional<TokenClient> of(String provider) {
                return Optional.ofNullable(clients.get(provider));
            }
        };
        Revocation revocation = new Revocation(seen, known, Runnable::run, bench.scheduler, List.of());
        UnstoredTokens unstored = new UnstoredTokens(
                seen, revocation, bench.events, bench.audit, bench.troubles, bench.executor, bench.scheduler);
        Breaker breaker = new Breaker(bench.troubles, bench.audit, clock);
        RefreshAnswer answer =
                new RefreshAnswer(seen, unstored, revocation, bench.events, bench.audit, settings, clock);
        RefreshRequest request = new RefreshRequest(seen, known, answer, breaker, settings, clock);
        Rotation rotation = new Rotation(seen, request, unstored, breaker, settings, clock);
        Endings endings = new Endings(seen, revocation, bench.events, bench.audit, bench.executor, bench.scheduler);
        return new Renewal(seen, rotation, revocation, endings, settings, bench.executor, clock, Telemetry.none());
    }

    /** Answers of CameraManager to the next sendings; all after these are granted. */
    void answers(Answer... next) {
        Answer.next(cameraManager, next);
        var scripted = cameraManager.answer;
        cameraManager.answer = token -> {
            TokenOutcome said = scripted.apply(token);
            return said instanceof TokenOutcome.Granted ? granted(token) : said;
        };
    }

    /** Another access token with the same refresh token. */
    TokenOutcome granted(RefreshToken token) {
        return new TokenOutcome.Granted(tokens("a-" + cameraManager.sent.size(), token), Optional.empty());
    }

    /** A grant of CameraManager at generation 1 whose access token lives twelve hours. */
    GrantId open() {
        return open(CAMERA_MANAGER, tokens("a", new RefreshToken(CONSTANT)));
    }

    /** The same of this kind, and with this owner. */
    GrantId open(GrantKind kind, Grant.Owner owner) {
        GrantId id = open(kind, CAMERA_MANAGER, tokens("a", new RefreshToken(CONSTANT)));
        renewal.identify(id, owner);
        return id;
    }

    /** The same with an access token of which nobody knows when it ends. */
    GrantId openEndless() {
        TokenSet known = tokens("a", new RefreshToken(CONSTANT));
        return open(
                CAMERA_MANAGER,
                new TokenSet(
                        known.accessToken(),
                        known.refreshToken(),
                        known.issuedAt(),
                        Optional.empty(),
                        known.apiBase()));
    }

    /** The same without a refresh token. */
    GrantId openUnrefreshable() {
        TokenSet known = tokens("a", new RefreshToken(CONSTANT));
        return open(
                CAMERA_MANAGER,
                new TokenSet(
                        known.accessToken(), Optional.empty(), known.issuedAt(), known.expiresAt(), known.apiBase()));
    }

    /** The same of EEN. */
    GrantId openEagleEye() {
        return open("een", eagleEye.set("r", Optional.of(ScriptedTokens.LIFE)));
    }

    Grant stored(GrantId id) {
        return bench.vault.find(id).orElseThrow();
    }

    private TokenSet tokens(String access, RefreshToken refresh) {
        return new TokenSet(
                new AccessToken(access),
                Optional.of(refresh),
                clock.instant(),
                Optional.of(clock.instant().plus(ScriptedTokens.LIFE)),
                Optional.of(URI.create("https://rest.cameramanager.com")));
    }

    private GrantId open(String provider, TokenSet tokens) {
        return open(GrantKind.SESSION, provider, tokens);
    }

    private GrantId open(GrantKind kind, String provider, TokenSet tokens) {
        Grant grant = new Grant(
                GrantId.random(),
                kind,
                provider,
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                tokens,
                clock.instant(),
                clock.instant());
        renewal.open(grant);
        return grant.id();
    }

    @Override
    public void close() {
        bench.close();
    }
}
