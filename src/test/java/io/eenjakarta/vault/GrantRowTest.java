package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may rotate by what stands in a row. */
@Requirement("P1")
class GrantRowTest {

    private static final DatabaseTime TIME = new DatabaseTime(1_000, 0);
    private static final SealedSet SEALED = new SealedSet("sealed", "k1", null, 0, null);

    private static GrantRow row(String status, String owner, long deadline, int unanswered) {
        return row("SESSION", status, owner, deadline, unanswered, "00001106", "ca0f61ab");
    }

    private static GrantRow row(
            String kind, String status, String owner, long deadline, int unanswered, String account, String user) {
        return new GrantRow(
                "g", kind, "een", account, user, 3, status, "", SEALED, 0, 0, owner, deadline, unanswered, 0, null);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,      3, 999,  true",
        "ACTIVE,      3, 1001, true",
        "SUSPECT,     3, 1001, true",
        "ROTATING,    3, 999,  true",
        "ROTATING,    3, 1000, false",
        "ROTATING,    3, 1001, false",
        "ACTIVE,      2, 0,    false",
        "ACTIVE,      4, 0,    false",
        "NEEDS_LOGIN, 3, 0,    false",
        "ENDED,       3, 0,    false"
    })
    void isClaimedAtItsGenerationWhenNobodyHoldsItAnyMore(
            String status, int generation, long deadline, boolean claimed) {
        assertEquals(claimed, row(status, "other", deadline, 0).mayBeClaimed(generation, TIME.now()));
    }

    @Test
    void isHeldByItsOwnerAtItsGenerationAlone() {
        GrantRow rotating = row("ROTATING", "me", 0, 0);
        assertTrue(rotating.isHeld(3, "me"));
        assertFalse(rotating.isHeld(2, "me"));
        assertFalse(rotating.isHeld(3, "you"));
        assertFalse(row("ACTIVE", "me", 0, 0).isHeld(3, "me"));
    }

    @ParameterizedTest
    @CsvSource({"ROTATING, 0, 1", "ROTATING, 1, 1", "ROTATING, 2, 2", "ACTIVE, 0, 0", "SUSPECT, 1, 1"})
    @Requirement("P2")
    void tellsANewOwnerHowOftenItsTokenWasPerhapsSent(String status, int counted, int told) {
        assertEquals(told, row(status, "dead", 0, counted).unansweredForNewOwner());
    }

    @ParameterizedTest
    @EnumSource
    void isAliveUntilItNeedsALoginOrHasEnded(GrantStatus status) {
        assertEquals(
                status != GrantStatus.NEEDS_LOGIN && status != GrantStatus.ENDED,
                row(status.name(), "", 0, 0).isAlive());
    }

    @Test
    void isNotUnderstoodWithAWordOfANewerVersion() {
        assertThrows(
                VaultException.Unreadable.class, () -> row("NEWER", "", 0, 0).isAlive());
        GrantRow newer = row("NEWER", "ACTIVE", "", 0, 0, null, null);
        assertThrows(VaultException.Unreadable.class, () -> newer.grant(Grants.tokens("t"), TIME));
    }

    @Test
    void hasAnOwnerWhenBothOfItsPartsAreKnown() {
        assertEquals(Optional.of(Grants.ADA), owner("00001106", "ca0f61ab"));
        assertEquals(Optional.empty(), owner(null, "ca0f61ab"));
        assertEquals(Optional.empty(), owner("00001106", null));
    }

    private static Optional<Grant.Owner> owner(String account, String user) {
        return row("SESSION", "ACTIVE", "", 0, 0, account, user)
                .grant(Grants.tokens("t"), TIME)
                .owner();
    }
}
