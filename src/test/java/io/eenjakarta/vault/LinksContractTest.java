package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which caller has connected what, alike in memory and in a database. */
class LinksContractTest {

    private static final Grant.Owner BOB = new Grant.Owner("00002207", "ca0f61ac");

    @TestVault.OnEach
    void areListedByCallerTheOldestFirst(TestVault test) {
        GrantLink second = link("ada", 20, BOB);
        GrantLink first = link("ada", 10, Grants.ADA);
        GrantLink others = link("bob", 15, Grants.ADA);
        List.of(second, first, others).forEach(test.links::link);
        assertEquals(List.of(first, second), test.links.of("ada"));
        assertEquals(List.of(others), test.links.of("bob"));
        assertEquals(List.of(), test.links.of("Ada"));
    }

    @TestVault.OnEach
    void ofOneMomentAreAlwaysInOneOrder(TestVault test) {
        GrantLink one = link("ada", 10, Grants.ADA);
        GrantLink other = link("ada", 10, Grants.ADA);
        test.links.link(one);
        test.links.link(other);
        boolean inOrder = one.grant().value().compareTo(other.grant().value()) < 0;
        assertEquals(inOrder ? List.of(one, other) : List.of(other, one), test.links.of("ada"));
    }

    @TestVault.OnEach
    void areOneWhenLinkedTwice(TestVault test) {
        GrantLink link = link("ada", 10, Grants.ADA);
        test.links.link(link);
        test.links.link(link);
        assertEquals(List.of(link), test.links.of("ada"));
    }

    @TestVault.OnEach
    @Requirement("P13")
    void belongToOneCallerAndUser(TestVault test) {
        GrantLink link = link("ada", 10, Grants.ADA);
        test.links.link(link);
        GrantLink bobs = new GrantLink("bob", link.grant(), "een", Grants.ADA, Grants.NOW);
        GrantLink others = new GrantLink("ada", link.grant(), "een", BOB, Grants.NOW);
        assertThrows(IllegalStateException.class, () -> test.links.link(bobs));
        assertThrows(IllegalStateException.class, () -> test.links.link(others));
        assertEquals(List.of(link), test.links.of("ada"));
        assertEquals(List.of(), test.links.of("bob"));
    }

    @TestVault.OnEach
    void areRemovedByTheirCallerAlone(TestVault test) {
        GrantLink link = link("ada", 10, Grants.ADA);
        GrantLink other = link("ada", 20, BOB);
        test.links.link(link);
        test.links.link(other);
        assertFalse(test.links.unlink("bob", link.grant()));
        assertTrue(test.links.unlink("ada", link.grant()));
        assertFalse(test.links.unlink("ada", link.grant()));
        assertEquals(List.of(other), test.links.of("ada"));
    }

    @TestVault.OnEach
    void takeNamesOfUpTo255Characters(TestVault test) {
        for (String name : List.of("\u20ac".repeat(255), "cn=ada, o='x\" -- %_\\", " a ", "\ud83d\ude00".repeat(127))) {
            GrantLink link = link(name, 10, Grants.ADA);
            test.links.link(link);
            assertEquals(List.of(link), test.links.of(name));
            assertTrue(test.links.unlink(name, link.grant()));
        }
    }

    @TestVault.OnEach
    void areNoneForNamesThatNobodyCanHave(TestVault test) {
        for (String name : new String[] {"", " ", "a\u0000", "a\nb", "\ud800", "x".repeat(256), null}) {
            assertEquals(List.of(), test.links.of(name));
            assertFalse(test.links.unlink(name, GrantId.random()));
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "a\u0000b", "a\tb", "\ud800x"})
    void areNotMadeForNamesThatCannotBeKept(String name) {
        assertThrows(IllegalArgumentException.class, () -> link(name, 0, Grants.ADA));
    }

    @Test
    void areNotMadeForLongerNamesAndSayWhy() {
        Exception thrown = assertThrows(IllegalArgumentException.class, () -> link("x".repeat(256), 0, Grants.ADA));
        assertTrue(thrown.getMessage().contains("1 to 255 characters"), thrown.getMessage());
    }

    @TestDatabase.OnEach
    void areSeenByAllNodes(TestDatabase database) {
        GrantLink link = link("ada", 10, Grants.ADA);
        VaultNode.on(database).links.link(link);
        assertEquals(List.of(link), VaultNode.on(database).links.of("ada"));
    }

    @TestDatabase.OnEach
    void areThereWhenTheAnswerWasLostAndTheyAreLinkedAgain(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        GrantLink link = link("ada", 10, Grants.ADA);
        faulty.failAfter("INSERT INTO een_link", "08006");
        assertThrows(VaultException.Unavailable.class, () -> node.links.link(link));
        node.links.link(link);
        assertEquals(List.of(link), node.links.of("ada"));
    }

    private static GrantLink link(String caller, int seconds, Grant.Owner owner) {
        return new GrantLink(caller, GrantId.random(), "een", owner, Grants.NOW.plusSeconds(seconds));
    }
}
