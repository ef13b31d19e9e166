package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fact about a grant is told once, by the node where it happened. */
class GrantFactsTest {

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final RenewalBench.Node node = bench.node(vault, bench.executor);
    private final GrantId id = bench.connect("r");

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aRotationOfManyCallersOnTwoNodes() throws Exception {
        List<FutureTask<Grant>> callers = List.of(
                Eventually.started(() -> node.renewal().renewed(id, 1)),
                Eventually.started(() -> node.renewal().renewed(id, 1)),
                Eventually.started(() -> bench.renewal.renewed(id, 1)));
        for (FutureTask<Grant> caller : callers) {
            assertEquals(2, caller.get().generation());
        }
        assertEquals(List.of(new GrantRotated(id, 2)), bench.events.told);
    }

    @Test
    void aRotationWhoseTokensWaitedForTheDatabaseWhenTheyAreStored() {
        vault.before(Call.ADVANCE, () -> {
            throw HookedVault.unavailable();
        });
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        assertEquals(List.of(), bench.events.told);
        vault.before(Call.ADVANCE, () -> {});
        Eventually.holds(() -> node.unstored().size() == 0);
        assertEquals(List.of(new GrantRotated(id, 2)), bench.events.told);
    }

    @Test
    void theDeathOfAGrantWithItsOwnerAndTheProvidersReason() {
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> node.renewal().renewed(id, 1));
        assertThrows(GrantException.NeedsLogin.class, () -> node.renewal().renewed(id, 1));
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        GrantNeedsLogin dead =
                new GrantNeedsLogin(id, Optional.of(new Grant.Owner("00001106", "u-r")), "HTTP 400 invalid_grant");
        assertEquals(List.of(dead), bench.events.told);
    }

    @Test
    void theEndOfAGrant() {
        assertTrue(node.renewal().end(id));
        assertFalse(node.renewal().end(id));
        assertFalse(bench.renewal.end(id));
        assertEquals(List.of(new GrantEnded(id)), bench.events.told);
    }

    @Test
    void theEndOfAGrantWhenTheDatabaseHasTakenNoteOfIt() {
        node.renewal().current(id);
        vault.away = true;
        assertTrue(node.renewal().end(id));
        assertEquals(List.of(), bench.events.told);
        vault.away = false;
        Eventually.holds(() -> node.endings().size() == 0);
        assertEquals(List.of(new GrantEnded(id)), bench.events.told);
    }

    @Test
    void nothingElse() {
        bench.tokens.answer = Answer.BUSY;
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        node.renewal().current(id);
        node.renewal().identify(id, new Grant.Owner("00001106", "ca0f61ab"));
        assertEquals(List.of(), bench.events.told);
    }
}
