package io.eenjakarta.token;

import static io.eenjakarta.token.SingleShotFixture.AMPLE;
import static io.eenjakarta.token.SingleShotFixture.form;
import static io.eenjakarta.token.SingleShotFixture.lost;
import static io.eenjakarta.token.SingleShotFixture.ok;
import static io.eenjakarta.token.TokenFixture.CLIENT;
import static io.eenjakarta.token.TokenFixture.CLOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many posts there are at a time, and by which way they go. */
class SingleShotPlacesTest {

    @RegisterExtension
    final SingleShotFixture shots = new SingleShotFixture();

    private SingleShot shot(Optional<URI> proxy) {
        Settings.Http http = new Settings.Http(
                Duration.ofSeconds(2),
                AMPLE,
                1,
                65536,
                AMPLE,
                AMPLE,
                AMPLE,
                2,
                64,
                AMPLE,
                proxy,
                Optional.empty(),
                Optional.empty());
        return new SingleShot(http, false, CLOCK, shots.executor(), Telemetry.none());
    }

    @Test
    @Requirement("C30")
    void sendsNoMoreAtATimeThanThereArePlacesAndGivesEachBack() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (RawServer server = new RawServer(c -> {
            arrived.countDown();
            await(answer);
            c.write(ok("{}"));
        })) {
            URI uri = server.uri("/oauth2/token");
            SingleShot one = shot(Optional.empty());
            Future<PostResult> first = shots.executor().submit(() -> one.post(uri, CLIENT, form(), AMPLE));
            await(arrived);

            assertEquals(
                    new PostResult.Lost("too many token requests at a time", false),
                    one.post(uri, CLIENT, form(), AMPLE));
            answer.countDown();
            assertInstanceOf(PostResult.Reply.class, first.get());
            assertInstanceOf(PostResult.Reply.class, one.post(uri, CLIENT, form(), AMPLE));
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void givesAPlaceBackThatWasOfNoUse() throws Exception {
        RawServer closed = new RawServer(c -> c.write(ok("{}")));
        closed.close();
        SingleShot one = shot(Optional.empty());
        URI uri = closed.uri("/oauth2/token");
        PostResult first = one.post(uri, CLIENT, form(), AMPLE);

        assertEquals(lost(first), one.post(uri, CLIENT, form(), AMPLE));
    }

    @Test
    void goesThroughTheProxy() throws IOException {
        try (RawServer proxy = new RawServer(c -> c.write(ok("{}")))) {
            PostResult result = shot(Optional.of(proxy.uri("")))
                    .post(URI.create("http://nobody.invalid/oauth2/token"), CLIENT, form(), AMPLE);

            assertInstanceOf(PostResult.Reply.class, result);
            assertEquals(
                    "POST http://nobody.invalid/oauth2/token HTTP/1.1",
                    proxy.requests().get(0).lines().findFirst().orElseThrow());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
