package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the application does with an event, whoever fired it does not feel it. */
class GrantEventsTest {

    private static final Logger LOG = Logger.getLogger("io.eenjakarta.renewal");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final GrantRotated fact = new GrantRotated(GrantId.random(), 2);
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(handler);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
        threads.shutdownNow();
    }

    @Test
    void doNotWaitForASlowObserver() {
        CountDownLatch fired = new CountDownLatch(1);
        List<GrantEvent> seen = new CopyOnWriteArrayList<>();
        GrantEvents events = new GrantEvents(
                new OneObserver(event -> {
                    ScriptedTokens.await(fired);
                    seen.add(event);
                }),
                threads);
        events.fire(fact);
        assertEquals(List.of(), seen);
        fired.countDown();
        Eventually.holds(() -> seen.equals(List.of(fact)));
    }

    @Test
    void nameAnObserverThatFailsInTheLog() {
        GrantEvents events = new GrantEvents(
                new OneObserver(event -> {
                    throw new IllegalStateException("the mail server is away");
                }),
                threads);
        events.fire(fact);
        Eventually.holds(() -> !lines.isEmpty());
        assertTrue(lines.get(0).startsWith("WARNING EEN-GRANT-09"), lines.get(0));
        assertTrue(lines.get(0).endsWith("GrantRotated of grant " + fact.id()), lines.get(0));
    }

    @Test
    void areLostQuietlyWhenTheContainerIsGoing() {
        GrantEvents withoutThreads = new GrantEvents(new OneObserver(event -> {}), task -> {
            throw new IllegalStateException("the container is shutting down");
        });
        GrantEvents withoutClasses = new GrantEvents(new OneObserver(event -> {}), task -> {
            throw new NoClassDefFoundError("of the container");
        });
        assertDoesNotThrow(() -> withoutThreads.fire(fact));
        assertDoesNotThrow(() -> withoutClasses.fire(fact));
        assertEquals(List.of(), lines);
    }

    /** What a container does with an event, for one observer. */
    private record OneObserver(Consumer<GrantEvent> observer) implements Event<GrantEvent> {

        @Override
        public <U extends GrantEvent> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        observer.accept(event);
                        return event;
                    },
                    options.getExecutor());
        }

        @Override
        public void fire(GrantEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends GrantEvent> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<GrantEvent> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends GrantEvent> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends GrantEvent> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void areLoadedAllAtOnce() {
        assertEquals(Set.of(GrantEvent.class.getPermittedSubclasses()), Set.copyOf(GrantEvents.ALL));
    }
}
