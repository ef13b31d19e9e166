package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row that cannot be understood is the trouble of its grant alone, and names what helps. */
class UnreadableRowTest {

    private static final Duration AGE = Duration.ofSeconds(5);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Renewal renewal = bench.node(vault, Runnable::run).renewal();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    /** What is wrong with the row. */
    private enum Row {
        WITHOUT_KEY(true, GrantException.Misconfigured.class),
        DAMAGED(false, GrantException.NeedsLogin.class);

        private final boolean curable;
        private final Class<? extends GrantException> said;

        Row(boolean curable, Class<? extends GrantException> said) {
            this.curable = curable;
            this.said = said;
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoeverNeedsItsGrantAndNobodyElse(Row row) {
        GrantId other = bench.open();
        unreadable(row, Call.FIND);
        assertEquals(
                "what is wrong",
                assertThrows(row.said, () -> renewal.current(id)).getMessage());
        assertThrows(row.said, () -> renewal.peek(id));
        assertThrows(row.said, () -> renewal.status(id));
        readable();
        assertEquals(1, renewal.current(other).generation());
        assertEquals(1, renewal.current(id).generation());
    }

    @ParameterizedTest
    @EnumSource
    void noticesItWithinTheAgeOfTheCache(Row row) {
        renewal.current(id);
        unreadable(row, Call.FIND);
        assertEquals(1, renewal.current(id).generation());
        bench.clock.advance(AGE);
        assertThrows(row.said, () -> renewal.current(id));
    }

    @ParameterizedTest
    @EnumSource
    void noticesItInTheBackground(Row row) {
        renewal.current(id);
        unreadable(row, Call.FIND);
        bench.clock.advance(AGE.dividedBy(2));
        assertEquals(1, renewal.current(id).generation());
        assertThrows(row.said, () -> renewal.current(id));
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingWhenItsRowTurnsOutToBeLikeThatAtTheClaim(Row row) {
        renewal.current(id);
        unreadable(row, Call.CLAIM);
        assertThrows(row.said, () -> renewal.renewed(id, 1));
        assertEquals(List.of(), bench.tokens.sent);
        readable();
        bench.clock.advance(AGE);
        assertEquals(2, renewal.renewed(id, 1).generation());
    }

    @ParameterizedTest
    @EnumSource
    void endsAndRevokesItsGrantAllTheSame(Row row) {
        renewal.current(id);
        unreadable(row, Call.END);
        assertTrue(renewal.end(id));
        assertEquals(List.of("r"), bench.tokens.revoked);
    }

    @Test
    void asksForALoginWhenNothingElseHelpsALivingToken() {
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        renewal.peek(id);
        unreadable(Row.DAMAGED, Call.CLAIM);
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(id));
    }

    private void unreadable(Row row, Call call) {
        vault.before(call, () -> {
            throw new VaultException.Unreadable("what is wrong", row.curable);
        });
    }

    private void readable() {
        vault.before(Call.FIND, () -> {});
        vault.before(Call.CLAIM, () -> {});
    }
}
