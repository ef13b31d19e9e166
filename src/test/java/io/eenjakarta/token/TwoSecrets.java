package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static io.eenjakarta.token.TokenFixture.settings;

import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A client with an old and a new secret, and a server that answers each of them as told: at first it refuses the old one
 * and takes the new one.
 */
final class TwoSecrets implements BeforeEachCallback, AfterEachCallback {

    static final Answer GRANTED =
            new Answer(200, "{\"access_token\":\"at-s3cret\",\"refresh_token\":\"rt-s3cret\",\"expires_in\":60}");
    static final Answer INVALID_CLIENT = new Answer(401, "{\"error\":\"invalid_client\"}");
    static final Answer INVALID_GRANT = new Answer(400, "{\"error\":\"invalid_grant\"}");
    static final Answer BARE_401 = new Answer(401, "");
    static final Answer OK = new Answer(200, "");
    static final Answer BROKEN = new Answer(503, "");
    static final Answer SILENCE = new Answer(0, "");

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final ClientCredentials BOTH =
            new ClientCredentials("client-1", new Secret("s3cret-1"), Optional.of(new Secret("s3cret-2")));

    /** What one secret gets at one end point. */
    record Answer(int status, String body) {}

    /** Stands still, but for what the server is said to take for an answer. */
    private static final class Hands extends Clock {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    volatile Answer oldAtToken = INVALID_CLIENT;
    volatile Answer oldAtRevoke = BARE_401;
    volatile Answer newAtToken = GRANTED;
    volatile Answer newAtRevoke = OK;
    /** How much time passes with each answer. */
    volatile Duration each = Duration.ZERO;

    private final Hands clock = new Hands();
    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);
    private RawServer server;
    private TokenClient client;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = new RawServer(this::answer);
        client = TokenFixture.client(settings(server.uri("/"), DEADLINE, BOTH), clock, executor);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
        executor.shutdownNow();
    }

    private void answer(RawServer.Connection connection) throws IOException {
        clock.now = clock.now.plus(each);
        Answer answer =
                switch (brief(connection.request())) {
                    case "token old" -> oldAtToken;
                    case "token new" -> newAtToken;
                    case "revoke old" -> oldAtRevoke;
                    default -> newAtRevoke;
                };
        if (answer == SILENCE) {
            connection.awaitEnd();
        } else {
            connection.write("HTTP/1.1 " + answer.status + " X\r\nContent-Length: " + answer.body.length() + "\r\n\r\n"
                    + answer.body);
        }
    }

    TokenClient client() {
        return client;
    }

    /** End point and secret of each request so far, as in {@code token old}. */
    List<String> sent() {
        return server.requests().stream().map(TwoSecrets::brief).toList();
    }

    private static String brief(String request) {
        boolean old = request.contains(": " + BOTH.basicHeader().reveal() + "\r\n");
        return request.split(" ")[1].substring("/oauth2/".length()) + (old ? " old" : " new");
    }
}
