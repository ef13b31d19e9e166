package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Webhooks and their deliveries, alike in memory and in a database. */
class WebhookContractTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final Webhook.Subscription MADE = new Webhook.Subscription("sub-1", new Secret("c2VjcmV0"));

    private final HookId id = HookId.random();
    private final GrantId grant = GrantId.random();

    @TestVault.OnEach
    void areBegunThenOpened(TestVault test) {
        assertEquals(Optional.empty(), test.webhooks.find(id));
        test.webhooks.begin(id, grant, "wanted", MINUTE);
        Webhook begun = test.webhooks.find(id).orElseThrow();
        assertTrue(begun.opening());
        assertEquals(Optional.empty(), begun.subscription());
        assertTrue(test.webhooks.opened(id, MADE));
        Webhook open = test.webhooks.find(id).orElseThrow();
        assertFalse(open.opening());
        assertEquals(id, open.id());
        assertEquals(grant, open.grant());
        assertEquals("wanted", open.wanted());
        assertEquals(Optional.of(MADE), open.subscription());
        assertEquals(List.of(open), test.webhooks.of(grant));
        assertEquals(List.of(), test.webhooks.of(GrantId.random()));
    }

    @TestVault.OnEach
    void keepTheirSubscriptionWhileAnotherIsMade(TestVault test) {
        test.webhooks.begin(id, grant, "wanted", MINUTE);
        test.webhooks.opened(id, MADE);
        assertTrue(test.webhooks.reopen(id, MINUTE));
        Webhook reopening = test.webhooks.find(id).orElseThrow();
        assertTrue(reopening.opening());
        assertEquals(Optional.of(MADE), reopening.subscription());
        assertTrue(test.webhooks.reopen(id, OVER));
        assertFalse(test.webhooks.find(id).orElseThrow().opening());
    }

    @TestVault.OnEach
    void areGoneForGood(TestVault test) {
        test.webhooks.begin(id, grant, "wanted", MINUTE);
        assertTrue(test.webhooks.remember(id, "event", MINUTE));
        assertTrue(test.webhooks.remove(id));
        assertFalse(test.webhooks.remove(id));
        assertFalse(test.webhooks.opened(id, MADE));
        assertFalse(test.webhooks.reopen(id, MINUTE));
        assertEquals(Optional.empty(), test.webhooks.find(id));
        assertTrue(test.webhooks.remember(id, "event", MINUTE), "what it delivered went along");
    }

    @TestVault.OnEach
    void goWithTheirGrant(TestVault test) {
        HookId other = HookId.random();
        GrantId others = GrantId.random();
        test.webhooks.begin(id, grant, "wanted", MINUTE);
        test.webhooks.begin(other, others, "wanted", MINUTE);
        test.webhooks.removeAll(grant);
        assertEquals(Optional.empty(), test.webhooks.find(id));
        assertTrue(test.webhooks.find(other).isPresent());
    }

    @TestVault.OnEach
    void areClearedAwayWhenTheyWereNeverMade(TestVault test) {
        HookId made = HookId.random();
        HookId beginning = HookId.random();
        test.webhooks.begin(id, grant, "wanted", OVER);
        test.webhooks.begin(beginning, grant, "wanted", MINUTE);
        test.webhooks.begin(made, grant, "wanted", OVER);
        test.webhooks.opened(made, MADE);
        assertFalse(test.webhooks.find(id).orElseThrow().opening());
        assertEquals(1, test.webhooks.clear(10));
        assertEquals(Optional.empty(), test.webhooks.find(id));
        assertTrue(test.webhooks.find(made).isPresent());
        assertTrue(test.webhooks.find(beginning).isPresent());
    }

    @TestVault.OnEach
    void areLookedAfterOnceInAWhile(TestVault test) {
        test.webhooks.begin(id, grant, "wanted", MINUTE);
        test.webhooks.opened(id, MADE);
        assertEquals(List.of(), test.webhooks.due(MINUTE, 10));
        // Anything that was looked after before an hour from now.
        Duration always = Duration.ofHours(-1);
        assertEquals(
                List.of(id),
                test.webhooks.due(always, 10).stream().map(Webhook::id).toList());
        assertEquals(List.of(), test.webhooks.due(MINUTE, 10), "it counts as looked after");
    }

    @TestVault.OnEach
    void rememberADeliveryForItsTime(TestVault test) {
        assertTrue(test.webhooks.remember(id, "event", MINUTE));
        assertFalse(test.webhooks.remember(id, "event", MINUTE));
        assertTrue(test.webhooks.remember(HookId.random(), "event", MINUTE));
        assertTrue(test.webhooks.remember(id, "other \u0000 \ud83d\ude00" + "x".repeat(5000), MINUTE));
        test.webhooks.forget(id, "event");
        assertTrue(test.webhooks.remember(id, "event", OVER));
        assertTrue(test.webhooks.remember(id, "event", MINUTE), "its time is over");
        assertFalse(test.webhooks.remember(id, "event", MINUTE));
    }

    @TestVault.OnEach
    void clearAwayDeliveriesWhoseTimeIsOverAndNoOthers(TestVault test) {
        test.webhooks.remember(id, "old", OVER);
        test.webhooks.remember(id, "young", MINUTE);
        assertEquals(1, test.webhooks.clear(10));
        assertEquals(0, test.webhooks.clear(10));
        assertFalse(test.webhooks.remember(id, "young", MINUTE));
    }

    @TestVault.OnEach
    void takeADeliveryOnceHoweverManyBringIt(TestVault test) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CyclicBarrier start = new CyclicBarrier(4);
            Callable<Boolean> delivery = () -> {
                start.await();
                return test.webhooks.remember(id, "event", MINUTE);
            };
            List<Future<Boolean>> all = threads.invokeAll(List.of(delivery, delivery, delivery, delivery));
            int first = 0;
            for (Future<Boolean> one : all) {
                first += one.get() ? 1 : 0;
            }
            assertEquals(1, first);
        } finally {
            threads.shutdownNow();
        }
    }

    @TestDatabase.OnEach
    void areLookedAfterByOneOfAllNodes(TestDatabase database) throws Exception {
        VaultNode node = VaultNode.on(database);
        node.webhooks.begin(id, grant, "wanted", MINUTE);
        node.webhooks.opened(id, MADE);
        database.run("UPDATE een_webhook SET looked_at = 1");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            CyclicBarrier start = new CyclicBarrier(3);
            List<Future<List<Webhook>>> looks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                WebhookStore own = VaultNode.on(database).webhooks;
                looks.add(threads.submit(() -> {
                    start.await();
                    return own.due(MINUTE, 10);
                }));
            }
            int found = 0;
            for (Future<List<Webhook>> look : looks) {
                found += look.get().size();
            }
            assertEquals(1, found);
        } finally {
            threads.shutdownNow();
        }
    }

    @TestDatabase.OnEach
    void keepNoSecretInTheClearAndFollowTheKeys(TestDatabase database) {
        WebhookStore before = VaultNode.withKeys(database, "k1").webhooks;
        before.begin(id, grant, "wanted", MINUTE);
        before.opened(id, MADE);
        String row = database.query("SELECT id, sealed, subscription, wanted FROM een_webhook")
                .toString();
        assertFalse(row.contains(id.value()), row);
        assertFalse(row.contains("c2VjcmV0"), row);
        WebhookStore after = VaultNode.withKeys(database, "k2", "k1").webhooks;
        assertEquals(Optional.of(MADE), after.find(id).orElseThrow().subscription());
        assertEquals("k2", database.value("SELECT key_id FROM een_webhook"));
        assertEquals(
                MADE,
                VaultNode.withKeys(database, "k2")
                        .webhooks
                        .find(id)
                        .orElseThrow()
                        .subscription()
                        .orElseThrow());
    }

    @TestDatabase.OnEach
    void thatCannotBeReadAreToldAndHurtNoOthers(TestDatabase database) {
        HookId other = HookId.random();
        WebhookStore before = VaultNode.withKeys(database, "k1").webhooks;
        before.begin(id, grant, "wanted", MINUTE);
        VaultNode.withKeys(database, "k2").webhooks.begin(other, grant, "wanted", MINUTE);
        VaultNode node = VaultNode.withKeys(database, "k2");
        assertThrows(VaultException.Unreadable.class, () -> node.webhooks.find(id));
        assertEquals(
                List.of(other),
                node.webhooks.of(grant).stream().map(Webhook::id).toList());
        assertTrue(node.trouble(LogCode.VAULT_UNREADABLE).contains("k1"));
        node.webhooks.removeAll(grant);
        assertEquals("0", database.value("SELECT COUNT(*) FROM een_webhook"));
    }

    @TestDatabase.OnEach
    void doNotOpenInTheRowOfAnother(TestDatabase database) {
        HookId other = HookId.random();
        WebhookStore store = VaultNode.on(database).webhooks;
        store.begin(id, grant, "wanted", MINUTE);
        store.begin(other, grant, "wanted", MINUTE);
        database.run("UPDATE een_webhook SET sealed = (SELECT sealed FROM een_webhook WHERE id = '" + id.hash()
                + "') WHERE id = '" + other.hash() + "'");
        assertThrows(VaultException.Unreadable.class, () -> store.find(other));
        assertTrue(store.find(id).isPresent());
    }

    @org.junit.jupiter.api.Test
    void areNotShownByTheirNames() {
        assertFalse(id.toString().contains(id.value()));
        assertFalse(MADE.toString().contains("c2VjcmV0"));
        for (String none :
                new String[] {null, "", "../x", id.value() + "x", id.value().substring(1), "é".repeat(43)}) {
            assertEquals(Optional.empty(), HookId.parse(none));
        }
        assertEquals(Optional.of(id), HookId.parse(id.value()));
    }
}
