package io.eenjakarta.token;

import static io.eenjakarta.token.SingleShotFixture.AMPLE;
import static io.eenjakarta.token.SingleShotFixture.SHORT;
import static io.eenjakarta.token.SingleShotFixture.form;
import static io.eenjakarta.token.SingleShotFixture.lost;
import static io.eenjakarta.token.SingleShotFixture.ok;
import static io.eenjakarta.token.TokenFixture.CLIENT;
import static io.eenjakarta.token.TokenFixture.CLOCK;
import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which clients serve again, and that nothing of a request is left for the next one. */
class SingleShotSpareTest {

    @RegisterExtension
    final SingleShotFixture shots = new SingleShotFixture();

    private final SpareClients spare = new SpareClients(8);

    private SingleShot shot(URI uri) {
        return new SingleShot(settings(uri, AMPLE).http(), false, CLOCK, shots.executor(), Telemetry.none(), spare);
    }

    @Test
    void aClientServesAgainAfterAWholeReplyWhateverItSays() throws IOException {
        AtomicInteger turn = new AtomicInteger();
        try (RawServer server = new RawServer(
                c -> c.write(turn.incrementAndGet() == 1 ? ok("{}").replace("200 OK", "400 No") : ok("{}")))) {
            URI uri = server.uri("/oauth2/token");
            SingleShot shot = shot(uri);
            assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));
            TokenEndpoint first = spare.take(uri, TokenEndpoint.class);
            assertNotNull(first);
            spare.spare(uri, TokenEndpoint.class, first);

            assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));

            assertEquals(1, spare.size(), "no other was made");
        }
    }

    @Test
    @Requirement("C9")
    void eachRequestHasAConnectionOfItsOwnAlsoWhereTheServerWouldKeepIt() throws IOException {
        try (RawServer server = new RawServer(c -> {
            c.write(ok("{}").replace("\r\n\r\n", "\r\nConnection: keep-alive\r\n\r\n"));
            c.awaitEnd();
        })) {
            URI uri = server.uri("/oauth2/token");
            SingleShot shot = shot(uri);
            for (int i = 0; i < 3; i++) {
                assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));
            }
            assertEquals(3, server.requests().size());
            assertTrue(server.requests().stream().allMatch(request -> request.contains("Connection: close")));
        }
    }

    @Test
    void sendsNoCookieOfAnEarlierReply() throws IOException {
        try (RawServer server = new RawServer(
                c -> c.write(ok("{}").replace("\r\n\r\n", "\r\nSet-Cookie: affinity=node-7; Path=/\r\n\r\n")))) {
            URI uri = server.uri("/oauth2/token");
            SingleShot shot = shot(uri);
            shot.post(uri, CLIENT, form(), AMPLE);
            shot.post(uri, CLIENT, form(), AMPLE);

            assertEquals(2, server.requests().size());
            assertFalse(
                    server.requests().get(1).contains("ookie"),
                    server.requests().get(1));
        }
    }

    @Test
    @Requirement("C15")
    void noClientServesAgainWhoseReplyWasNotReadToItsEnd() throws Exception {
        List<RawServer.Behaviour> unfinished = List.of(
                c -> c.socket().close(),
                c -> c.write(ok("{\"access_token\":\"x\"}").replace("}", "")),
                c -> c.write(ok("x".repeat(65_537))),
                c -> {
                    c.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    c.repeat(" ", 20);
                });
        for (RawServer.Behaviour behaviour : unfinished) {
            try (RawServer server = new RawServer(behaviour)) {
                URI uri = server.uri("/oauth2/token");
                shot(uri).post(uri, CLIENT, form(), SHORT);
                assertEquals(0, spare.size());
            }
        }
    }

    @Test
    void aRequestThatIsLostCostsNoOtherItsClient() throws IOException {
        AtomicInteger turn = new AtomicInteger();
        try (RawServer server = new RawServer(c -> {
            if (turn.incrementAndGet() == 2) {
                c.reset();
            } else {
                c.write(ok("{}"));
            }
        })) {
            URI uri = server.uri("/oauth2/token");
            SingleShot shot = shot(uri);
            assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));
            lost(shot.post(uri, CLIENT, form(), AMPLE));
            assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void requestsAreSentAlsoAfterItWasClosed() throws IOException {
        try (RawServer server = new RawServer(c -> c.write(ok("{}")))) {
            URI uri = server.uri("/oauth2/token");
            SingleShot shot = shot(uri);
            shot.post(uri, CLIENT, form(), AMPLE);
            shot.close();

            assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));
            assertEquals(0, spare.size());
        }
    }

    @Test
    @Requirement("P2")
    void aReplyIsNotLostWithAClientThatCannotBeKept() throws IOException {
        SpareClients full = new SpareClients(8) {
            @Override
            void spare(URI endpoint, Class<?> wire, Object client) {
                throw new OutOfMemoryError("no memory for the client");
            }
        };
        try (RawServer server = new RawServer(c -> c.write(ok("{}")))) {
            URI uri = server.uri("/oauth2/token");
            SingleShot shot =
                    new SingleShot(settings(uri, AMPLE).http(), false, CLOCK, shots.executor(), Telemetry.none(), full);

            assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));
            assertInstanceOf(PostResult.Reply.class, shot.post(uri, CLIENT, form(), AMPLE));
        }
    }
}
