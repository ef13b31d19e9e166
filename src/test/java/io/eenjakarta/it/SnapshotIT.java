package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.host.ClockServlet;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of CameraManager are made on demand, a few at a time, and have to be kept: one call, however many look. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class SnapshotIT {

    private static final int SHOP_FLOOR = 381001;
    private static final Duration HANG = Duration.ofSeconds(30);

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();
    private final ExecutorService lookers = Executors.newCachedThreadPool();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.warWith(Map.of("cameramanager.snapshot-age", "PT5M"))
                .addPackage(ClockServlet.class.getPackage());
    }

    @BeforeEach
    void signIn() {
        assertEquals(200, Person.MIA.signIn(browser, "/account").statusCode());
    }

    @AfterEach
    void realTime() {
        lookers.shutdownNow();
        Host.clockAhead(Duration.ZERO);
    }

    @Test
    void asksOnceForAllWhoLookUntilThePictureIsOld() throws Exception {
        assertEquals(200, look(browser, SHOP_FLOOR));
        assertEquals(200, look(browser, SHOP_FLOOR));
        assertEquals(Map.of(SHOP_FLOOR, 1), simulator.snapshots());
        Host.clockAhead(Duration.ofMinutes(6));
        assertAll200(inParallel(30, SHOP_FLOOR));
        assertEquals(Map.of(SHOP_FLOOR, 2), simulator.snapshots());
    }

    @Test
    void keepsThePicturesOfEachCameraApart() {
        assertEquals(200, look(browser, SHOP_FLOOR));
        assertEquals(200, look(browser, 381002));
        assertEquals(Map.of(SHOP_FLOOR, 1, 381002, 1), simulator.snapshots());
    }

    @Test
    void keepsAFailureForASecondOnly() {
        simulator.faults().unavailableCamera("" + SHOP_FLOOR);
        assertEquals(503, look(browser, SHOP_FLOOR));
        simulator.faults().clear();
        Host.clockAhead(Duration.ofSeconds(1));
        assertEquals(200, look(browser, SHOP_FLOOR));
        assertEquals(Map.of(SHOP_FLOOR, 2), simulator.snapshots());
    }

    /** The cameras of an account that was connected: the same, while those of the other provider are soon too old. */
    @Test
    void keepsThePicturesOfAConnectedAccountToo() {
        Browser harbour = new Browser();
        Person.ADA.signIn(harbour, "/account");
        Person.MIA.connect(harbour);
        String linked = "/cameras/cameramanager/71001/52301/" + SHOP_FLOOR + "/preview.jpeg";
        assertEquals(200, harbour.open(linked).statusCode());
        assertEquals(200, harbour.open(linked).statusCode());
        assertEquals(Map.of(SHOP_FLOOR, 1), simulator.snapshots());
        Provider.simulator().posts().clear();
        assertEquals(200, harbour.open("/cameras/100d4c41/preview.jpeg").statusCode());
        Host.clockAhead(Duration.ofSeconds(2));
        assertEquals(200, harbour.open("/cameras/100d4c41/preview.jpeg").statusCode());
        assertEquals(2, Provider.simulator().posts().apiCalls().size());
        Person.disconnectAll(harbour);
    }

    /** A browser loads a page of cameras by six connections, which are more than the platform likes. */
    @Test
    void asksForNoMoreThanThePlatformMakesAtATime() throws Exception {
        Gate gate = simulator.faults().next(4, EndPoint.LIVE_IMAGE).hold();
        List<Future<Integer>> looks = new ArrayList<>();
        for (int camera : new int[] {SHOP_FLOOR, 381002, 381003, 381004, 381005, 381006}) {
            looks.addAll(inParallel(1, camera));
        }
        assertTrue(gate.awaitArrivals(4, HANG));
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        assertEquals(4, simulator.snapshots().size(), "nobody else is let in meanwhile");
        gate.open();
        assertEquals(List.of(200, 200, 503, 200, 200, 404), statuses(looks));
        assertTrue(simulator.posts().apiCalls().stream().noneMatch(call -> call.status() == 429));
    }

    private static int look(Browser of, int camera) {
        return of.open("/cameras/" + camera + "/preview.jpeg").statusCode();
    }

    private List<Future<Integer>> inParallel(int times, int camera) {
        List<Future<Integer>> looks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            looks.add(lookers.submit(() -> look(browser, camera)));
        }
        return looks;
    }

    private static void assertAll200(List<Future<Integer>> looks) throws Exception {
        assertTrue(statuses(looks).stream().allMatch(status -> status == 200));
    }

    private static List<Integer> statuses(List<Future<Integer>> looks) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : looks) {
            statuses.add(one.get());
        }
        return statuses;
    }
}
