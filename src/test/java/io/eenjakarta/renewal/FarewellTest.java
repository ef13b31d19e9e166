package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done with the tokens of an ended grant before they are given back. */
class FarewellTest {

    private final RenewalBench bench = new RenewalBench();
    private final List<String> order = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void comesBeforeTheTokensAreGivenBackWhateverComesOfIt() {
        GrantId id = bench.open();
        Grant grant = bench.vault.find(id).orElseThrow();
        Farewell failing = ended -> {
            order.add("failed " + bench.tokens.revoked.size());
            throw new IllegalStateException("no");
        };
        Farewell other = ended -> order.add(ended.id() + " " + bench.tokens.revoked.size());
        new Revocation(bench.vault, bench.tokens.clients(), Runnable::run, bench.scheduler, List.of(failing, other))
                .revoke(grant);
        assertEquals(List.of("failed 0", id + " 0"), order);
        assertEquals(1, bench.tokens.revoked.size());
    }
}
