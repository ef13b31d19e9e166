package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.FaultArming;
import io.eenjakarta.simulator.SocketFault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is no picture becomes a placeholder, and leaves the way to the API open: there are two connections. Of each fault there are
 * as many as are met, for the client asks again by itself when a connection breaks.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class StrangePicturesIT {

    private static final Duration AGE = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(40);

    private final EenSimulator simulator = Provider.simulator();
    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of(
                "een.preview-age", AGE.toString(),
                "een.api-connections", "2",
                "een.connect-timeout", "PT1S",
                "een.image-timeout", "PT1S"));
    }

    @BeforeEach
    void signIn() {
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
    }

    @AfterEach
    void clear() {
        simulator.faults().clear();
    }

    private void assertNone(int times, Consumer<FaultArming> fault) throws InterruptedException {
        awaitOldAge();
        fault.accept(simulator.faults().all(EndPoint.LIVE_IMAGE));
        for (int i = 0; i < times; i++) {
            HttpResponse<String> none = look("100d4c4" + (1 + i));
            assertEquals(503, none.statusCode());
            assertEquals(
                    "no-picture",
                    none.headers().firstValue("Een-Picture-Trouble").orElse(""));
            assertTrue(none.body().contains("<svg"));
        }
        simulator.faults().clear();
        assertTrue(Await.within(LONG, () -> look("100d4c48").statusCode() == 200), "the way is open");
    }

    /** What came of a picture a moment ago, good or bad, is shown again. */
    private static void awaitOldAge() throws InterruptedException {
        Thread.sleep(AGE.toMillis());
    }

    private HttpResponse<String> look(String camera) {
        return browser.open("/cameras/" + camera + "/preview.jpeg");
    }

    @Test
    void takesNoPageForAPicture() throws InterruptedException {
        assertNone(3, fault -> fault.html(200));
    }

    @Test
    void takesNoPartOfAPictureForOne() throws InterruptedException {
        assertNone(3, FaultArming::malformedJson);
        assertNone(3, FaultArming::emptyBody);
    }

    @Test
    void takesNothingThatIsTooLarge() throws InterruptedException {
        assertNone(3, FaultArming::hugeBody);
    }

    @Test
    void givesUpABodyWithoutAnEnd() throws InterruptedException {
        assertNone(3, fault -> fault.socket(SocketFault.ENDLESS_BODY));
        assertTrue(simulator.awaitOpenFaultConnections(0, LONG), "its connections are closed");
    }

    @Test
    void survivesConnectionsThatBreak() throws InterruptedException {
        assertNone(3, fault -> fault.socket(SocketFault.RESET));
    }

    /** Both at once: the deadline ends them, and not the time between two bytes. */
    @Test
    void givesUpAPictureThatComesByTheByte() throws InterruptedException {
        awaitOldAge();
        simulator.faults().dripEvery(Duration.ofMillis(500));
        simulator.faults().next(1, EndPoint.LIVE_IMAGE).socket(SocketFault.DRIP_BODY);
        simulator.faults().next(1, EndPoint.LIVE_IMAGE).socket(SocketFault.DRIP_HEAD);
        List<CompletableFuture<HttpResponse<String>>> looks = new ArrayList<>(IntStream.of(1, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> look("100d4c4" + i)))
                .toList());
        for (CompletableFuture<HttpResponse<String>> one : looks) {
            assertEquals(503, one.join().statusCode());
        }
        assertTrue(simulator.awaitOpenFaultConnections(0, LONG), "the connections are closed");
        assertEquals(200, look("100d4c43").statusCode());
    }
}
