package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events that wait, alike in memory and in a database. */
class FeedsContractTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final GrantId GRANT = new GrantId("g1");
    private static final Instant THEN = Instant.parse("2026-11-21T10:00:00.123Z");

    private static EventFeed open(EventFeeds feeds, String id) {
        return feeds.open(id, GRANT, "NEW", MINUTE, 10).orElseThrow();
    }

    private static KeptEvent event(String id) {
        return new KeptEvent(0, id, THEN, "{\"id\":\"" + id + "\",\"what\":\"\u20ac\"}");
    }

    private static EventFeed now(EventFeeds feeds, String id) {
        return feeds.find(List.of(id)).get(0);
    }

    @TestVault.OnEach
    void areOpenedOnceAndFound(TestVault test) {
        EventFeed first = open(test.feeds, "f");
        assertEquals("NEW", first.state());
        assertEquals(Optional.empty(), first.holder());
        assertTrue(first.wanted());
        assertEquals(0, first.last());
        assertEquals(GRANT, first.grant());
        assertEquals(Instant.EPOCH, first.forgotten());
        assertEquals(first.epoch(), open(test.feeds, "f").epoch());
        assertNotEquals(first.epoch(), open(test.feeds, "other").epoch());
        assertEquals(2, test.feeds.find(List.of("f", "other", "none")).size());
        assertEquals(List.of(), test.feeds.find(List.of()));
    }

    @TestVault.OnEach
    void areSoManyOfAGrantAtATime(TestVault test) {
        assertTrue(test.feeds.open("a", GRANT, "NEW", MINUTE, 2).isPresent());
        assertTrue(test.feeds.open("b", GRANT, "NEW", Duration.ZERO, 2).isPresent());
        assertTrue(test.feeds.open("c", GRANT, "NEW", MINUTE, 2).isPresent(), "b is not wanted any more");
        assertEquals(Optional.empty(), test.feeds.open("d", GRANT, "NEW", MINUTE, 2));
        assertTrue(test.feeds.open("a", GRANT, "NEW", MINUTE, 2).isPresent());
        assertTrue(test.feeds.open("e", new GrantId("g2"), "NEW", MINUTE, 2).isPresent());
    }

    @TestVault.OnEach
    void haveOneHolderUntilItsLeaseIsOver(TestVault test) {
        open(test.feeds, "f");
        assertFalse(test.feeds.hold("none", "ada", MINUTE));
        assertTrue(test.feeds.hold("f", "ada", MINUTE));
        assertFalse(test.feeds.hold("f", "bob", MINUTE));
        assertTrue(test.feeds.hold("f", "ada", Duration.ZERO), "it may be made shorter, too");
        assertEquals(Optional.empty(), now(test.feeds, "f").holder());
        assertTrue(test.feeds.hold("f", "bob", MINUTE));
        assertFalse(test.feeds.hold("f", "ada", MINUTE));
        assertEquals(Optional.of("bob"), now(test.feeds, "f").holder());
    }

    @TestVault.OnEach
    void takeOrdersOfTheirHolderAlone(TestVault test) {
        open(test.feeds, "f");
        assertTrue(test.feeds.hold("f", "ada", MINUTE));
        assertTrue(test.feeds.tell("f", "ada", "LIVE"));
        assertTrue(test.feeds.leave("f", "ada", "an address"));
        assertFalse(test.feeds.tell("f", "bob", "DEAD"));
        assertFalse(test.feeds.leave("f", "bob", "another"));
        test.feeds.release("f", "bob", "DEAD");
        assertEquals("LIVE", now(test.feeds, "f").state());
        assertEquals(Optional.of("an address"), test.feeds.source("f"));
        assertEquals("LIVE", open(test.feeds, "f").state(), "it is held");
        test.feeds.release("f", "ada", "OVER");
        assertEquals("OVER", now(test.feeds, "f").state());
        assertEquals(Optional.empty(), now(test.feeds, "f").holder());
        assertEquals("NEW", open(test.feeds, "f").state());
        assertTrue(test.feeds.hold("f", "bob", MINUTE));
        assertEquals(Optional.of("an address"), test.feeds.source("f"), "left to the next");
        assertTrue(test.feeds.leave("f", "bob", ""));
        assertEquals(Optional.empty(), test.feeds.source("f"));
    }

    @TestVault.OnEach
    void takeEachEventOnceAndInOrder(TestVault test) {
        open(test.feeds, "f");
        open(test.feeds, "g");
        test.feeds.hold("f", "ada", MINUTE);
        Optional<String> ada = Optional.of("ada");
        assertEquals(EventFeeds.Outcome.NEW, test.feeds.append("f", ada, event("one")));
        assertEquals(EventFeeds.Outcome.KNOWN, test.feeds.append("f", ada, event("one")));
        assertEquals(EventFeeds.Outcome.NEW, test.feeds.append("f", Optional.empty(), event("two")));
        assertEquals(EventFeeds.Outcome.KNOWN, test.feeds.append("f", ada, event("two")));
        assertEquals(EventFeeds.Outcome.NEW, test.feeds.append("f", ada, event("three")));
        assertEquals(EventFeeds.Outcome.NEW, test.feeds.append("g", Optional.empty(), event("one")));
        List<KeptEvent> all = test.feeds.after("f", 0, 10);
        assertEquals(List.of(1L, 2L, 3L), all.stream().map(KeptEvent::place).toList());
        assertEquals(new KeptEvent(1, "one", THEN, event("one").text()), all.get(0));
        assertEquals(all.subList(1, 2), test.feeds.after("f", 1, 1));
        assertEquals(List.of(), test.feeds.after("f", 3, 10));
        assertEquals(3, now(test.feeds, "f").last());
        assertEquals(Optional.of(THEN), test.feeds.newest("f"));
        assertEquals(Optional.of(1L), test.feeds.oldest("f"));
        assertEquals(Optional.empty(), test.feeds.newest("none"));
        assertEquals(Optional.empty(), test.feeds.oldest("none"));
    }

    @TestVault.OnEach
    void takeNothingFromWhoHasLostTheLease(TestVault test) {
        open(test.feeds, "f");
        test.feeds.hold("f", "ada", Duration.ZERO);
        assertTrue(test.feeds.hold("f", "bob", MINUTE));
        assertEquals(EventFeeds.Outcome.REFUSED, test.feeds.append("f", Optional.of("ada"), event("late")));
        assertEquals(EventFeeds.Outcome.REFUSED, test.feeds.append("none", Optional.empty(), event("late")));
        assertEquals(EventFeeds.Outcome.NEW, test.feeds.append("f", Optional.of("bob"), event("late")));
        assertEquals(EventFeeds.Outcome.KNOWN, test.feeds.append("f", Optional.of("ada"), event("late")));
        assertEquals(0, test.feeds.purge("f", "ada", Duration.ofSeconds(-1), 1));
    }

    @TestVault.OnEach
    void forgetWhatIsOldOrTooMuchButNoPlace(TestVault test) {
        open(test.feeds, "f");
        test.feeds.hold("f", "ada", MINUTE);
        for (int i = 1; i <= 10; i++) {
            KeptEvent each = new KeptEvent(0, "e" + i, THEN.plusSeconds(i), "{}");
            test.feeds.append("f", Optional.of("ada"), each);
        }
        assertEquals(0, test.feeds.purge("f", "ada", MINUTE, 10));
        assertEquals(6, test.feeds.purge("f", "ada", MINUTE, 4));
        assertEquals(Optional.of(7L), test.feeds.oldest("f"));
        assertEquals(THEN.plusSeconds(6), now(test.feeds, "f").forgotten());
        test.feeds.hold("f", "ada", MINUTE);
        assertEquals(4, test.feeds.purge("f", "ada", Duration.ofSeconds(-1), 4));
        assertEquals(List.of(), test.feeds.after("f", 0, 10));
        assertEquals(10, now(test.feeds, "f").last());
        test.feeds.append("f", Optional.of("ada"), event("next"));
        assertEquals(11, test.feeds.after("f", 0, 10).get(0).place());
        assertEquals(11, now(test.feeds, "f").last());
    }

    @TestVault.OnEach
    void goWhenNobodyHasWantedThemForLong(TestVault test) {
        test.feeds.open("left", GRANT, "NEW", Duration.ofMinutes(-2), 10);
        test.feeds.append("left", Optional.empty(), event("one"));
        test.feeds.open("kept", GRANT, "NEW", Duration.ofMinutes(-2), 10);
        test.feeds.append("kept", Optional.empty(), event("one"));
        test.feeds.want(List.of("kept", "none"), MINUTE);
        test.feeds.want(List.of(), MINUTE);
        assertEquals(1, test.feeds.removeUnwanted(MINUTE));
        assertEquals(List.of(), test.feeds.find(List.of("left")));
        assertEquals(List.of(), test.feeds.after("left", 0, 10));
        assertEquals(1, test.feeds.after("kept", 0, 10).size());
        assertTrue(now(test.feeds, "kept").wanted());
        assertEquals(
                1, test.feeds.open("left", GRANT, "NEW", MINUTE, 10).stream().count());
        assertEquals(0, now(test.feeds, "left").last());
    }

    @TestDatabase.OnEach
    void sealWhatWasSeenAndWhereItIsToBeHad(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        open(node.feeds, "f");
        node.feeds.hold("f", "ada", MINUTE);
        node.feeds.leave("f", "ada", "https://secret.example");
        node.feeds.append("f", Optional.of("ada"), new KeptEvent(0, "e", THEN, "{\"plate\":\"AB-12\"}"));
        String rows = database.query("SELECT * FROM een_feed") + "" + database.query("SELECT * FROM een_feed_event");
        assertFalse(rows.contains("secret") || rows.contains("AB-12"), rows);
        assertEquals(1, VaultNode.on(database).feeds.after("f", 0, 5).size());
        VaultNode other = VaultNode.withKeys(database, "k2");
        assertEquals(List.of(), other.feeds.after("f", 0, 5), "no key for it");
        assertEquals(Optional.empty(), other.feeds.source("f"));
        database.run("UPDATE een_feed_event SET event_id = 'other'");
        assertEquals(List.of(), node.feeds.after("f", 0, 5), "not of that event");
    }

    /** A node whose clock is wrong by an hour takes no lease that is not over. */
    @TestDatabase.OnEach
    void goByTheDatabasesClock(TestDatabase database) {
        open(VaultNode.on(database).feeds, "f");
        VaultNode.on(database).feeds.hold("f", "ada", MINUTE);
        VaultNode ahead = VaultNode.apart(database, Duration.ofHours(1));
        assertFalse(ahead.feeds.hold("f", "bob", MINUTE));
        assertEquals(Optional.of("ada"), now(ahead.feeds, "f").holder());
        assertTrue(now(ahead.feeds, "f").wanted());
        assertEquals(0, ahead.feeds.removeUnwanted(MINUTE));
    }
}
