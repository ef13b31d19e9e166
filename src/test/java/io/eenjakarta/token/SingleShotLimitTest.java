package io.eenjakarta.token;

import static io.eenjakarta.token.SingleShotFixture.AMPLE;
import static io.eenjakarta.token.SingleShotFixture.SHORT;
import static io.eenjakarta.token.SingleShotFixture.form;
import static io.eenjakarta.token.SingleShotFixture.lost;
import static io.eenjakarta.token.SingleShotFixture.ok;
import static io.eenjakarta.token.TokenFixture.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bounds of a post, in time and in bytes, against servers that know none. */
@Requirement("C15")
class SingleShotLimitTest {

    @RegisterExtension
    final SingleShotFixture shots = new SingleShotFixture();

    @Test
    void isOverAtTheDeadlineWhenTheHeadDrips() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.write("HTTP/1.1 200 OK\r\nX-Slow: ");
            c.repeat("x", 20);
        })) {
            assertTrue(lost(shots.post(server, SHORT)).sent());
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
            assertTrue(lost(shots.post(server, SHORT)).sent());
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void isOverAtTheDeadlineWhenNothingComes() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.awaitEnd();
            c.over().countDown();
        })) {
            assertTrue(lost(shots.post(server, SHORT)).sent());
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void keepsTheInterruptOfItsCaller() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::awaitEnd)) {
            Thread.currentThread().interrupt();
            URI uri = server.uri("/oauth2/token");
            PostResult result = shots.shot(uri).post(uri, CLIENT, form(), AMPLE);

            assertTrue(Thread.interrupted());
            lost(result);
        }
    }

    @Test
    void readsNoMoreThanTheLimitOfAnEndlessBody() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            c.repeat("400\r\n" + "x".repeat(1024) + "\r\n", 0);
        })) {
            assertEquals(new PostResult.Reply(200, Optional.empty(), Optional.empty()), shots.post(server, AMPLE));
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void readsNoMoreThanTheLimitOfTenMegabytes() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(5_000_000));
            c.repeat("x".repeat(1000), 1);
        })) {
            assertEquals(new PostResult.Reply(200, Optional.empty(), Optional.empty()), shots.post(server, AMPLE));
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws IOException {
        String body = "x".repeat(65536);
        try (RawServer server = new RawServer(c -> c.write(ok(body)))) {
            assertEquals(new PostResult.Reply(200, Optional.of(body), Optional.empty()), shots.post(server, AMPLE));
        }
    }
}
