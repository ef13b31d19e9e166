package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.PortalApi.Note;
import io.eenjakarta.vms.ScriptedApi.Answer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that return a {@code CompletionStage}: sent elsewhere, for the same caller. */
class AsynchronousCallTest {

    private final Bench bench = new Bench();
    private final PortalApi portal = bench.client(PortalApi.class);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void carriesTheGrantToTheThreadOfAnAsynchronousCallAndRepeatsThere() throws Exception {
        bench.api.accepts("caller-2", "{\"text\":\"hello\"}");
        Note note = portal.later().toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertEquals(new Note("hello"), note);
        assertEquals(List.of("caller-1", "caller-2"), bench.api.tokens());
    }

    @Test
    void carriesTheNamedGrantRatherThanTheCallersToAnAsynchronousCall() throws Exception {
        bench.api.accepts("timer-1", "{\"text\":\"hello\"}");
        var later = GrantScope.call(new GrantId("timer"), portal::later);
        assertEquals(new Note("hello"), later.toCompletableFuture().get(5, TimeUnit.SECONDS));
    }

    @Test
    void carriesTheGrantWhenTheClientWasBuiltOnAnotherThread() throws Exception {
        bench.api.accepts("caller-1", "{\"text\":\"hello\"}");
        ExecutorService builders = Executors.newSingleThreadExecutor();
        try {
            PortalApi injected =
                    builders.submit(() -> bench.client(PortalApi.class)).get(5, TimeUnit.SECONDS);
            assertEquals(
                    new Note("hello"), injected.later().toCompletableFuture().get(5, TimeUnit.SECONDS));
        } finally {
            builders.shutdownNow();
        }
    }

    @Test
    void leavesNoGrantOnTheThreadOfAnAsynchronousCall() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            List<Optional<GrantId>> seen = new CopyOnWriteArrayList<>();
            new CallThreads(bench.access, one).execute(() -> seen.add(bench.access.grantAtHand()));
            assertEquals(Optional.empty(), one.submit(bench.access::grantAtHand).get(5, TimeUnit.SECONDS));
            assertEquals(List.of(Optional.of(Bench.CALLER)), seen);
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void makesConnectionFaultsTheSameExceptions() throws Exception {
        bench.api.accepts("caller-1", "{\"text\":\"hello\"}");
        assertEquals(
                new Note("hello"),
                ApiCall.later(portal::later).toCompletableFuture().get(5, TimeUnit.SECONDS));
        bench.renewal.base = Optional.of(URI.create("http://127.0.0.1:1"));
        var later = ApiCall.later(portal::later).toCompletableFuture();
        CompletionException thrown = assertThrows(CompletionException.class, later::join);
        assertEquals("unreachable", ((VmsException) thrown.getCause()).reason());
    }

    @Test
    void failsAnAsynchronousCallWithTheSameException() {
        bench.api.answers(request -> Answer.unauthenticated());
        var later = portal.later().toCompletableFuture();
        CompletionException thrown = assertThrows(CompletionException.class, later::join);
        assertTrue(thrown.getCause() instanceof VmsException.Unauthorized, () -> "was " + thrown.getCause());
        assertEquals(2, bench.api.asked().size());
        assertEquals(1, bench.renewal.refreshed.size());
    }
}
