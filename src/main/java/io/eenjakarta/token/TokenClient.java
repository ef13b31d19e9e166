package io.eenjakarta.token;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Form;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * The provider's token end point (3). Thread-safe. Every call sends its request once and blocks until the token
 * deadline at most, the probe of our credentials after an unexplained 401 included; failures of the provider are
 * outcomes, never exceptions.
 */
@ApplicationScoped
public class TokenClient {

    private static final Logger LOG = System.getLogger("io.eenjakarta.token");
    private static final int RANDOM_BYTES = 32;

    private final SingleShot shot;
    private final EagleEyeProvider provider;
    private final Duration deadline;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public TokenClient(Settings settings, @Een Clock clock, @Een ExecutorService executor) {
        this.shot = new SingleShot(settings, clock, executor);
        this.provider = settings.provider();
        this.deadline = settings.http().tokenDeadline();
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected TokenClient() {
        this.shot = null;
        this.provider = null;
        this.deadline = null;
        this.clock = null;
    }

    /**
     * Exchanges an authorization code (RFC 6749 4.1.3, RFC 7636 4.5). A code must never be sent twice: the provider
     * then kills all tokens of that login, those of later rotations included.
     */
    public TokenOutcome exchange(String code, CodeVerifier verifier) {
        return send(
                new Form()
                        .param("grant_type", "authorization_code")
                        .param("code", code)
                        .param("redirect_uri", provider.redirectUri())
                        .param("scope", provider.scope())
                        .param("code_verifier", verifier.value()),
                Optional.empty());
    }

    /**
     * Exchanges a refresh token (RFC 6749 6). After {@link TokenOutcome.Granted}, and perhaps after
     * {@link TokenOutcome.Unavailable} that was sent, the token and its access token are dead; a reply without a new
     * refresh token leaves the old one in the token set.
     */
    public TokenOutcome refresh(RefreshToken token) {
        return send(
                new Form()
                        .param("grant_type", "refresh_token")
                        .param("refresh_token", token.value())
                        .param("scope", provider.scope()),
                Optional.of(token));
    }

    /** Gives a refresh token back (RFC 7009), and its access token with it. True when the provider confirmed it. */
    public boolean revoke(RefreshToken token) {
        return shot.post(provider.revocationEndpoint(), new Form("token", token.value()), deadline)
                        instanceof PostResult.Reply reply
                && reply.status() == 200;
    }

    private TokenOutcome send(Form form, Optional<RefreshToken> previous) {
        Instant started = clock.instant();
        PostResult result = shot.post(provider.tokenEndpoint(), form, deadline);
        TokenOutcome outcome = ReplyClassifier.classify(result, started, previous, provider.apiHosts())
                .orElseGet(() -> probe(started));
        log(outcome);
        return outcome;
    }

    /** Revokes a token that nobody has: 200 when our credentials are right, 401 when they are not. */
    private TokenOutcome probe(Instant started) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String nobodys = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Duration left = deadline.minus(Duration.between(started, clock.instant()));
        return ReplyClassifier.afterProbe(
                left.toMillis() > 0
                        ? shot.post(provider.revocationEndpoint(), new Form("token", nobodys), left)
                        : new PostResult.Lost("no time left", false));
    }

    private static void log(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Granted granted) {
            granted.baseFault().ifPresent(fault -> LOG.log(Level.ERROR, LogCode.TOKEN_BASE_REFUSED.line(fault)));
        } else if (outcome instanceof TokenOutcome.Refused refused) {
            LOG.log(Level.INFO, LogCode.TOKEN_REFUSED.line(refused.detail()));
        } else if (outcome instanceof TokenOutcome.Misconfigured misconfigured) {
            LOG.log(Level.ERROR, LogCode.TOKEN_MISCONFIGURED.line(misconfigured.detail()));
        } else if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            LOG.log(Level.WARNING, LogCode.TOKEN_UNAVAILABLE.line(unavailable.detail()));
        }
    }
}
