package io.eenjakarta.token;

import static io.eenjakarta.token.SingleShotFixture.AMPLE;
import static io.eenjakarta.token.SingleShotFixture.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what of the reply comes back. */
class SingleShotTest {

    @RegisterExtension
    final SingleShotFixture shots = new SingleShotFixture();

    @Test
    @Requirement("C14")
    void sendsTheDocumentedRequestAndNothingElse() throws IOException {
        try (RawServer server = new RawServer(c -> c.write(ok("{\"a\":1}")))) {
            PostResult result = shots.post(server, AMPLE);

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

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Requirement("C14")
    void followsNoRedirect(int status) throws IOException {
        try (RawServer server = new RawServer(c -> c.write("HTTP/1.1 " + status + " Elsewhere\r\nLocation: http://"
                + c.request()
                        .lines()
                        .filter(l -> l.startsWith("Host: "))
                        .findFirst()
                        .orElseThrow()
                        .substring(6)
                + "/elsewhere\r\nContent-Length: 0\r\n\r\n"))) {
            assertEquals(new PostResult.Reply(status, Optional.of(""), Optional.empty()), shots.post(server, AMPLE));
            assertEquals(1, server.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: gibberish", "Content-Type: ;;;", "Content-Type:", "X-None: 1"})
    @Requirement("C15")
    void keepsTheReplyWhateverItsContentType(String header) throws IOException {
        String reply = ok("{}").replace("Content-Type: application/json", header);
        try (RawServer server = new RawServer(c -> c.write(reply))) {
            assertEquals(new PostResult.Reply(200, Optional.of("{}"), Optional.empty()), shots.post(server, AMPLE));
        }
    }

    @Test
    void tellsErrorStatusAndRetryAfter() throws IOException {
        try (RawServer server =
                new RawServer(c -> c.write("HTTP/1.1 429 No\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertEquals(
                    new PostResult.Reply(429, Optional.of("{}"), Optional.of(Duration.ofSeconds(7))),
                    shots.post(server, AMPLE));
        }
    }

    @Test
    @Requirement("C21")
    void showsNoTokenInItsResults() {
        String shown =
                new PostResult.Reply(200, Optional.of("{\"access_token\":\"topsecret\"}"), Optional.empty()).toString();
        assertEquals("status 200", shown);
    }
}
