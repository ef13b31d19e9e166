package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.VaultException;
import io.eenjakarta.vms.Delivery;
import io.eenjakarta.vms.WebhookIntake;
import io.eenjakarta.vms.WebhookRounds;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered at the addresses of webhooks. */
class WebhookServletTest {

    private static final String HOOK = "hook";

    private final WebhookRequest at = new WebhookRequest();
    private String read = "none";
    private RuntimeException unforeseen;
    private final List<String> life = new ArrayList<>();

    private final WebhookIntake intake = new WebhookIntake() {
        @Override
        public void start() {
            life.add("intake starts");
        }

        @Override
        public String signatureHeader() {
            return "X-Sig";
        }

        @Override
        public boolean proves(String hook, String token) {
            if (unforeseen != null) {
                throw unforeseen;
            }
            return hook.equals(HOOK) && token != null;
        }

        @Override
        public Delivery take(String hook, String signature, Body from) {
            if (unforeseen != null) {
                throw unforeseen;
            }
            try {
                read = hook
                        + ' '
                        + signature
                        + ' '
                        + from.read(10).map(bytes -> new String(bytes, UTF_8)).orElse("too long");
                return Delivery.NOT_NOW;
            } catch (InterruptedIOException e) {
                read = "too slow";
                return Delivery.NOT_NOW;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    };

    private final WebhookRounds rounds = new WebhookRounds() {
        @Override
        public void start() {
            life.add("rounds start");
        }

        @Override
        public void stop() {
            life.add("rounds stop");
        }
    };

    private final WebhookServlet servlet = new WebhookServlet(intake, rounds);

    private int ask(String method, String path) throws IOException {
        return at.ask(servlet, method, path);
    }

    @Test
    void isTheTokenAsPlainTextAndNothingElse() throws IOException {
        assertEquals(200, ask("GET", "/" + HOOK));
        assertEquals("token-1", at.body.toString());
        assertEquals(7, at.answer.get("setContentLength"));
        assertEquals("text/plain", at.answer.get("setContentType"));
        assertEquals("nosniff", at.answer.get("X-Content-Type-Options"));
        assertEquals("no-store", at.answer.get("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other", "/", "/hook/", "//hook"})
    void isNothingAtOtherAddresses(String path) throws IOException {
        assertEquals(404, ask("GET", path));
        assertEquals("", at.body.toString());
    }

    @Test
    void isNothingForTwoTokensOrNone() throws IOException {
        at.tokens = new String[] {"a", "b"};
        assertEquals(404, ask("GET", "/" + HOOK));
        at.tokens = null;
        assertEquals(404, ask("GET", "/" + HOOK));
        assertEquals(404, ask("GET", null));
        assertEquals("", at.body.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void isNothingToOtherMethods(String method) throws IOException {
        assertEquals(405, ask(method, "/" + HOOK));
        assertEquals("GET, POST", at.answer.get("Allow"));
    }

    @Test
    void keepsTheWebhooksAliveAsLongAsItLives() {
        servlet.init();
        assertEquals(List.of("intake starts", "rounds start"), life);
        servlet.destroy();
        assertEquals("rounds stop", life.get(2));
    }

    @Test
    void provesNothingWhileTheVaultIsAway() throws IOException {
        unforeseen = new VaultException.Unavailable("away", null);
        assertEquals(404, ask("GET", "/" + HOOK));
        assertEquals("", at.body.toString());
    }

    @Test
    @Requirement("C30")
    void waitsForNoBodyThatDrips() throws IOException {
        at.ask(new WebhookServlet(intake, rounds, Duration.ZERO), "POST", "/" + HOOK);
        assertEquals("too slow", read);
    }

    @Test
    void asksForItAgainAfterWhatNobodyForesaw() throws IOException {
        unforeseen = new IllegalStateException("on purpose");
        assertEquals(503, ask("POST", "/" + HOOK));
        assertEquals("5", at.answer.get("Retry-After"));
        assertEquals(0, at.answer.get("setContentLength"));
    }

    @Test
    void isTheOutcomeOfADelivery() throws IOException {
        assertEquals(503, ask("POST", "/" + HOOK));
        assertEquals("hook signature body", read);
        assertEquals("5", at.answer.get("Retry-After"));
        assertEquals(0, at.answer.get("setContentLength"));
        at.signatures = List.of("one", "two");
        ask("POST", "/" + HOOK);
        assertEquals("hook null body", read);
    }

    @Test
    void readsNoMoreThanItMay() throws IOException {
        at.sent = "0123456789";
        ask("POST", "/" + HOOK);
        assertTrue(read.endsWith(" 0123456789"), read);
        at.sent = "0123456789a";
        ask("POST", "/" + HOOK);
        assertTrue(read.endsWith(" too long"), read);
        at.sent = "0123456789";
        at.announced = 10;
        ask("POST", "/" + HOOK);
        assertTrue(read.endsWith(" 0123456789"), read);
        at.sent = "short";
        at.announced = 11;
        ask("POST", "/" + HOOK);
        assertTrue(read.endsWith(" too long"), read);
    }
}
