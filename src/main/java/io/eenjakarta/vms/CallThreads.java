package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Where asynchronous calls run: takes the caller's grant along to the thread that sends the call, since there is neither
 * request nor caller there. The stages that depend on the call's result find the grant as well.
 *
 * <p>MicroProfile's {@code AsyncInvocationInterceptorFactory} is meant for this, but RESTEasy keeps it on the thread that
 * built the client: an injected client, built elsewhere, would call as nobody. Never shut down by the client it serves.
 */
final class CallThreads extends AbstractExecutorService {

    private final ApiAccess access;
    private final Executor threads;

    CallThreads(ApiAccess access, Executor threads) {
        this.access = access;
        this.threads = threads;
    }

    @Override
    public void execute(Runnable call) {
        Optional<GrantId> grant = access.grantAtHand();
        threads.execute(() -> GrantScope.run(grant, call));
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
