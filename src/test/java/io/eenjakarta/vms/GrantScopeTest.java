package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrantScopeTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private Optional<GrantId> here() {
        return bench.access.grantAtHand();
    }

    @Test
    void nestsAndGivesTheOuterGrantBack() {
        GrantId outer = new GrantId("outer");
        GrantId inner = new GrantId("inner");
        assertEquals(Optional.of(Bench.CALLER), here());
        GrantScope.call(outer, () -> {
            assertEquals(Optional.of(outer), here());
            assertEquals(Optional.of(inner), GrantScope.call(inner, this::here));
            assertEquals(Optional.of(outer), here());
            return null;
        });
        assertEquals(Optional.of(Bench.CALLER), here());
    }

    @Test
    void runsForNobodyAsNobody() {
        GrantScope.run(Optional.empty(), () -> assertEquals(Optional.empty(), here()));
        assertEquals(Optional.of(Bench.CALLER), here());
    }

    @Test
    void runsATaskWithinAScopeAndGivesTheScopeBack() {
        GrantId outer = new GrantId("outer");
        GrantId inner = new GrantId("inner");
        GrantScope.call(outer, () -> {
            GrantScope.run(Optional.of(inner), () -> assertEquals(Optional.of(inner), here()));
            assertEquals(Optional.of(outer), here());
            return null;
        });
        assertEquals(Optional.of(Bench.CALLER), here());
    }

    @Test
    void endsWithAnExceptionToo() {
        assertThrows(
                IOException.class,
                () -> GrantScope.call(new GrantId("x"), () -> {
                    throw new IOException("broken");
                }));
        assertEquals(Optional.of(Bench.CALLER), here());
    }

    @Test
    @Requirement("P13")
    void holdsOnOneThreadOnly() throws InterruptedException {
        bench.caller.remove();
        Optional<?>[] there = {null};
        GrantScope.call(new GrantId("x"), () -> {
            Thread other = new Thread(() -> there[0] = here());
            other.start();
            other.join();
            return null;
        });
        assertEquals(Optional.empty(), there[0]);
    }
}
