package io.eenjakarta.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eenjakarta.probe.ProbeFixture.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers without end or sense, and none at all: the probe ends, and says what it had. */
class HostileProviderTest {
    private static final Limits SHORT =
            new Limits(60, Duration.ZERO, Duration.ofSeconds(2), 10_000, Duration.ofMillis(50));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/.well-known/oauth-authorization-server", HostileProviderTest::endless);
        server.createContext("/oauth2/jwks", exchange -> answer(exchange, 200, "\0\1\2".repeat(100)));
        server.createContext("/oauth2/token", HostileProviderTest::quote);
        server.createContext("/oauth2/revoke", this::silent);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void boundsWhatItReadsAndHowLongItWaits() {
        Outcome outcome = ProbeFixture.run(settings(origin()), folder, SHORT, true, uri -> {});
        assertTrue(outcome.heard());
        assertEquals("yes", outcome.agrees(Question.DISCOVERY_OPENID));
        assertEquals(
                "<more than 10000 bytes>",
                outcome.came(Question.DISCOVERY_OAUTH).getString("body"));
        assertEquals("<binary, 300 bytes>", outcome.came(Question.SIGNING_KEYS).getString("body"));
        assertEquals(
                "Invalid refresh token: <removed>",
                outcome.came(Question.REFRESH_UNKNOWN).getJsonObject("body").getString("error_description"));
        assertEquals(
                "no complete answer from 127.0.0.1 within 2 seconds.",
                outcome.came(Question.REVOKE_UNKNOWN).getString("trouble"));
        assertTrue(outcome.ended().startsWith("Nobody came back from a sign-in"), outcome.ended());
    }

    @Test
    void saysThatNobodyIsThereAndWritesTheReport() {
        Map<String, String> nowhere = settings("http://127.0.0.1:" + ProbeFixture.freePort());
        Outcome outcome = ProbeFixture.run(nowhere, folder, SHORT, true, uri -> {});
        assertFalse(outcome.heard());
        assertEquals(
                "The provider did not answer twice in a row: 127.0.0.1 could not be reached: no connection.",
                outcome.ended());
        assertEquals("open", outcome.agrees(Question.DISCOVERY_OPENID));
        assertEquals("not asked", outcome.agrees(Question.REFRESH));
        assertFalse(outcome.console().contains("Open this address"));
    }

    @Test
    void saysInOneSentenceWhichSettingsAreMissing() {
        Map<String, String> settings = settings(origin());
        settings.remove("een.client-secret");
        String sentence = assertThrows(Stopped.class, () -> ProbeFixture.settings(settings))
                .getMessage();
        assertTrue(sentence.startsWith("Set EEN_CLIENT_ID, and EEN_CLIENT_SECRET"), sentence);
    }

    @Test
    void wantsARedirectUriWhereItCanListen() {
        Map<String, String> settings = settings(origin());
        settings.put("een.redirect-uri", "https://portal.example.com/back");
        String sentence = assertThrows(Stopped.class, () -> ProbeFixture.settings(settings))
                .getMessage();
        assertTrue(sentence.contains("http://127.0.0.1:3333"), sentence);
    }

    @Test
    void saysThatThePortOfTheRedirectUriIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            Map<String, String> settings = settings(origin());
            settings.put("een.redirect-uri", "http://127.0.0.1:" + taken.getLocalPort());
            Outcome outcome = ProbeFixture.run(settings, folder, SHORT, true, uri -> {});
            assertEquals(
                    "Port " + taken.getLocalPort() + " of 127.0.0.1, where the browser comes back to, is in use.",
                    outcome.ended());
            assertEquals(0, outcome.report().getInt("requests"));
            assertFalse(outcome.heard());
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Map<String, String> settings(String origin) {
        return new TreeMap<>(Map.of(
                "een.client-id", "client-1",
                "een.client-secret", "not-a-real-secret",
                "een.redirect-uri", "http://127.0.0.1:" + ProbeFixture.freePort(),
                "een.authorization-endpoint", origin + "/oauth2/authorize",
                "een.token-endpoint", origin + "/oauth2/token",
                "een.revocation-endpoint", origin + "/oauth2/revoke",
                "een.client-settings-url", origin + "/api/v3.0/clientSettings",
                "een.allow-loopback", "true"));
    }

    private String discovery() {
        return "{\"authorization_endpoint\":\"" + origin() + "/oauth2/authorize\",\"token_endpoint\":\"" + origin()
                + "/oauth2/token\",\"revocation_endpoint\":\"" + origin()
                + "/oauth2/revoke\",\"code_challenge_methods_supported\":[\"S256\"]}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Quotes the token that it was sent, as servers do. */
    private static void quote(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String token = form.replaceFirst("(?s).*refresh_token=([^&]*).*", "$1");
        answer(
                exchange,
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid refresh token: "
                        + URLDecoder.decode(token, UTF_8) + "\"}");
    }

    private static void endless(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] part = new byte[4096];
            while (true) {
                body.write(part);
            }
        }
    }

    /** Says that it will answer, and does not. */
    private void silent(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().flush();
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
