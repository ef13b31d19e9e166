package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.CLIENT;
import static io.eenjakarta.token.TokenFixture.CLOCK;
import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.ws.rs.core.Form;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Posts by the real RESTEasy client on threads of one test; after the test, none of them may be busy. */
final class SingleShotFixture implements AfterEachCallback {

    static final Duration AMPLE = Duration.ofSeconds(10);
    static final Duration SHORT = Duration.ofMillis(300);

    private static final Duration HANG = Duration.ofSeconds(20);

    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        executor.shutdown();
        assertTrue(executor.awaitTermination(5, TimeUnit.SECONDS), "a worker is still busy");
    }

    /** The threads that the posts of this test run on. */
    ExecutorService executor() {
        return executor;
    }

    /** Posts {@link #form()} once, from a thread that is given up when the post hangs. */
    PostResult post(URI uri, Duration limit) {
        SingleShot shot = shot(uri);
        return assertTimeoutPreemptively(HANG, () -> shot.post(uri, CLIENT, form(), limit));
    }

    PostResult post(RawServer server, Duration limit) {
        return post(server.uri("/oauth2/token"), limit);
    }

    /** What posts, for a test that does so on its own thread or with another form. */
    SingleShot shot(URI uri) {
        return shot(settings(uri, AMPLE).http());
    }

    /** The same, with settings of the test's own. */
    SingleShot shot(Settings.Http http) {
        return new SingleShot(http, false, CLOCK, executor, Telemetry.none());
    }

    static Form form() {
        return new Form().param("grant_type", "refresh_token").param("refresh_token", "a+b/c=&d é");
    }

    static PostResult.Lost lost(PostResult result) {
        return assertInstanceOf(PostResult.Lost.class, result);
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }
}
