package io.eenjakarta.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Every code and token the simulated CameraManager ever issued. Thread-safe.
 *
 * <p>Codes live 5 minutes and serve once: any attempt of a known client uses them up. A refresh brings a new access
 * token, which kills the old one, and the same refresh token, which lives until the logout. All of it runs on the
 * injected clock.
 */
public final class CameraManagerBook implements Book {
    static final Duration CODE_LIFE = Duration.ofMinutes(5);
    /** Of the documented sample; no document says what the number means. */
    private static final String SUFFIX = ":10003";

    private record Code(AuthorizeRequest request, DemoData.User user, Instant expires) {}

    private static final class Grant {
        final String clientId;
        final DemoData.User user;
        final String scope;
        final String refreshToken;
        String accessToken;
        Instant accessExpires;

        Grant(AuthorizeRequest request, DemoData.User user, String refreshToken) {
            this.clientId = request.clientId();
            this.user = user;
            this.scope = request.scope();
            this.refreshToken = refreshToken;
        }

        boolean accepts(String token, Instant now) {
            return token.equals(accessToken) && now.isBefore(accessExpires);
        }
    }

    private final Clock clock;
    private final CameraManagerRules rules;
    private Duration accessTokenLife;
    private final Map<String, Code> codes = new HashMap<>();
    /** Those that are not over, oldest login first. */
    private final List<Grant> grants = new ArrayList<>();

    private final Set<String> secrets = new LinkedHashSet<>();

    CameraManagerBook(
            Clock clock, Duration accessTokenLife, CameraManagerRules rules, Collection<String> clientSecrets) {
        this.clock = clock;
        this.accessTokenLife = accessTokenLife;
        this.rules = rules;
        secrets.addAll(clientSecrets);
    }

    synchronized String issueCode(AuthorizeRequest request, DemoData.User user) {
        String code = secret(Secrets.alphanumeric(6));
        codes.put(code, new Code(request, user, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    synchronized TokenOutcome redeem(String clientId, String code, String redirectUri) {
        Instant now = clock.instant();
        Code known = codes.remove(code);
        if (known == null || !now.isBefore(known.expires)) {
            return new TokenOutcome.Refused("invalid_grant", "Invalid authorization code: " + code);
        }
        if (!known.request.redirectUri().equals(redirectUri)) {
            return new TokenOutcome.Refused("invalid_grant", "Redirect URI mismatch.");
        }
        if (!known.request.clientId().equals(clientId)) {
            return new TokenOutcome.Refused("invalid_client", "Client ID mismatch");
        }
        Grant grant = older(known).orElseGet(() -> begun(known));
        if (grant.accessToken == null || !now.isBefore(grant.accessExpires)) {
            renew(grant, now);
        }
        return issued(grant, now);
    }

    private Optional<Grant> older(Code code) {
        return grants.stream()
                .filter(grant -> rules.sharesTokens()
                        && grant.clientId.equals(code.request.clientId())
                        && grant.user.equals(code.user)
                        && grant.scope.equals(code.request.scope()))
                .findFirst();
    }

    private Grant begun(Code code) {
        Grant grant = new Grant(code.request, code.user, token());
        grants.add(grant);
        return grant;
    }

    /** @param scope null when the request has none; may not be wider than that of the login */
    synchronized TokenOutcome refresh(String clientId, String refreshToken, String scope) {
        Optional<Grant> grant = found(one -> one.refreshToken.equals(refreshToken));
        if (grant.isEmpty()) {
            return new TokenOutcome.Refused("invalid_grant", "Invalid refresh token: " + refreshToken);
        }
        if (!grant.get().clientId.equals(clientId)) {
            return new TokenOutcome.Refused("invalid_grant", "Wrong client for this refresh token: " + refreshToken);
        }
        if (scope != null && !Set.of(grant.get().scope.split(" ")).containsAll(Set.of(scope.split(" ")))) {
            return new TokenOutcome.Refused("invalid_scope", "Unable to narrow the scope to [" + scope + "].");
        }
        Instant now = clock.instant();
        renew(grant.get(), now);
        return issued(grant.get(), now);
    }

    private void renew(Grant grant, Instant now) {
        grant.accessToken = token();
        grant.accessExpires = now.plus(accessTokenLife);
    }

    private static TokenOutcome issued(Grant grant, Instant now) {
        long seconds = Duration.between(now, grant.accessExpires).toSeconds();
        return new TokenOutcome.Issued(grant.accessToken, grant.refreshToken, grant.scope, seconds);
    }

    /** Empty when the access token is unknown, renewed, killed, logged out or too old. */
    synchronized Optional<DemoData.User> bearer(String accessToken) {
        return found(grant -> grant.accepts(accessToken, clock.instant())).map(grant -> grant.user);
    }

    /** Ends the login of a living access token; nothing happens for a dead one. */
    synchronized void logOut(String accessToken) {
        grants.removeIf(grant -> grant.accepts(accessToken, clock.instant()));
    }

    private Optional<Grant> found(Predicate<Grant> wanted) {
        return grants.stream().filter(wanted).findFirst();
    }

    @Override
    public synchronized void killAccessTokens() {
        grants.forEach(grant -> grant.accessToken = null);
    }

    @Override
    public synchronized void killGrants() {
        grants.clear();
        codes.clear();
    }

    /** The logins of this user are over, as if the user had logged out elsewhere. */
    public synchronized void killGrantsOf(String email) {
        grants.removeIf(grant -> grant.user.email().equals(email));
    }

    @Override
    public synchronized Set<String> liveRefreshTokens() {
        Set<String> live = new LinkedHashSet<>();
        grants.forEach(grant -> live.add(grant.refreshToken));
        return live;
    }

    /**
     * Everything that must never be found in a log, a page or a database dump: all codes and tokens ever issued, dead
     * ones too, and the secrets of the client.
     */
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

    private String token() {
        return secret(UUID.randomUUID() + SUFFIX);
    }

    private String secret(String value) {
        secrets.add(value);
        return value;
    }
}
