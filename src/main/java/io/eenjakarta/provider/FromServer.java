package io.eenjakarta.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
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

    /** The server's default managed executor: its threads know our class loader and naming context. */
    @Produces
    @Een
    @Singleton
    @Typed(ExecutorService.class)
    ExecutorService executor() {
        return lookUp("java:comp/DefaultManagedExecutorService");
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
