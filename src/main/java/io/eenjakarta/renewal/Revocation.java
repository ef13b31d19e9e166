package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tokens given back to their provider, by RFC 7009 or by a logout, in the background: nobody waits for it, and a provider
 * that is not there is asked again for about a quarter of an hour. The access token ends with the refresh token. Tokens that
 * another living grant holds too are left alone: a provider whose refresh tokens stay may give the same ones with each
 * login of a user.
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

    private final TokenVault vault;
    private final TokenClients clients;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Iterable<Farewell> farewells;
    private final Set<Future<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    private record Ending(Grant grant, boolean handedOver) {}

    @Inject
    public Revocation(
            TokenVault vault,
            TokenClients clients,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler,
            @Any Instance<Farewell> farewells) {
        this(vault, clients, executor, scheduler, (Iterable<Farewell>) farewells);
    }

    /** Outside of a container. */
    public Revocation(
            TokenVault vault,
            TokenClients clients,
            Executor executor,
            ScheduledExecutorService scheduler,
            Iterable<Farewell> farewells) {
        this.vault = vault;
        this.clients = clients;
        this.executor = executor;
        this.scheduler = scheduler;
        this.farewells = farewells;
    }

    /** For the container's proxy. */
    protected Revocation() {
        this(null, null, null, null, List.of());
    }

    /** Gives the tokens of an ended grant back soon. Never fails, never blocks. */
    public void revoke(Grant ended) {
        revoke(new Ending(ended, false));
    }

    /** The same for a grant whose tokens another one has perhaps got: they stay when it has. */
    void revokeUnlessShared(Grant ended) {
        revoke(new Ending(ended, true));
    }

    private void revoke(Ending ending) {
        try {
            executor.execute(() -> send(ending, 0));
        } catch (RejectedExecutionException stopped) {
            failed(ending.grant(), "the application is stopping");
        }
    }

    /** The application is going: what is not sent by now is not sent from here. */
    @PreDestroy
    void stop() {
        stopping = true;
        waiting.forEach(retry -> retry.cancel(false));
    }

    private void send(Ending ending, int attempts) {
        Grant ended = ending.grant();
        Optional<TokenClient> client = clients.of(ended.provider());
        if (client.isEmpty()) {
            failed(ended, "its provider " + ended.provider() + " is switched off");
            return;
        }
        try {
            if (!stopping && attempts == 0) {
                farewells.forEach(farewell -> sayFarewell(farewell, ended));
            }
            if (!stopping && !isDone(client.get(), ending)) {
                again(ending, attempts);
            }
        } catch (RuntimeException | LinkageError gone) {
            // The container ends sessions while it takes the application's classes away.
            failed(ended, gone.getClass().getName());
        }
    }

    /** Whatever comes of it, the tokens are given back. */
    private static void sayFarewell(Farewell farewell, Grant ended) {
        try {
            farewell.to(ended);
        } catch (RuntimeException | LinkageError failed) {
            LOG.log(Level.DEBUG, () -> "grant " + ended.id() + " ended without a farewell: " + failed);
        }
    }

    /** Asked before each attempt: meanwhile the user may have signed in again. */
    private boolean isDone(TokenClient client, Ending ending) {
        try {
            return mayShare(client, ending) && vault.isShared(ending.grant())
                    || client.revoke(ending.grant().tokens());
        } catch (VaultException cannotTell) {
            return false;
        }
    }

    private static boolean mayShare(TokenClient client, Ending ending) {
        return ending.handedOver() || ending.grant().permanent() || !client.rotates();
    }

    private void again(Ending ending, int attempts) {
        boolean last = stopping || attempts == WAITS.size();
        failed(ending.grant(), "attempt " + (attempts + 1) + (last ? ", given up" : ""));
        if (!last) {
            long wait = WAITS.get(attempts).toMillis();
            waiting.removeIf(Future::isDone);
            Future<?> retry = scheduler.schedule(() -> send(ending, attempts + 1), wait, TimeUnit.MILLISECONDS);
            waiting.add(retry);
            if (stopping) {
                // Meanwhile, and perhaps too late for stop() to see it.
                retry.cancel(false);
            }
        }
    }

    private static void failed(Grant ended, String detail) {
        LOG.log(Level.WARNING, LogCode.TOKEN_REVOKE_FAILED.line(what(ended.tokens()) + ", " + detail));
    }

    /** By its fingerprint. */
    private static String what(TokenSet tokens) {
        return tokens.refreshToken().map(Object::toString).orElseGet(() -> tokens.accessToken()
                .toString());
    }
}
