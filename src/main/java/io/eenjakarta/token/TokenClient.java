package io.eenjakarta.token;

import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.ws.rs.core.Form;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * A provider's token end point (3). Thread-safe. Every call sends its request once; one that was refused because of
 * the client authenticated nobody and is sent again with the other client secret, if there is one. A call blocks until
 * the token deadline at most, whatever it sends; failures of the provider are outcomes, never exceptions.
 */
public class TokenClient {

    private static final Logger LOG = System.getLogger("io.eenjakarta.token");

    private final SingleShot shot;
    private final AcceptedClient client;
    private final Provider provider;
    private final Duration deadline;
    private final Clock clock;
    private final PostMeasures measures;
    private final SecureRandom random = new SecureRandom();
    private volatile LastAnswer lastAnswer;

    /** The end point of this provider; requests run on the executor. */
    public TokenClient(
            Provider provider, Settings.Http http, Clock clock, ExecutorService executor, Telemetry telemetry) {
        this.shot = new SingleShot(http, provider.parametersInQuery(), clock, executor, telemetry);
        this.measures = new PostMeasures(telemetry, provider.name());
        this.provider = provider;
        this.client = new AcceptedClient(provider.clients());
        this.deadline = http.tokenDeadline();
        this.clock = clock;
    }

    /** Lets go of what is held for the next request; requests are still sent. Does not block. */
    void close() {
        shot.close();
    }

    /** The name of the provider. */
    public String provider() {
        return provider.name();
    }

    /** Whether a refresh token is good for one refresh, so that one whose answer was lost is not simply sent again. */
    public boolean rotates() {
        return provider.rotates();
    }

    /**
     * Exchanges an authorization code (RFC 6749 4.1.3, RFC 7636 4.5). A code must never be exchanged twice: the
     * provider then kills all tokens of that login, those of later rotations included.
     */
    public TokenOutcome exchange(String code, CodeVerifier verifier) {
        Form form = new Form()
                .param("grant_type", "authorization_code")
                .param("code", code)
                .param("redirect_uri", provider.redirectUri())
                .param("scope", provider.scope());
        if (provider.pkce()) {
            form.param("code_verifier", verifier.value());
        }
        return send(form, Optional.empty(), false);
    }

    /**
     * Exchanges a refresh token (RFC 6749 6). After {@link TokenOutcome.Granted}, and perhaps after
     * {@link TokenOutcome.Unavailable} that is unanswered, the token and its access token are dead; a reply without a
     * new refresh token leaves the old one in the token set.
     */
    public TokenOutcome refresh(RefreshToken token) {
        return send(refreshing(token), Optional.of(token), false);
    }

    /** The same for a token that was sent before, to an end point whose answer was lost. */
    public TokenOutcome replay(RefreshToken token) {
        return send(refreshing(token), Optional.of(token), true);
    }

    /**
     * Gives tokens back: the refresh token by RFC 7009, and its access token with it; or both by a logout with the access
     * token, which is fetched anew when it has ended. Blocks for up to three token deadlines then. Without a refresh token
     * only a logout has something to do, while the access token lives.
     *
     * @return whether the provider confirmed it, or they are known to be dead
     */
    public boolean revoke(TokenSet tokens) {
        return provider.revocationEndpoint()
                .map(endpoint -> tokens.refreshToken()
                        .map(token -> revoke(endpoint, token.value()) == Probe.CLIENT_ACCEPTED)
                        .orElse(true))
                .orElseGet(() -> logout(tokens));
    }

    /**
     * Asks for a token of an account below that of this token, which stays as it is. May be repeated.
     *
     * @param own access token of a reseller's user
     * @param account to switch to
     */
    public SwitchOutcome switched(AccessToken own, String account) {
        if (provider.switchEndpoint().isEmpty()) {
            return new SwitchOutcome.Refused(provider.title() + " has no accounts below others");
        }
        Instant started = clock.instant();
        try (Running post = measures.beginSwitch()) {
            SwitchOutcome outcome = AccountSwitch.classify(
                    shot.post(
                            provider.switchEndpoint().get(),
                            own,
                            AccountSwitch.body(account, provider.scope()),
                            deadline),
                    started,
                    provider);
            PostMeasures.ended(post, outcome);
            AccountSwitch.log(outcome);
            return outcome;
        }
    }

    private boolean logout(TokenSet tokens) {
        boolean lives = tokens.expiresAt().map(clock.instant()::isBefore).orElse(true);
        int status = lives ? logout(tokens.accessToken()) : 401;
        if (status == 401) {
            if (tokens.refreshToken().isEmpty()) {
                return true;
            }
            TokenOutcome fresh = refresh(tokens.refreshToken().get());
            if (fresh instanceof TokenOutcome.Granted granted) {
                status = logout(granted.tokens().accessToken());
            } else if (fresh instanceof TokenOutcome.Refused) {
                return true;
            }
        }
        return status / 100 == 2;
    }

    private int logout(AccessToken token) {
        PostResult result = shot.delete(provider.logoutEndpoint().orElseThrow(), token, deadline);
        return result instanceof PostResult.Reply reply ? reply.status() : 0;
    }

    /**
     * Asks whether the token end point does its work and takes our client, by the refresh of a token that nobody has:
     * one that says so does, whatever else is down.
     */
    public Probe probe() {
        TokenDeadline end = TokenDeadline.in(deadline, clock);
        Form form = refreshing(RefreshToken.ofNobody(random));
        try (Running post = measures.beginProbe()) {
            TokenOutcome outcome = client.ask(as -> send(as, form, Optional.empty(), end), Probe::of);
            Probe probe = Probe.of(outcome);
            PostMeasures.ended(post, probe);
            return probe;
        }
    }

    private Form refreshing(RefreshToken token) {
        return new Form()
                .param("grant_type", "refresh_token")
                .param("refresh_token", token.value())
                .param("scope", provider.scope());
    }

    private TokenOutcome send(Form form, Optional<RefreshToken> previous, boolean replay) {
        TokenDeadline end = TokenDeadline.in(deadline, clock);
        TokenOutcome outcome = null;
        try (Running post = measures.begin(form)) {
            outcome = client.ask(as -> send(as, form, previous, end), Probe::of);
            PostMeasures.ended(post, outcome, replay);
            log(outcome);
        } catch (OutOfMemoryError full) {
            // What is measured and logged must not hide the reply, which may hold the only copy of new tokens.
            if (outcome == null) {
                throw full;
            }
        }
        return outcome;
    }

    private TokenOutcome send(ClientCredentials as, Form form, Optional<RefreshToken> previous, TokenDeadline end) {
        return classified(as, form, previous, end)
                .orElseGet(() -> ReplyClassifier.afterProbe(provider.revocationEndpoint()
                        .map(endpoint -> revoke(
                                endpoint, as, RefreshToken.ofNobody(random).value(), end))
                        .orElseGet(() -> Probe.ofRefusal(
                                classified(as, refreshing(RefreshToken.ofNobody(random)), Optional.empty(), end)))));
    }

    private Optional<TokenOutcome> classified(
            ClientCredentials as, Form form, Optional<RefreshToken> previous, TokenDeadline end) {
        Instant started = clock.instant();
        PostResult result = post(provider.tokenEndpoint(), as, form, end);
        return ReplyClassifier.classify(result, started, previous, provider);
    }

    private Probe revoke(URI endpoint, String token) {
        TokenDeadline end = TokenDeadline.in(deadline, clock);
        return client.ask(as -> revoke(endpoint, as, token, end), Function.identity());
    }

    private Probe revoke(URI endpoint, ClientCredentials as, String token, TokenDeadline end) {
        return Probe.of(post(endpoint, as, new Form("token", token), end));
    }

    private PostResult post(URI endpoint, ClientCredentials as, Form form, TokenDeadline end) {
        Duration left = end.left(clock);
        return left.toMillis() > 0 ? shot.post(endpoint, as, form, left) : new PostResult.Lost("no time left", false);
    }

    /** What this node last heard from the token end point; absent until it was asked for tokens. */
    public Optional<LastAnswer> lastAnswer() {
        return Optional.ofNullable(lastAnswer);
    }

    private void log(TokenOutcome outcome) {
        lastAnswer = LastAnswer.of(outcome, clock.instant());
        if (outcome instanceof TokenOutcome.Granted granted) {
            granted.baseFault().ifPresent(fault -> LOG.log(Level.ERROR, LogCode.TOKEN_BASE_REFUSED.line(fault)));
        } else if (outcome instanceof TokenOutcome.Refused refused) {
            LOG.log(Level.INFO, LogCode.TOKEN_REFUSED.line(refused.detail()));
        } else if (outcome instanceof TokenOutcome.Misconfigured misconfigured) {
            LOG.log(Level.ERROR, LogCode.TOKEN_MISCONFIGURED.line(misconfigured.detail()));
        } else if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            LOG.log(Level.WARNING, LogCode.TOKEN_UNAVAILABLE.line(unavailable.detail()));
        } else if (outcome instanceof TokenOutcome.Undecided undecided) {
            LOG.log(Level.WARNING, LogCode.TOKEN_UNAVAILABLE.line(undecided.detail() + ", and the same for any token"));
        }
    }
}
