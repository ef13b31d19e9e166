package io.eenjakarta.token;

import static io.eenjakarta.token.SingleShotFixture.AMPLE;
import static io.eenjakarta.token.SingleShotFixture.form;
import static io.eenjakarta.token.SingleShotFixture.lost;
import static io.eenjakarta.token.SingleShotFixture.ok;
import static io.eenjakarta.token.TokenFixture.CLIENT;
import static io.eenjakarta.token.TokenFixture.CLOCK;
import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A post that brings no reply: sent once at most, and known whether it was sent at all. */
class SingleShotSentTest {

    @RegisterExtension
    final SingleShotFixture shots = new SingleShotFixture();

    @Test
    @Requirement("C9")
    void sendsOnceWhenTheServerReadsAndCloses() throws IOException {
        try (RawServer server = new RawServer(c -> c.socket().close())) {
            assertTrue(lost(shots.post(server, AMPLE)).sent());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    @Requirement("C9")
    void sendsOnceWhenTheServerReadsAndResets() throws IOException {
        try (RawServer server = new RawServer(RawServer.Connection::reset)) {
            assertTrue(lost(shots.post(server, AMPLE)).sent());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    @Requirement("C9")
    void sendsOnceWhenTheReplyBreaksOff() throws IOException {
        try (RawServer server =
                new RawServer(c -> c.write(ok("{\"access_token\":\"x\"}").replace("}", "")))) {
            assertTrue(lost(shots.post(server, AMPLE)).sent());
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
            shots.executor().execute(() -> {
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
            lost(shots.shot(uri).post(uri, CLIENT, large, AMPLE));
        }
        assertTrue(accepted.get() <= 2, "connections: " + accepted);
        assertTrue(whole.get() <= 1, "whole requests: " + whole);
    }

    @Test
    void knowsThatNothingWasSentToAClosedPort() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        assertFalse(lost(shots.post(URI.create("http://127.0.0.1:" + port + "/oauth2/token"), AMPLE))
                .sent());
    }

    @Test
    void knowsThatNothingWasSentToAnUnknownHost() {
        assertFalse(lost(shots.post(URI.create("https://nobody.invalid/oauth2/token"), AMPLE))
                .sent());
    }

    @Test
    void knowsThatNothingWasSentWhenTheHandshakeFails() throws IOException {
        AtomicInteger accepted = new AtomicInteger();
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            shots.executor().execute(() -> {
                try (var socket = plain.accept()) {
                    accepted.incrementAndGet();
                    socket.getInputStream().read(new byte[1024]);
                } catch (IOException e) {
                    accepted.set(-1);
                }
            });
            URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/oauth2/token");
            assertFalse(lost(shots.post(uri, AMPLE)).sent());
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
            SingleShot shot = new SingleShot(settings(uri, AMPLE).http(), false, CLOCK, busy, Telemetry.none());

            assertFalse(
                    lost(shot.post(uri, CLIENT, form(), Duration.ofMillis(50))).sent());

            done.countDown();
            busy.shutdown();
            assertTrue(busy.awaitTermination(5, TimeUnit.SECONDS));
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void knowsThatNothingWasSentWhenTheExecutorIsShut() throws IOException {
        shots.executor().shutdown();
        try (RawServer server = new RawServer(c -> c.write(ok("{}")))) {
            assertFalse(lost(shots.post(server, AMPLE)).sent());
        }
    }
}
