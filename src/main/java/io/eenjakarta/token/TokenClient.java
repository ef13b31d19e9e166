package io.eenjakarta.token;

import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Form;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * The provider's token end point (3). Thread-safe. Every call sends its request once; one that was refused because of
 * the client authenticated nobody and is sent again with the other client secret, if there is one. A call blocks until
 * the token deadline at most, whatever it sends; failures of the provider are outcomes, never exceptions.
 */
@ApplicationScoped
public class TokenClient {

    private static final Logger LOG = System.getLogger("io.eenjakarta.token");
    private static final int RANDOM_BYTES = 32;

    private final SingleShot shot;
    private final AcceptedClient client;
    private final EagleEyeProvider provider;
    private final Duration deadline;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public TokenClient(Settings settings, @Een Clock clock, @Een ExecutorService executor) {
        this.shot = new SingleShot(settings, clock, executor);
        this.provider = settings.provider();
        this.client = new AcceptedClient(provider.clients());
        this.deadline = settings.http().tokenDeadline();
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected TokenClient() {
        this.shot = null;
        this.client = null;
        this.provider = null;
        this.deadline = null;
        this.clock = null;
    }

    /**
     * Exchanges an authorization code (RFC 6749 4.1.3, RFC 7636 4.5). A code must never be exchanged twice: the
     * provider then kills all tokens of that login, those of later rotations included.
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
     * {@link TokenOutcome.Unavailable} that is unanswered, the token and its access token are dead; a reply without a
     * new refresh token leaves the old one in the token set.
     */
    public TokenOutcome refresh(RefreshToken token) {
        return send(refreshing(token.value()), Optional.of(token));
    }

    /** Gives a refresh token back (RFC 7009), and its access token with it. True when the provider confirmed it. */
    public boolean revoke(RefreshToken token) {
        return revoke(token.value()) == Probe.CLIENT_ACCEPTED;
    }

    /**
     * Asks whether the token end point does its work and takes our client, by the refresh of a token that nobody has:
     * one that says so does, whatever else is down.
     */
    public Probe probe() {
        Instant end = clock.instant().plus(deadline);
        Form form = refreshing(nobodys());
        TokenOutcome outcome = client.ask(as -> send(as, form, Optional.empty(), end), Probe::of);
        return Probe.of(outcome);
    }

    private Form refreshing(String token) {
        return new Form()
                .param("grant_type", "refresh_token")
                .param("refresh_token", token)
                .param("scope", provider.scope());
    }

    private TokenOutcome send(Form form, Optional<RefreshToken> previous) {
        Instant end = clock.instant().plus(deadline);
        TokenOutcome outcome = client.ask(as -> send(as, form, previous, end), Probe::of);
        log(outcome);
        return outcome;
    }

    private TokenOutcome send(ClientCredentials as, Form form, Optional<RefreshToken> previous, Instant end) {
        Instant started = clock.instant();
        PostResult result = post(provider.tokenEndpoint(), as, form, end);
        return ReplyClassifier.classify(result, started, previous, provider.apiHosts())
                .orElseGet(() -> ReplyClassifier.afterProbe(revoke(as, nobodys(), end)));
    }

    private Probe revoke(String token) {
        Instant end = clock.instant().plus(deadline);
        return client.ask(as -> revoke(as, token, end), Function.identity());
    }

    private Probe revoke(ClientCredentials as, String token, Instant end) {
        return Probe.of(post(provider.revocationEndpoint(), as, new Form("token", token), end));
    }

    private PostResult post(URI endpoint, ClientCredentials as, Form form, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.toMillis() > 0 ? shot.post(endpoint, as, form, left) : new PostResult.Lost("no time left", false);
    }

    private String nobodys() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
