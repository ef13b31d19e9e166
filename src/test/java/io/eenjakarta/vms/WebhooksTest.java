package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Secret;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.HookId;
import io.eenjakarta.vault.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks as a portal opens and closes them, and as they are looked after. */
class WebhooksTest {

    private static final String MADE =
            """
            {"id":"%s","deliveryConfig":{"type":"webhook.v1","secret":"%s"}}""";

    private final WebhookBench bench = new WebhookBench();
    private final ScriptedApi api = bench.api.api;

    @AfterEach
    void close() {
        bench.close();
    }

    /** The platform asks for the proof while it makes a subscription. */
    private ScriptedApi.Answer made(ScriptedApi.Asked asked, String id) {
        String hook = url(asked).substring("https://portal.example/webhooks/".length());
        boolean proved = bench.intake.proves(hook, "token-1");
        return ScriptedApi.Answer.json(proved ? 201 : 400, proved ? MADE.formatted(id, WebhookBench.SECRET) : "{}");
    }

    private static String url(ScriptedApi.Asked asked) {
        return json(asked).getJsonObject("deliveryConfig").getString("webhookUrl");
    }

    private static JsonObject json(ScriptedApi.Asked asked) {
        return Json.createReader(new StringReader(asked.body())).readObject();
    }

    @Test
    void areOpenedOnceForAFilter() {
        api.answers(asked -> made(asked, "sub-1"));
        OpenWebhook open = bench.webhooks.open(bench.grant, WebhookBench.FILTER);
        assertEquals(open, bench.webhooks.open(bench.grant, WebhookBench.FILTER));
        assertEquals(List.of(open), bench.webhooks.of(bench.grant));
        assertEquals(WebhookBench.FILTER, open.filter());
        assertEquals(1, api.asked().size());
        JsonObject order = json(api.asked().get(0));
        JsonObject delivery = order.getJsonObject("deliveryConfig");
        assertEquals("webhook.v1", delivery.getString("type"));
        assertEquals("ops@example.com", delivery.getString("technicalContactEmail"));
        assertEquals("Operations", delivery.getString("technicalContactName"));
        assertEquals(
                "[{\"actors\":[\"camera:100d4c41\"],\"types\":[{\"id\":\"een.motionDetectionEvent.v1\"}]}]",
                order.getJsonArray("filters").toString());
        assertFalse(bench.intake.proves(open.id().value(), "token-1"), "it is made");
        assertFalse(open.toString().contains(open.id().value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"../users\",\"secret\":\"c2VjcmV0c2VjcmV0c2VjcmV0\"}",
                "{\"id\":\"sub\",\"secret\":\"not base64!\"}",
                "{\"id\":\"sub\",\"secret\":\"c2hvcnQ=\"}",
                "{\"id\":\"sub\",\"deliveryConfig\":7}"
            })
    void areNotOpenWhenThePlatformAnswersStrangely(String answer) {
        api.answers(asked -> ScriptedApi.Answer.json(201, answer));
        assertThrows(VmsException.Unavailable.class, () -> bench.webhooks.open(bench.grant, WebhookBench.FILTER));
        assertEquals(List.of(), bench.store.of(bench.grant));
    }

    @Test
    void areNotOpenWhenThePlatformRefusesOrTheGrantIsDead() {
        api.answers(asked -> ScriptedApi.Answer.json(400, "{\"code\":400,\"status\":\"invalidArgument\"}"));
        assertThrows(VmsException.Rejected.class, () -> bench.webhooks.open(bench.grant, WebhookBench.FILTER));
        bench.api.renewal.alive = false;
        assertThrows(GrantException.NeedsLogin.class, () -> bench.webhooks.open(bench.grant, WebhookBench.FILTER));
        assertEquals(List.of(), bench.store.of(bench.grant));
        assertEquals(1, api.asked().size());
    }

    @Test
    void wantCamerasAndNamesThatThereAre() {
        EventFilter none = new EventFilter(new TreeSet<>(), new TreeSet<>());
        EventFilter strange = new EventFilter(new TreeSet<>(Set.of("a,b c")), new TreeSet<>());
        for (EventFilter filter : List.of(none, strange)) {
            assertThrows(IllegalArgumentException.class, () -> bench.webhooks.open(bench.grant, filter));
        }
        Webhooks off = new Webhooks(bench.store, bench.subscriptions, bench.unattended, bench.api.access.settings());
        assertThrows(IllegalStateException.class, () -> off.open(bench.grant, WebhookBench.FILTER));
        assertEquals(List.of(), api.asked());
        EventFilter typed = new EventFilter(
                new TreeSet<>(Set.of("100d4c41", "100d4c42")), new TreeSet<>(Set.of("een.a.v1", "een.b.v1")));
        assertEquals(typed, OpenWebhook.filter(OpenWebhook.text(typed)));
    }

    @Test
    void thatEndWhileTheyAreMadeAreTakenBack() {
        api.answers(asked -> {
            if (asked.method().equals("DELETE")) {
                return ScriptedApi.Answer.json(404, "{}");
            }
            bench.store.removeAll(bench.grant);
            return ScriptedApi.Answer.json(201, MADE.formatted("sub-1", WebhookBench.SECRET));
        });
        assertThrows(GrantException.NeedsLogin.class, () -> bench.webhooks.open(bench.grant, WebhookBench.FILTER));
        assertEquals("DELETE /api/v3.0/eventSubscriptions/sub-1", last());
    }

    @Test
    void areClosedHereAndAtThePlatform() {
        HookId hook = bench.open();
        api.answers(asked -> ScriptedApi.Answer.json(503, "{}"));
        assertTrue(bench.webhooks.close(hook), "whatever the platform says");
        assertFalse(bench.webhooks.close(hook));
        assertEquals("DELETE /api/v3.0/eventSubscriptions/sub-1", last());
        assertEquals(Delivery.UNKNOWN, bench.deliver(hook, WebhookBench.event("e1", Bench.NOW)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 {}",
                "200 {\"id\":\"sub-1\",\"enabled\":false}",
                "200 {\"id\":\"sub-1\",\"deliveryConfig\":{\"status\":\"disabled\"}}",
                "200 {\"id\":\"sub-1\",\"deliveryConfig\":{\"webhookUrl\":\"https://portal.example/webhooks/other\"}}"
            })
    void areMadeAnewAtTheSameAddressWhenThePlatformHasThemNoMore(String answer) {
        HookId hook = bench.open();
        api.answers(asked -> switch (asked.method()) {
            case "GET" -> ScriptedApi.Answer.json(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
            case "POST" -> made(asked, "sub-2");
            default -> ScriptedApi.Answer.json(404, "{}");
        });
        bench.rounds.run();
        assertEquals(List.of(), api.asked(), "not due");
        bench.clock.pass(Duration.ofDays(1));
        bench.rounds.run();
        bench.rounds.run();
        assertEquals(
                List.of("GET", "POST", "DELETE"),
                api.asked().stream().map(ScriptedApi.Asked::method).toList());
        Webhook now = bench.store.find(hook).orElseThrow();
        assertEquals("sub-2", now.subscription().orElseThrow().id());
        assertFalse(now.opening());
    }

    @Test
    void stayWhenThePlatformHasThemOrDoesNotTell() {
        HookId hook = bench.open();
        for (String answer : List.of("200 {\"id\":\"sub-1\",\"enabled\":true}", "503 {}", "403 {}")) {
            api.answers(
                    asked -> ScriptedApi.Answer.json(Integer.parseInt(answer.substring(0, 3)), answer.substring(4)));
            bench.clock.pass(Duration.ofDays(1));
            bench.rounds.run();
            assertTrue(api.asked().stream().allMatch(asked -> asked.method().equals("GET")), answer);
        }
        bench.api.renewal.alive = false;
        bench.clock.pass(Duration.ofDays(1));
        bench.rounds.run();
        assertEquals(
                "sub-1",
                bench.store
                        .find(hook)
                        .orElseThrow()
                        .subscription()
                        .orElseThrow()
                        .id());
    }

    @Test
    void keepTheirSubscriptionWhenNoOtherCanBeMade() {
        HookId hook = bench.open();
        api.answers(asked -> ScriptedApi.Answer.json(asked.method().equals("GET") ? 404 : 500, "{}"));
        bench.clock.pass(Duration.ofDays(1));
        bench.rounds.run();
        assertEquals(
                "sub-1",
                bench.store
                        .find(hook)
                        .orElseThrow()
                        .subscription()
                        .orElseThrow()
                        .id());
    }

    @Test
    void endWithTheirGrantWhileItsTokenStillCounts() {
        HookId hook = bench.open();
        api.answers(asked -> ScriptedApi.Answer.json(503, "{}"));
        WebhookFarewell farewell = new WebhookFarewell(bench.store, bench.api.access, bench.settings);
        farewell.to(bench.api.renewal.current(bench.grant));
        assertEquals("DELETE /api/v3.0/eventSubscriptions/sub-1", last());
        assertEquals("caller-1", api.asked().get(0).token());
        assertEquals(Optional.empty(), bench.store.find(hook));
        farewell.to(bench.api.renewal.current(bench.grant));
        assertEquals(1, api.asked().size());
    }

    @Test
    void saysFarewellToNothingButASubscription() {
        HookId hook = bench.open();
        bench.store.opened(hook, new Webhook.Subscription("../cameras/100d4c41", new Secret(WebhookBench.SECRET)));
        WebhookFarewell farewell = new WebhookFarewell(bench.store, bench.api.access, bench.settings);
        farewell.to(bench.api.renewal.current(bench.grant));
        assertEquals(0, api.asked().size());
        assertEquals(Optional.empty(), bench.store.find(hook));
    }

    private String last() {
        ScriptedApi.Asked asked = api.asked().get(api.asked().size() - 1);
        return asked.method() + ' ' + asked.uri();
    }
}
