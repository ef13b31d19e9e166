package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.CLOCK;
import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real RESTEasy client against servers that misbehave. */
class SingleShotTest {

    private static final Duration HANG = Duration.ofSeconds(20);
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);

    @AfterEach
    void noWorkerStaysBusy() throws InterruptedException {
        executor.shutdown();
        assertTrue(executor.awaitTermination(5, TimeUnit.SECONDS), "a worker is still busy");
    }

    private PostResult post(URI uri, Duration limit) {
        SingleShot shot = new SingleShot(settings(uri, AMPLE), CLOCK, executor);
        return assertTimeoutPreemptively(HANG, () -> shot.post(uri, form(), limit));
    }

    private PostResult post(RawServer server, Duration limit) {
        return post(server.uri("/oauth2/token"), limit);
    }

    private static Form form() {
        return new Form().param("grant_type", "refresh_token").param("refresh_token", "a+b/c=&d é");
    }

    private static PostResult.Lost lost(PostResult result) {
        return assertInstanceOf(PostResult.Lost.class, result);
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    @Test
    void sendsTheDocumentedRequestAndNothingElse() throws IOException {
        try (RawServer server = new RawServer(c -> c.write(ok("{\"a\":1}")))) {
            PostResult result = post(server, AMPLE);

            assertEquals(new PostResult.Reply(200, Optional.of("{\"a\":1}"), Optional.empty()), result);
            String request = server.requests().get(0);
            List<String> head =
                    request.substring(0, request.indexOf("\r\n\r\n")).lines().toList();
            assertEquals("POST /oauth2/token HTTP/1.1", head.get(0));
            TreeSet<String> headers = new TreeSet<>(head.subList(1, head.size()));
            assertTrue(headers.removeIf(h -> h.startsWith("User-Agent: ")));
            String body = "grant_type=refresh_token&refresh_token=a%2Bb%2Fc%3D%26d+%C3%A9";
            assertEquals(
                    List.of(
                            "Accept: application/json",
                            "Authorization: Basic Y2xpZW50LTE6czNjcmV0JTI1JTJC",
                            "Connection: close",
                            "Content-Length: " + body.length(),
                            "Content-Type: application/x-www-form-urlencoded",
                            "Host: 127.0.0.1:" + server.port()),
                    List.copyOf(headers));
            assertEquals(body, request.substring(request.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void sendsOnceWhenTheServerReadsAndCloses() throws IOException {
        try (RawServer server = new RawServer(c -> c.socket().close())) {
            assertTrue(lost(post(server, AMPLE)).sent());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void sendsOnceWhenTheServerReadsAndResets() throws IOException {
        try (RawServer server = new RawServer(RawServer.Connection::reset)) {
            assertTrue(lost(post(server, AMPLE)).sent());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void sendsOnceWhenTheReplyBreaksOff() throws IOException {
        try (RawServer server =
                new RawServer(c -> c.write(ok("{\"access_token\":\"x\"}").replace("}", "")))) {
            assertTrue(lost(post(server, AMPLE)).sent());
            assertEquals(1, server.requests().size());
        }
    }

    /** The client does repeat a request that could not be written to its end: the first cannot have been acted upon. */
    @Test
    void deliversOneWholeRequestWhenTheServerCutsTheFirstOff() throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger whole = new AtomicInteger();
        Form large = new Form("refresh_token", "x".repeat(3_000_000));
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            executor.execute(() -> {
                while (!socket.isClosed()) {
                    try (Socket s = socket.accept()) {
                        if (accepted.incrementAndGet() == 1) {
                            s.getInputStream().readNBytes(1000);
                            s.setSoLinger(true, 0);
                        } else if (s.getInputStream().readNBytes(3_000_000).length == 3_000_000) {
                            whole.incrementAndGet();
                            s.setSoLinger(true, 0);
                        }
                    } catch (IOException e) {
                        accepted.addAndGet(socket.isClosed() ? 0 : 100);
                    }
                }
            });
            URI uri = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/oauth2/token");
            lost(new SingleShot(settings(uri, AMPLE), CLOCK, executor).post(uri, large, AMPLE));
        }
        assertTrue(accepted.get() <= 2, "connections: " + accepted);
        assertTrue(whole.get() <= 1, "whole requests: " + whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws IOException {
        try (RawServer server = new RawServer(c -> c.write("HTTP/1.1 " + status + " Elsewhere\r\nLocation: http://"
                + c.request()
                        .lines()
                        .filter(l -> l.startsWith("Host: "))
                        .findFirst()
                        .orElseThrow()
                        .substring(6)
                + "/elsewhere\r\nContent-Length: 0\r\n\r\n"))) {
            assertEquals(new PostResult.Reply(status, Optional.of(""), Optional.empty()), post(server, AMPLE));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void isOverAtTheDeadlineWhenTheHeadDrips() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.write("HTTP/1.1 200 OK\r\nX-Slow: ");
            c.repeat("x", 20);
        })) {
            assertTrue(lost(post(server, SHORT)).sent());
            assertTrue(server.sawTheConnectionEnd());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void isOverAtTheDeadlineWhenTheBodyDrips() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            c.repeat(" ", 20);
        })) {
            assertTrue(lost(post(server, SHORT)).sent());
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void isOverAtTheDeadlineWhenNothingComes() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.awaitEnd();
            c.over().countDown();
        })) {
            assertTrue(lost(post(server, SHORT)).sent());
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void readsNoMoreThanTheLimitOfAnEndlessBody() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            c.repeat("400\r\n" + "x".repeat(1024) + "\r\n", 0);
        })) {
            assertEquals(new PostResult.Reply(200, Optional.empty(), Optional.empty()), post(server, AMPLE));
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void readsNoMoreThanTheLimitOfTenMegabytes() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(5_000_000));
            c.repeat("x".repeat(1000), 1);
        })) {
            assertEquals(new PostResult.Reply(200, Optional.empty(), Optional.empty()), post(server, AMPLE));
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws IOException {
        String body = "x".repeat(65536);
        try (RawServer server = new RawServer(c -> c.write(ok(body)))) {
            assertEquals(new PostResult.Reply(200, Optional.of(body), Optional.empty()), post(server, AMPLE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: gibberish", "Content-Type: ;;;", "Content-Type:", "X-None: 1"})
    void keepsTheReplyWhateverItsContentType(String header) throws IOException {
        String reply = ok("{}").replace("Content-Type: application/json", header);
        try (RawServer server = new RawServer(c -> c.write(reply))) {
            assertEquals(new PostResult.Reply(200, Optional.of("{}"), Optional.empty()), post(server, AMPLE));
        }
    }

    @Test
    void tellsErrorStatusAndRetryAfter() throws IOException {
        try (RawServer server =
                new RawServer(c -> c.write("HTTP/1.1 429 No\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertEquals(
                    new PostResult.Reply(429, Optional.of("{}"), Optional.of(Duration.ofSeconds(7))),
                    post(server, AMPLE));
        }
    }

    @Test
    void knowsThatNothingWasSentToAClosedPort() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        assertFalse(lost(post(URI.create("http://127.0.0.1:" + port + "/oauth2/token"), AMPLE))
                .sent());
    }

    @Test
    void knowsThatNothingWasSentToAnUnknownHost() {
        assertFalse(lost(post(URI.create("https://nobody.invalid/oauth2/token"), AMPLE))
                .sent());
    }

    @Test
    void knowsThatNothingWasSentWhenTheHandshakeFails() throws IOException {
        AtomicInteger accepted = new AtomicInteger();
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            executor.execute(() -> {
                try (var socket = plain.accept()) {
                    accepted.incrementAndGet();
                    socket.getInputStream().read(new byte[1024]);
                } catch (IOException e) {
                    accepted.set(-1);
                }
            });
            URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/oauth2/token");
            assertFalse(lost(post(uri, AMPLE)).sent());
            assertEquals(1, accepted.get());
        }
    }

    @Test
    void knowsThatNothingWasSentWhenNoThreadCameFree() throws Exception {
        ExecutorService busy = Executors.newSingleThreadExecutor();
        CountDownLatch done = new CountDownLatch(1);
        busy.submit(() -> {
            done.await();
            return null;
        });
        try (RawServer server = new RawServer(c -> c.write(ok("{}")))) {
            URI uri = server.uri("/oauth2/token");
            SingleShot shot = new SingleShot(settings(uri, AMPLE), CLOCK, busy);

            assertFalse(lost(shot.post(uri, form(), Duration.ofMillis(50))).sent());

            done.countDown();
            busy.shutdown();
            assertTrue(busy.awaitTermination(5, TimeUnit.SECONDS));
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void knowsThatNothingWasSentWhenTheExecutorIsShut() throws IOException {
        executor.shutdown();
        try (RawServer server = new RawServer(c -> c.write(ok("{}")))) {
            assertFalse(lost(post(server, AMPLE)).sent());
        }
    }

    @Test
    void keepsTheInterruptOfItsCaller() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::awaitEnd)) {
            Thread.currentThread().interrupt();
            URI uri = server.uri("/oauth2/token");
            PostResult result = new SingleShot(settings(uri, AMPLE), CLOCK, executor).post(uri, form(), AMPLE);

            assertTrue(Thread.interrupted());
            lost(result);
        }
    }

    @Test
    void showsNoTokenInItsResults() {
        String shown =
                new PostResult.Reply(200, Optional.of("{\"access_token\":\"topsecret\"}"), Optional.empty()).toString();
        assertEquals("status 200", shown);
    }
}
