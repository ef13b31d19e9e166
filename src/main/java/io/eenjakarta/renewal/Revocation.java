package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Refresh tokens given back to the provider (RFC 7009), in the background: nobody waits for it, and a provider that is
 * not there is asked again for about a quarter of an hour. With the refresh token EEN ends the access token too.
 */
@ApplicationScoped
public class Revocation {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final List<Duration> WAITS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(4),
            Duration.ofMinutes(10));

    private final TokenClient tokens;
    private final ScheduledExecutorService scheduler;
    private volatile boolean stopping;

    @Inject
    public Revocation(TokenClient tokens, @Een ScheduledExecutorService scheduler) {
        this.tokens = tokens;
        this.scheduler = scheduler;
    }

    /** For the container's proxy. */
    protected Revocation() {
        this(null, null);
    }

    /** Revokes the token soon. Never fails and never blocks. */
    public void revoke(RefreshToken token) {
        attempt(token, 0);
    }

    /** The application is going: what is not sent by now is not sent from here. */
    @PreDestroy
    void stop() {
        stopping = true;
    }

    private void attempt(RefreshToken token, int number) {
        try {
            scheduler.schedule(() -> send(token, number), WAITS.get(number).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.WARNING, LogCode.TOKEN_REVOKE_FAILED.line(token + ": the server is stopping"));
        }
    }

    private void send(RefreshToken token, int number) {
        if (stopping || tokens.revoke(token)) {
            return;
        }
        boolean last = number + 1 == WAITS.size();
        LOG.log(
                Level.WARNING,
                LogCode.TOKEN_REVOKE_FAILED.line(token + ", attempt " + (number + 1) + (last ? ", given up" : "")));
        if (!last) {
            attempt(token, number + 1);
        }
    }
}
