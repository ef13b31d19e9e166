package io.eenjakarta.lifecycle.inside;

import io.eenjakarta.provider.Een;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Takes the place of what the server gives: a clock that stands until it is moved, and a scheduler that goes by it. Time does
 * not go on before all that it set off is done, so that nothing depends on how fast the machine is.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VirtualTime {

    private final SteppedClock clock = new SteppedClock(System.currentTimeMillis());
    private final VirtualScheduler scheduler = new VirtualScheduler(clock);
    private volatile QuietExecutor threads;

    @Produces
    @Een
    @Singleton
    Clock clock() {
        return clock;
    }

    @Produces
    @Een
    @Singleton
    @Typed(ScheduledExecutorService.class)
    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Of the server, like those of the portal without us. */
    @Produces
    @Een
    @Singleton
    @Typed({ExecutorService.class, Executor.class})
    ExecutorService threads() {
        try {
            ThreadFactory managed = InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
            threads = new QuietExecutor(managed);
            return threads;
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop(@Disposes @Een ExecutorService executor) {
        executor.shutdown();
    }

    Instant now() {
        return clock.instant();
    }

    /** Everything that is due until then, each at its moment. */
    void advance(Instant to) {
        threads.awaitQuiet();
        for (VirtualTask next = scheduler.due(to); next != null; next = scheduler.due(to)) {
            clock.set(Math.max(clock.millis(), next.at()));
            next.run();
            threads.awaitQuiet();
        }
        clock.set(to.toEpochMilli());
    }
}
