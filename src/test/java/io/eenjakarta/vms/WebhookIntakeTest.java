package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.HookId;
import io.eenjakarta.vault.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to webhooks, by the platform and by others. */
class WebhookIntakeTest {

    private static final Instant NOW = Bench.NOW;

    private final WebhookBench bench = new WebhookBench();
    private final HookId hook = bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isHandedOnOnceHoweverOftenItComes() {
        String body = WebhookBench.event("e1", NOW);
        assertEquals(Delivery.ACCEPTED, bench.deliver(hook, body));
        assertEquals(Delivery.REPEATED, bench.deliver(hook, body));
        assertEquals(200, Delivery.REPEATED.status());
        assertEquals(List.of("e1"), bench.inFeeds.stream().map(Event::id).toList());
        assertEquals(1, bench.told.size());
        assertEquals(bench.grant, bench.told.get(0).grant());
        Event event = bench.told.get(0).event();
        assertEquals(NOW, event.startTimestamp());
        assertEquals(WebhookBench.CAMERA, event.actorId());
        assertEquals(1, event.data().size());
    }

    @Test
    void mayBeAListAndEachOfItCounts() {
        String body = "[" + WebhookBench.event("e1", NOW) + ", " + WebhookBench.event("e2", NOW) + "]";
        assertEquals(Delivery.ACCEPTED, bench.deliver(hook, body));
        assertEquals(Delivery.REPEATED, bench.deliver(hook, WebhookBench.event("e2", NOW)));
        assertEquals(2, bench.told.size());
    }

    @Test
    void isOnlyForTheCamerasAndTypesOfTheFilter() {
        String other = WebhookBench.event("e1", NOW, "100d4c42", "een.motionDetectionEvent.v1");
        String type = WebhookBench.event("e2", NOW, WebhookBench.CAMERA, "een.lprPlateReadEvent.v1");
        assertEquals(Delivery.UNWANTED, bench.deliver(hook, other));
        assertEquals(Delivery.UNWANTED, bench.deliver(hook, type));
        assertEquals(List.of(), bench.told);
    }

    @Test
    void isLeftOutWhenItsTimeIsTooFarAway() {
        assertEquals(
                Delivery.OUT_OF_TIME,
                bench.deliver(
                        hook,
                        WebhookBench.event("old", NOW.minus(WebhookBench.WINDOW).minusSeconds(1))));
        assertEquals(Delivery.OUT_OF_TIME, bench.deliver(hook, WebhookBench.event("new", NOW.plusSeconds(301))));
        String body = WebhookBench.event("kept", NOW.plusSeconds(299));
        assertEquals(Delivery.ACCEPTED, bench.deliver(hook, body));
        for (int hours = 0; hours < 14; hours++) {
            bench.store.clear(100);
            bench.clock.pass(Duration.ofHours(1));
            Delivery again = bench.deliver(hook, body);
            assertTrue(again == Delivery.REPEATED || again == Delivery.OUT_OF_TIME, hours + ": " + again);
        }
        assertEquals(1, bench.told.size());
    }

    @Test
    void isBelievedWhenItsSignatureIsRightInWhateverForm() {
        String body = WebhookBench.event("e1", NOW);
        byte[] code = WebhookBench.code(body);
        for (String form : List.of(
                HexFormat.of().formatHex(code),
                HexFormat.of().withUpperCase().formatHex(code),
                "sha256=" + HexFormat.of().formatHex(code),
                Base64.getEncoder().encodeToString(code),
                Base64.getEncoder().withoutPadding().encodeToString(code),
                " SHA256=" + Base64.getUrlEncoder().encodeToString(code) + " ")) {
            assertTrue(bench.send(hook.value(), form, body).status() == 200, form);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"sha256=", "0", "====", "\u0000", "bm90IGEgc2lnbmF0dXJl", "sha512=00"})
    void isRefusedWithoutARightSignature(String signature) {
        assertEquals(Delivery.UNSIGNED, bench.send(hook.value(), signature, WebhookBench.event("e1", NOW)));
        assertEquals(401, Delivery.UNSIGNED.status());
        assertEquals(List.of(), bench.told);
    }

    @Test
    void isRefusedWhenASingleBitDiffers() {
        String body = WebhookBench.event("event-1", NOW);
        byte[] code = WebhookBench.code(body);
        code[31] ^= 1;
        assertEquals(Delivery.UNSIGNED, bench.send(hook.value(), HexFormat.of().formatHex(code), body));
        String right = HexFormat.of().formatHex(WebhookBench.code(body));
        assertEquals(Delivery.UNSIGNED, bench.send(hook.value(), right, body + " "));
        assertEquals(Delivery.UNSIGNED, bench.send(hook.value(), right + "00", body));
        HookId other = HookId.random();
        bench.store.begin(other, bench.grant, OpenWebhook.text(WebhookBench.FILTER), Duration.ofMinutes(1));
        bench.store.opened(
                other,
                new Webhook.Subscription("sub-2", new Secret(Base64.getEncoder().encodeToString(new byte[32]))));
        assertEquals(Delivery.UNSIGNED, bench.send(other.value(), right, body), "another webhook has another secret");
        String told = bench.troubles.now().get(LogCode.WEBHOOK_UNSIGNED).detail();
        assertFalse(told.contains(hook.value()) || told.contains("event-1"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../cameras", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void findsNobodyElsewhereAndReadsNothingThere(String path) {
        assertEquals(Delivery.UNKNOWN, bench.intake.take(path, "", most -> {
            throw new AssertionError("read");
        }));
    }

    @Test
    void isNotReadBeforeTheSubscriptionIsMade() {
        HookId fresh = HookId.random();
        bench.store.begin(fresh, bench.grant, OpenWebhook.text(WebhookBench.FILTER), Duration.ofMinutes(1));
        WebhookIntake.Body unread = most -> {
            throw new AssertionError("read");
        };
        assertEquals(Delivery.NOT_NOW, bench.intake.take(fresh.value(), "", unread));
        bench.clock.pass(Duration.ofMinutes(2));
        assertEquals(Delivery.UNKNOWN, bench.intake.take(fresh.value(), "", unread));
    }

    @Test
    void isBoundedInSizeAndNumber() {
        assertEquals(Delivery.TOO_LONG, bench.deliver(hook, " ".repeat(4097)));
        assertEquals(Delivery.BROKEN_OFF, bench.intake.take(hook.value(), "", most -> {
            throw new IOException("gone");
        }));
        Delivery[] third = new Delivery[1];
        bench.intake.take(hook.value(), "", most -> {
            bench.intake.take(hook.value(), "", again -> {
                third[0] = bench.deliver(hook, WebhookBench.event("e1", NOW));
                return Optional.empty();
            });
            return Optional.empty();
        });
        assertEquals(Delivery.BUSY, third[0]);
        assertEquals(Delivery.ACCEPTED, bench.deliver(hook, WebhookBench.event("e1", NOW)), "all have given way");
    }

    @Test
    void comesAgainWhenItCouldNotBeHandedOn() {
        bench.feedsFail = new IllegalStateException("away");
        assertEquals(Delivery.NOT_NOW, bench.deliver(hook, WebhookBench.event("e1", NOW)));
        assertEquals(List.of(), bench.told);
        bench.feedsFail = null;
        assertEquals(Delivery.ACCEPTED, bench.deliver(hook, WebhookBench.event("e1", NOW)));
    }

    @Test
    void comesAgainWhenNoThreadWasFreeForObservers() {
        bench.observersFail = new RejectedExecutionException("full");
        assertEquals(Delivery.NOT_NOW, bench.deliver(hook, WebhookBench.event("e1", NOW)));
        bench.observersFail = null;
        assertEquals(Delivery.ACCEPTED, bench.deliver(hook, WebhookBench.event("e1", NOW)));
        assertEquals(1, bench.told.size());
    }

    @Test
    void waitsWhileTheGrantWaitsForItsUser() {
        bench.api.renewal.alive = false;
        assertEquals(Delivery.NOT_NOW, bench.deliver(hook, WebhookBench.event("e1", NOW)));
        bench.api.renewal.alive = true;
        assertEquals(Delivery.ACCEPTED, bench.deliver(hook, WebhookBench.event("e1", NOW)));
    }

    @Test
    void isNotForAccountsThatMayNotComeIn() {
        bench.api.renewal.owner = Optional.of(new Grant.Owner("00009999", "x"));
        assertEquals(Delivery.UNKNOWN, bench.deliver(hook, WebhookBench.event("e1", NOW)));
        assertEquals(List.of(), bench.told);
    }

    @Test
    void provesAnAddressWhileItIsBeingMadeAndOnlyWithAHarmlessToken() {
        assertFalse(bench.intake.proves(hook.value(), "abc"), "it is made already");
        HookId fresh = HookId.random();
        bench.store.begin(fresh, bench.grant, "x ", Duration.ofMinutes(1));
        assertTrue(bench.intake.proves(fresh.value(), "eyJ.a-b_c~=+/"));
        for (String token : new String[] {null, "", "<script>", "a b", "a\nb", "a&b", "\"", "%41", "x".repeat(513)}) {
            assertFalse(bench.intake.proves(fresh.value(), token), token);
        }
        assertFalse(bench.intake.proves(HookId.random().value(), "abc"));
        bench.clock.pass(Duration.ofMinutes(2));
        assertFalse(bench.intake.proves(fresh.value(), "abc"));
    }
}
