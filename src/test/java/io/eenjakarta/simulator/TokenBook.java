package io.eenjakarta.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Every code and token the simulator ever issued. Thread-safe: simultaneous refreshes with one token give one winner.
 *
 * <p>Codes live 5 minutes and serve once; a second use kills all tokens of the login, later rotations included.
 * Rotation kills both old tokens at once. A refresh token dies after 14 idle days and 90 days after the login. All of
 * it runs on the injected clock.
 */
public final class TokenBook implements Book {
    static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final TokenOutcome INVALID_GRANT = new TokenOutcome.Refused("invalid_grant");

    /** @param challenge S256 challenge, null without PKCE */
    record CodeRequest(String clientId, String redirectUri, String challenge, String scope, DemoData.User user) {}

    private static final class Code {
        final CodeRequest request;
        final Instant expires;
        /** Set by the first use. */
        GrantFamily family;

        Code(CodeRequest request, Instant expires) {
            this.request = request;
            this.expires = expires;
        }
    }

    private final Clock clock;
    private final SwitchedTokens switched;
    private Duration accessTokenLife;
    private final Supplier<GrantRules> rules;
    private final Set<String> keepers = new HashSet<>();
    private final JwtIssuer issuer = new JwtIssuer();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, GrantFamily> byRefreshToken = new LinkedHashMap<>();
    private final Map<String, GrantFamily> byAccessToken = new HashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();

    TokenBook(Clock clock, Duration accessTokenLife, Supplier<GrantRules> rules, Collection<String> clientSecrets) {
        this.clock = clock;
        this.switched = new SwitchedTokens(clock, issuer, this::remember);
        this.accessTokenLife = accessTokenLife;
        this.rules = rules;
        secrets.addAll(clientSecrets);
    }

    synchronized String issueCode(CodeRequest request) {
        String code = secret(Secrets.random(Secrets.TOKEN_BYTES));
        codes.put(code, new Code(request, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** Failures of PKCE and of the redirect URI leave the code good; another client's attempt burns it. */
    synchronized TokenOutcome redeem(String clientId, String code, String redirectUri, String verifier) {
        if (verifier != null) {
            secret(verifier);
        }
        Code known = codes.get(code);
        if (known == null || !Secrets.prove(verifier, known.request.challenge())) {
            return INVALID_GRANT;
        }
        if (!known.request.clientId().equals(clientId)) {
            codes.remove(code);
            return INVALID_GRANT;
        }
        if (!known.request.redirectUri().equals(redirectUri)) {
            return INVALID_GRANT;
        }
        if (known.family != null) {
            known.family.kill();
            return INVALID_GRANT;
        }
        Instant now = clock.instant();
        if (!now.isBefore(known.expires)) {
            return INVALID_GRANT;
        }
        if (rules.get().newLoginKillsOlder()) {
            killOlder(known.request);
        }
        known.family = new GrantFamily(clientId, known.request.user(), known.request.scope(), now);
        return rotate(known.family, now);
    }

    private void killOlder(CodeRequest request) {
        byRefreshToken.values().stream()
                .filter(family -> family.clientId.equals(request.clientId()) && family.user.equals(request.user()))
                .forEach(GrantFamily::kill);
    }

    /** @param scope null when the request has none */
    synchronized TokenOutcome refresh(String clientId, String refreshToken, String scope) {
        Instant time = clock.instant();
        GrantFamily family = byRefreshToken.get(refreshToken);
        if (family == null || !family.clientId.equals(clientId)) {
            return INVALID_GRANT;
        }
        GrantRules now = rules(family);
        if (!family.accepts(refreshToken, time, now)) {
            if (now.reuseKillsFamily() && !refreshToken.equals(family.refreshToken)) {
                family.kill();
            }
            return INVALID_GRANT;
        }
        if (scope != null && !scope.equals(family.scope)) {
            return new TokenOutcome.Refused("invalid_scope");
        }
        if (now.permanent()) {
            return permanent(family, time);
        }
        return rotate(family, time);
    }

    private TokenOutcome permanent(GrantFamily family, Instant now) {
        if (family.accessToken == null || !now.isBefore(family.accessExpires)) {
            newAccessToken(family, now);
        }
        family.refreshedAt = now;
        return issued(family, now);
    }

    private TokenOutcome rotate(GrantFamily family, Instant now) {
        newAccessToken(family, now);
        family.refreshToken = secret(Secrets.random(Secrets.TOKEN_BYTES));
        family.refreshedAt = now;
        byRefreshToken.put(family.refreshToken, family);
        return issued(family, now);
    }

    private void newAccessToken(GrantFamily family, Instant now) {
        family.accessExpires = now.plus(accessTokenLife);
        family.accessToken = secret(issuer.issue(family.clientId, family.user, now, family.accessExpires));
        byAccessToken.put(family.accessToken, family);
    }

    private static TokenOutcome issued(GrantFamily family, Instant now) {
        long seconds = Duration.between(now, family.accessExpires).toSeconds();
        return new TokenOutcome.Issued(family.accessToken, family.refreshToken, family.scope, seconds);
    }

    /**
     * A refresh token takes its whole family along, an access token dies alone, an unknown token is no error.
     *
     * @return false when the token belongs to another client, which leaves it alive
     */
    synchronized boolean revoke(String clientId, String token) {
        GrantFamily family = byRefreshToken.getOrDefault(token, byAccessToken.get(token));
        if (family == null) {
            return true;
        }
        if (!family.clientId.equals(clientId)) {
            return false;
        }
        if (token.equals(family.refreshToken)) {
            family.kill();
        } else if (token.equals(family.accessToken)) {
            family.accessToken = null;
        }
        return true;
    }

    /** Empty when the access token is unknown, rotated away, revoked, killed or too old. */
    synchronized Optional<DemoData.User> bearer(String accessToken) {
        return Optional.ofNullable(byAccessToken.get(accessToken))
                .filter(family -> family.acceptsAccess(accessToken, clock.instant()))
                .map(family -> family.user)
                .or(() -> switched.bearer(accessToken));
    }

    /** Tokens of accounts that somebody switched to. */
    public SwitchedTokens switched() {
        return switched;
    }

    @Override
    public synchronized void killAccessTokens() {
        byAccessToken.values().forEach(family -> family.accessToken = null);
        switched.kill();
    }

    @Override
    public synchronized void killGrants() {
        byAccessToken.values().forEach(GrantFamily::kill);
        switched.kill();
        codes.values().removeIf(code -> code.family == null);
    }

    /** The logins of this user are over, as after another password. */
    public synchronized void killGrantsOf(String email) {
        byRefreshToken.values().stream()
                .filter(family -> family.user.email().equals(email))
                .forEach(GrantFamily::kill);
    }

    /** The refresh tokens of this user stay and never expire, whatever happens to those of others. */
    public synchronized void keepTokensOf(String email) {
        keepers.add(email);
    }

    private GrantRules rules(GrantFamily family) {
        return keepers.contains(family.user.email()) ? rules.get().forPermanent() : rules.get();
    }

    @Override
    public synchronized Set<String> liveRefreshTokens() {
        Set<String> live = new LinkedHashSet<>();
        byRefreshToken.values().stream()
                .filter(family -> family.live(clock.instant(), rules(family)))
                .forEach(family -> live.add(family.refreshToken));
        return live;
    }

    /** All codes, tokens, verifiers and secrets, dead ones too: none may be found in a log, a page or a database dump. */
    public synchronized Set<String> everyIssuedSecret() {
        return Set.copyOf(secrets);
    }

    /** Access tokens issued from now on live so long. */
    public synchronized void accessTokensLive(Duration life) {
        accessTokenLife = life;
    }

    @Override
    public synchronized void remember(String secret) {
        secrets.add(secret);
    }

    JwtIssuer issuer() {
        return issuer;
    }

    private String secret(String value) {
        secrets.add(value);
        return value;
    }
}
