package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks to the port by bare sockets, since a client library would hide the very things that are tested. */
class SocketFrontTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private EenSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(0);
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Socket connected(String request) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), simulator.origin().getPort());
        socket.setSoTimeout(5000);
        send(socket, request);
        return socket;
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String refresh(String refreshToken) {
        String body = "grant_type=refresh_token&refresh_token=" + refreshToken;
        return head() + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String head() {
        return "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Caller.BASIC
                + "\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    }

    private static HttpMessage answer(Socket socket) throws IOException {
        return HttpMessage.read(socket.getInputStream(), () -> {}).orElseThrow();
    }

    private TokenPost onlyRefresh() {
        assertEquals(1, simulator.posts().tokenPosts("refresh_token").size());
        return simulator.posts().tokenPosts("refresh_token").get(0);
    }

    @Test
    void relaysOneRequestAfterTheOtherOnOneConnection() throws IOException {
        try (Socket socket = connected(refresh("x"))) {
            assertEquals("HTTP/1.1 400 Bad Request", answer(socket).firstLine());
            send(socket, "GET /oauth2/authorize HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals("HTTP/1.1 400 Bad Request", answer(socket).firstLine());
        }
    }

    @Test
    void relaysChunkedBodiesAndMeetsExpectations() throws IOException {
        String chunked = head() + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n";
        try (Socket socket = connected(chunked)) {
            assertEquals("HTTP/1.1 100 Continue", answer(socket).firstLine());
            send(socket, "18\r\ngrant_type=refresh_token\r\n10\r\n&refresh_token=x\r\n0\r\n\r\n");
            assertEquals("{\"error\":\"invalid_grant\"}", text(answer(socket)));
        }
    }

    @Test
    void answersAClientThatClosedItsHalf() throws IOException {
        try (Socket socket = connected(refresh("x"))) {
            socket.shutdownOutput();
            assertEquals("{\"error\":\"invalid_grant\"}", text(answer(socket)));
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void closesWithoutAnAnswer() throws IOException {
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(SocketFault.CLOSE);
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        try (Socket socket = connected(refresh(refreshToken))) {
            assertEquals(-1, socket.getInputStream().read());
        }
        assertEquals(0, onlyRefresh().status());
        assertEquals(Secrets.sha256(refreshToken), onlyRefresh().refreshTokenHash());
        assertEquals(TokenPost.BasicAuth.RIGHT, onlyRefresh().basic());
        assertEquals(200, caller.refresh(refreshToken).statusCode());
        assertEquals(1, simulator.posts().refreshTokensSentTwice().size());
    }

    @Test
    void closesAConnectionThatServedBefore() throws IOException {
        try (Socket socket = connected(refresh("x"))) {
            answer(socket);
            simulator.faults().next(EndPoint.TOKEN_ANY).socket(SocketFault.CLOSE);
            send(socket, refresh("y"));
            assertEquals(-1, socket.getInputStream().read());
        }
        assertEquals(2, simulator.posts().tokenPosts("refresh_token").size());
    }

    @Test
    void resets() throws IOException {
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(SocketFault.RESET);
        try (Socket socket = connected(refresh("x"))) {
            assertThrows(SocketException.class, () -> socket.getInputStream().read());
        }
        assertEquals(0, onlyRefresh().status());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE_AFTER_COMMIT", "RESET_AFTER_COMMIT"})
    void losesTheAnswerOfARealRotation(SocketFault kind) throws IOException {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(kind);
        try (Socket socket = connected(refresh(refreshToken))) {
            InputStream in = socket.getInputStream();
            if (kind == SocketFault.CLOSE_AFTER_COMMIT) {
                assertEquals(-1, in.read());
            } else {
                assertThrows(SocketException.class, in::read);
            }
        }
        assertEquals(200, onlyRefresh().status());
        assertFalse(simulator.book().liveRefreshTokens().contains(refreshToken));
        assertEquals(1, simulator.book().liveRefreshTokens().size());
    }

    @Test
    void leavesOtherRequestsAlone() {
        simulator.faults().all(EndPoint.TOKEN_REFRESH).socket(SocketFault.CLOSE);
        assertEquals(200, caller.revoke("token=x").statusCode());
        assertEquals(43200, caller.tokens("ada").getInt("expires_in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRIP_HEAD", "DRIP_BODY"})
    void dripsAndNoticesThatTheClientCloses(SocketFault kind) throws IOException {
        simulator.faults().dripEvery(Duration.ofMillis(1));
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(kind);
        try (Socket socket = connected(refresh("x"))) {
            HttpMessage whole = answer(socket);
            assertEquals("HTTP/1.1 503 Service Unavailable", whole.firstLine());
            assertEquals("{\"error\":\"temporarily_unavailable\"}", text(whole));
        }
        assertTrue(simulator.awaitOpenFaultConnections(0, SOON));
        simulator.faults().dripEvery(Duration.ofMinutes(1));
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(kind);
        try (Socket socket = connected(refresh("x"))) {
            assertTrue(simulator.awaitOpenFaultConnections(1, SOON));
            assertTrue(socket.isConnected());
        }
        assertTrue(simulator.awaitOpenFaultConnections(0, SOON));
    }

    @Test
    void sendsABodyWithoutAnEnd() throws IOException {
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(SocketFault.ENDLESS_BODY);
        try (Socket socket = connected(refresh("x"))) {
            assertEquals(200_000, socket.getInputStream().readNBytes(200_000).length);
            assertEquals(1, simulator.openFaultConnections());
        }
        assertTrue(simulator.awaitOpenFaultConnections(0, SOON));
    }

    @Test
    void closingTheSimulatorEndsFaultConnections() throws IOException {
        simulator.faults().dripEvery(Duration.ofMinutes(1));
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(SocketFault.DRIP_HEAD);
        try (Socket socket = connected(refresh("x"))) {
            assertTrue(simulator.awaitOpenFaultConnections(1, SOON));
            simulator.close();
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    private static String text(HttpMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }
}
