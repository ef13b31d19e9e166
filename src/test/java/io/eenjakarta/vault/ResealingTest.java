package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.security.Requirement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys are exchanged while grants are in use. */
class ResealingTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int MORE_THAN_TWO_BATCHES = 205;

    private static final Webhook.Subscription HOOK = new Webhook.Subscription("sub", new Secret("c2VjcmV0"));

    @RegisterExtension
    final LogLines log = new LogLines();

    @TestDatabase.OnEach
    @Requirement("C20")
    void sealsEverythingWithTheFirstKey(TestDatabase database) {
        List<Grant> grants = stored(VaultNode.withKeys(database, "k1"), MORE_THAN_TWO_BATCHES);
        List<Grant> others = stored(VaultNode.withKeys(database, "k3", "k1"), 3);
        VaultNode node = VaultNode.withKeys(database, "k2", "k1", "k3");
        stored(node, 2);
        assertEquals(MORE_THAN_TWO_BATCHES + 3, node.resealing.run());
        assertEquals(List.of(List.of("k2")), database.query("SELECT DISTINCT key_id FROM een_grant"));
        VaultNode after = VaultNode.withKeys(database, "k2");
        grants.forEach(grant -> assertEquals(Optional.of(grant), after.vault.find(grant.id())));
        others.forEach(grant -> assertEquals(Optional.of(grant), after.vault.find(grant.id())));
        assertEquals(1, log.with("EEN-VAULT-05").size());
        assertTrue(log.with("EEN-VAULT-05").get(0).endsWith("208 with key k2, left with other keys 0"));
    }

    /** Nobody may look after a webhook for a day: its key must not be taken away before. */
    @TestDatabase.OnEach
    void sealsWebhooksTooWithoutAnybodyReadingThem(TestDatabase database) {
        HookId readable = webhook(VaultNode.withKeys(database, "k1"));
        HookId lost = webhook(VaultNode.withKeys(database, "lost"));
        VaultNode node = VaultNode.withKeys(database, "k2", "k1");
        assertEquals(
                new Reencryption.Progress("k2", 0, Map.of("k1", 1L), Map.of("lost", 1L), false),
                node.resealing.progress());
        assertEquals(1, node.resealing.run());
        assertTrue(log.with("EEN-VAULT-05").get(0).endsWith("1 with key k2, left with other keys 1"));
        VaultNode after = VaultNode.withKeys(database, "k2");
        assertEquals(
                Optional.of(HOOK), after.webhooks.find(readable).orElseThrow().subscription());
        assertThrows(VaultException.Unreadable.class, () -> after.webhooks.find(lost));
        assertEquals(0, node.resealing.run());
    }

    private static HookId webhook(VaultNode node) {
        HookId id = HookId.random();
        node.webhooks.begin(id, GrantId.random(), "any", Duration.ofMinutes(1));
        assertTrue(node.webhooks.opened(id, HOOK));
        return id;
    }

    @TestDatabase.OnEach
    void tellsHowFarItIsAndBeginsWhenAsked(TestDatabase database) {
        stored(VaultNode.withKeys(database, "k1"), 3);
        stored(VaultNode.withKeys(database, "lost"), 2);
        VaultNode node = VaultNode.withKeys(database, "k2", "k1");
        stored(node, 1);
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        try {
            List<Runnable> handedOver = new ArrayList<>();
            node.resealing.start(scheduler, handedOver::add);
            Map<String, Long> missing = Map.of("lost", 2L);
            assertEquals(
                    new Reencryption.Progress("k2", 1, Map.of("k1", 3L), missing, false), node.resealing.progress());
            assertTrue(node.resealing.start());
            assertFalse(node.resealing.start(), "it is under way");
            assertTrue(node.resealing.progress().running());
            handedOver.get(0).run();
            Reencryption.Progress after = node.resealing.progress();
            assertEquals(new Reencryption.Progress("k2", 4, Map.of(), missing, false), after);
            assertEquals(66, after.percent());
            assertTrue(node.resealing.start());
            node.resealing.stop();
        } finally {
            scheduler.shutdownNow();
        }
    }

    @TestDatabase.OnEach
    void hasNothingToDoWhenAllIsWell(TestDatabase database) {
        VaultNode node = VaultNode.withKeys(database, "k1");
        assertEquals(0, node.resealing.run());
        stored(node, 3);
        assertEquals(0, node.resealing.run());
        assertEquals(List.of(), log.with("EEN-VAULT-05"));
    }

    @TestDatabase.OnEach
    void leavesOutWhatItCannotRead(TestDatabase database) {
        VaultNode old = VaultNode.withKeys(database, "k1");
        List<Grant> grants = stored(old, MORE_THAN_TWO_BATCHES);
        database.run("UPDATE een_grant SET sealed = 'damaged' WHERE id = '"
                + grants.get(7).id() + "'");
        stored(VaultNode.withKeys(database, "lost"), 4);
        VaultNode node = VaultNode.withKeys(database, "k2", "k1");
        assertEquals(MORE_THAN_TWO_BATCHES - 1, node.resealing.run());
        assertTrue(log.with("EEN-VAULT-05").get(0).endsWith("left with other keys 5"));
        assertEquals(0, node.resealing.run());
        assertTrue(node.trouble(LogCode.VAULT_UNREADABLE).contains("4 grants are sealed with key lost"));
        assertEquals(2, log.with("EEN-VAULT-04").size(), "one damaged, one missing key, each told once");
        assertEquals("damaged", database.value("SELECT sealed FROM een_grant WHERE key_id = 'k1'"));
    }

    @TestDatabase.OnEach
    void forgetsAMissingKeyThatNothingNeedsAnyMore(TestDatabase database) {
        stored(VaultNode.withKeys(database, "lost"), 1);
        VaultNode node = VaultNode.withKeys(database, "k1");
        node.resealing.run();
        assertFalse(node.trouble(LogCode.VAULT_UNREADABLE).isEmpty());
        database.run("DELETE FROM een_grant");
        node.resealing.run();
        assertEquals("", node.trouble(LogCode.VAULT_UNREADABLE));
    }

    @TestDatabase.OnEach
    void doesNotDisturbARotation(TestDatabase database) {
        VaultNode old = VaultNode.withKeys(database, "k1");
        GrantId id = stored(old, 1).get(0).id();
        old.vault.claim(id, 1, "me", LEASE);
        assertEquals(1, VaultNode.withKeys(database, "k2", "k1").resealing.run());
        assertTrue(old.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(Grants.tokens("next"), old.vault.find(id).orElseThrow().tokens());
    }

    @TestDatabase.OnEach
    void neverWritesOverTokensThatCameInBetween(TestDatabase database) {
        VaultNode old = VaultNode.withKeys(database, "k1");
        GrantId id = stored(old, 1).get(0).id();
        old.vault.claim(id, 1, "me", LEASE);
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = new VaultNode(faulty.source(), Clock.systemUTC(), Grants.ring("k2", "k1"));
        node.database.prepare();
        faulty.meanwhile("UPDATE", () -> old.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(0, node.resealing.run());
        assertEquals(Grants.tokens("next"), node.vault.find(id).orElseThrow().tokens());
        assertEquals(1, node.resealing.run());
        assertEquals(Grants.tokens("next"), node.vault.find(id).orElseThrow().tokens());
    }

    @TestDatabase.OnEach
    void goesOnWhereItWasWhenATransactionLost(TestDatabase database) {
        stored(VaultNode.withKeys(database, "k1"), 5);
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = new VaultNode(faulty.source(), Clock.systemUTC(), Grants.ring("k2", "k1"));
        node.database.prepare();
        faulty.failBefore("UPDATE", "40001");
        assertEquals(5, node.resealing.run());
        faulty.down(FaultySource.failure("08006"));
        assertThrows(VaultException.Unavailable.class, node.resealing::run);
    }

    @TestDatabase.OnEach
    void beginsSoonAfterTheStartAndEndsWithTheApplication(TestDatabase database) {
        stored(VaultNode.withKeys(database, "k1"), 2);
        VaultNode node = VaultNode.withKeys(database, "k2", "k1");
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        try {
            List<Runnable> handedOver = new ArrayList<>();
            node.resealing.start(scheduler, handedOver::add);
            RunnableScheduledFuture<?> timer =
                    (RunnableScheduledFuture<?>) scheduler.getQueue().peek();
            assertTrue(timer.isPeriodic());
            assertTrue(timer.getDelay(TimeUnit.SECONDS) < 60);
            timer.run();
            handedOver.get(0).run();
            assertEquals(List.of(List.of("k2")), database.query("SELECT DISTINCT key_id FROM een_grant"));
            node.resealing.stop();
            assertTrue(timer.isCancelled());
            stored(VaultNode.withKeys(database, "k1"), 1);
            assertEquals(0, node.resealing.run());
        } finally {
            scheduler.shutdownNow();
        }
    }

    private static List<Grant> stored(VaultNode node, int count) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grants.add(Grants.fresh());
            node.vault.store(grants.get(i));
        }
        return grants;
    }
}
