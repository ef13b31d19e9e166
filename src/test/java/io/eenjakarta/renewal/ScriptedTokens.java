package io.eenjakarta.renewal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.Probe;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.SwitchOutcome;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A token end point whose answers a test decides: rotates by default. The real one is proven against the simulator; here
 * the order of events is what matters.
 */
final class ScriptedTokens extends TokenClient {

    static final Duration LIFE = Duration.ofHours(12);

    private static final Provider PROVIDER = RenewalBench.settings().providers().first();

    final List<String> sent = new CopyOnWriteArrayList<>();
    /** Those of them that were sent as such as had been sent before. */
    final List<String> replayed = new CopyOnWriteArrayList<>();

    final List<String> revoked = new CopyOnWriteArrayList<>();
    /** Whether the provider takes back what it is given back; it stands in the list above all the same. */
    volatile BooleanSupplier takesBack = () -> true;
    /** What a switch of account brings. */
    volatile Supplier<SwitchOutcome> switches = () -> {
        throw new IllegalStateException("no account to switch to");
    };

    volatile Function<RefreshToken, TokenOutcome> answer = this::rotated;
    volatile Runnable beforeAnswer = () -> {};
    volatile Probe probe = Probe.CLIENT_ACCEPTED;
    volatile int probes;
    volatile boolean rotates = true;
    private final Clock clock;

    ScriptedTokens(Clock clock) {
        super(PROVIDER, RenewalBench.settings().http(), clock, ForkJoinPool.commonPool(), Telemetry.none());
        this.clock = clock;
    }

    @Override
    public TokenOutcome refresh(RefreshToken token) {
        sent.add(token.value());
        beforeAnswer.run();
        return answer.apply(token);
    }

    @Override
    public TokenOutcome replay(RefreshToken token) {
        replayed.add(token.value());
        return refresh(token);
    }

    @Override
    public Probe probe() {
        probes++;
        return probe;
    }

    @Override
    public boolean revoke(TokenSet tokens) {
        revoked.add(tokens.refreshToken()
                .map(RefreshToken::value)
                .orElse(tokens.accessToken().value()));
        return takesBack.getAsBoolean();
    }

    @Override
    public SwitchOutcome switched(AccessToken own, String account) {
        return switches.get();
    }

    @Override
    public boolean rotates() {
        return rotates;
    }

    /** The one of every provider. */
    TokenClients clients() {
        return new TokenClients() {
            @Override
            public Optional<TokenClient> of(String provider) {
                return Optional.of(ScriptedTokens.this);
            }
        };
    }

    /** The tokens of the next generation. */
    TokenOutcome rotated(RefreshToken token) {
        return new TokenOutcome.Granted(set(token.value() + "+", Optional.of(LIFE)), Optional.empty());
    }

    TokenSet set(String name, Optional<Duration> life) {
        return new TokenSet(
                new AccessToken("a-" + name),
                Optional.of(new RefreshToken(name)),
                clock.instant(),
                life.map(clock.instant()::plus),
                Optional.of(URI.create("https://api.c001.eagleeyenetworks.com")));
    }

    /** Waits for a latch; a test that forgets to open it fails instead of hanging. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
