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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
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
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(4),
            Duration.ofMinutes(10));

    private final TokenClient tokens;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Set<Future<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    public Revocation(TokenClient tokens, @Een Executor executor, @Een ScheduledExecutorService scheduler) {
        this.tokens = tokens;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** For the container's proxy. */
    protected Revocation() {
        this(null, null, null);
    }

    /** Revokes the token soon. Never fails and never blocks. */
    public void revoke(RefreshToken token) {
        try {
            executor.execute(() -> send(token, 0));
        } catch (RejectedExecutionException stopped) {
            failed(token, "the application is stopping");
        }
    }

    /** The application is going: what is not sent by now is not sent from here. */
    @PreDestroy
    void stop() {
        stopping = true;
        waiting.forEach(retry -> retry.cancel(false));
    }

    private void send(RefreshToken token, int attempts) {
        try {
            if (!stopping && !tokens.revoke(token)) {
                again(token, attempts);
            }
        } catch (RuntimeException | LinkageError gone) {
            // The container ends sessions while it takes the application's classes away.
            failed(token, gone.getClass().getName());
        }
    }

    private void again(RefreshToken token, int attempts) {
        boolean last = stopping || attempts == WAITS.size();
        failed(token, "attempt " + (attempts + 1) + (last ? ", given up" : ""));
        if (!last) {
            long wait = WAITS.get(attempts).toMillis();
            waiting.removeIf(Future::isDone);
            Future<?> retry = scheduler.schedule(() -> send(token, attempts + 1), wait, TimeUnit.MILLISECONDS);
            waiting.add(retry);
            if (stopping) {
                // Meanwhile, and perhaps too late for stop() to see it.
                retry.cancel(false);
            }
        }
    }

    private static void failed(RefreshToken token, String detail) {
        LOG.log(Level.WARNING, LogCode.TOKEN_REVOKE_FAILED.line(token + ", " + detail));
    }
}
