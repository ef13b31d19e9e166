package io.eenjakarta.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the server gives every application, made injectable. */
@ApplicationScoped
public class FromServer {

    /** Longer than a request for tokens takes, unless somebody has configured more patience. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(15);

    /** The server's clock, in UTC. */
    @Produces
    @Een
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Threads for requests to the token end point. The server makes them, so they know our class loader and naming
     * context, but they are not those of its executor: Open Liberty serves requests with the same threads, and when all
     * of them wait for one refresh, none is left to send it. There are as many as there are requests to send at a time.
     */
    @Produces
    @Een
    @Singleton
    @Typed({ExecutorService.class, Executor.class})
    ExecutorService executor() {
        ThreadFactory threads = lookUp("java:comp/DefaultManagedThreadFactory");
        return Executors.newCachedThreadPool(threads);
    }

    /** Nothing new begins; what is under way is waited for, because its classes go with the application. */
    void stop(@Disposes @Een ExecutorService executor) {
        executor.shutdown();
        try {
            executor.awaitTermination(UNDER_WAY.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's default managed scheduler. */
    @Produces
    @Een
    @Singleton
    @Typed(ScheduledExecutorService.class)
    ScheduledExecutorService scheduler() {
        return lookUp("java:comp/DefaultManagedScheduledExecutorService");
    }

    private static <T> T lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException("the server lacks Jakarta Concurrency (feature concurrent-3.0)", e);
        }
    }
}
