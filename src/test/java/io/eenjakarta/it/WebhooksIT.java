package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.simulator.WebhookDeliveries;
import io.eenjakarta.simulator.WebhookSender;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events that the platform delivers to an address of ours. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class WebhooksIT {

    private static final String CAMERA = "100d4c41";
    private static final String WEBHOOKS = Provider.PORTAL + "/webhooks";

    private final WebhookDeliveries platform = Provider.simulator().webhooks();
    private final Browser ada = new Browser();
    private String hook;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of(
                        "een.webhooks.address", WEBHOOKS,
                        "een.webhooks.contact-name", "Operations",
                        "een.webhooks.contact-email", "ops@example.com",
                        "een.webhooks.interval", "PT1S"))
                .addPackage(io.eenjakarta.it.hooks.HooksServlet.class.getPackage());
    }

    @BeforeEach
    void open() {
        platform.clear();
        ada.follow(ada.callback("ada@example.com", "ada-demo", "/account"));
        HttpResponse<String> opened = ada.open("/hooks/open?camera=" + CAMERA);
        assertEquals(200, opened.statusCode(), opened.body());
        hook = opened.body();
        assertEquals(List.of(URI.create(WEBHOOKS + '/' + hook)), platform.addresses());
    }

    @AfterEach
    void close() {
        ada.open("/hooks/close");
        platform.clear();
    }

    @Test
    void bringEachSignedEventOnce() throws Exception {
        assertEquals(200, ada.open("/hooks/watch?camera=" + CAMERA).statusCode());
        assertEquals(200, push("first"));
        assertTrue(Await.until(() -> seen("first") == 1));
        assertTrue(Await.until(() -> seen("feed:first") == 1), "whoever watches gets it too");
        assertEquals(200, platform.replay());
        platform.sign(WebhookSender.Rules.RIGHT_IN_HEX);
        assertEquals(200, push("first"));
        assertEquals(200, push("second"));
        assertTrue(Await.until(() -> seen("second") == 1));
        assertTrue(Await.until(() -> seen("feed:second") == 1));
        assertEquals(1, seen("first"), "however often it was delivered");
        assertEquals(1, seen("feed:first"));
        ServerLog log = new ServerLog();
        platform.sign(WebhookSender.Rules.WRONG);
        platform.offer(
                WebhookDeliveries.motion("forged", CAMERA, Clock.systemUTC().instant()));
        assertEquals(401, platform.replay());
        platform.sign(WebhookSender.Rules.RIGHT);
        platform.deliverAnything("{\"id\":\"forged\",\"type\":7}");
        assertEquals(400, platform.replay());
        assertEquals(200, push("third"));
        assertTrue(Await.until(() -> seen("third") == 1));
        assertEquals(0, seen("forged"));
        assertTrue(log.has(LogCode.WEBHOOK_UNSIGNED, "it was wrong"));
        assertTrue(log.has(LogCode.WEBHOOK_MALFORMED, ""));
        assertFalse(log.shows(hook), "the address");
    }

    @Test
    void giveTheProofOfAnAddressToNobodyElse() {
        for (String path : List.of("/webhooks/" + hook, "/webhooks/" + "x".repeat(43), "/webhooks", "/webhooks/")) {
            HttpResponse<String> answer =
                    new Browser().get(Provider.portal(path + "?token=%3Cscript%3Eabc"), Map.of("Accept", "text/html"));
            assertEquals(404, answer.statusCode(), path);
            assertEquals("", answer.body());
            assertEquals(
                    404,
                    new Browser()
                            .get(Provider.portal(path + "?token=abc"), Map.of())
                            .statusCode(),
                    path);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty(), path);
        }
        HttpResponse<String> unsigned =
                new Browser().post(Provider.portal("/webhooks/" + hook), Map.of("token", "abc"), Map.of());
        assertEquals(401, unsigned.statusCode());
        assertEquals(
                404,
                new Browser()
                        .post(Provider.portal("/webhooks/x"), Map.of(), Map.of())
                        .statusCode());
    }

    @Test
    void areMadeAnewWhenThePlatformHasLostThemAndEndWithTheirGrant() throws Exception {
        assertEquals(hook, ada.open("/hooks/open?camera=" + CAMERA).body(), "the same one for the same filter");
        ServerLog log = new ServerLog();
        platform.lose();
        assertTrue(log.has(LogCode.WEBHOOK_RENEWED, "grant "));
        assertEquals(List.of(URI.create(WEBHOOKS + '/' + hook)), platform.addresses());
        assertEquals(200, push("after"));
        assertTrue(Await.until(() -> seen("after") == 1));
        ada.submit(ada.open("/account"), Map.of());
        assertTrue(Await.until(() -> platform.size() == 0), "the platform was told before the tokens were given back");
        assertEquals(404, platform.replay());
    }

    private int push(String id) throws Exception {
        return platform.offer(
                        WebhookDeliveries.motion(id, CAMERA, Clock.systemUTC().instant()))
                .get(0)
                .get(20, TimeUnit.SECONDS);
    }

    private long seen(String id) {
        return List.of(ada.open("/hooks/seen").body().split(",")).stream()
                .filter(id::equals)
                .count();
    }
}
