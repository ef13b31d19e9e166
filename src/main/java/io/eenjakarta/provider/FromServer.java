package io.eenjakarta.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the server gives every application, made injectable. */
@ApplicationScoped
public class FromServer {

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

    /**
     * Nothing new begins. What is under way is not waited for here: containers hold a lock while they dispose of beans, and
     * requests wait for it.
     */
    void stop(@Disposes @Een ExecutorService executor) {
        executor.shutdown();
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
