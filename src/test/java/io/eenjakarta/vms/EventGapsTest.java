package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.EventFault;
import io.eenjakarta.simulator.Gate;
import io.eenjakarta.simulator.WebhookDeliveries;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked for after a gap. */
class EventGapsTest {

    private final EventsBench bench = new EventsBench("een.events.overlap", "PT1S");
    private final EventsBench.Node node = bench.node();
    private final GrantId ada = bench.grants.signIn("ada");

    @AfterEach
    void close() {
        bench.close();
    }

    private void happened(String id, String camera, long secondsAgo) {
        bench.platform.happen(WebhookDeliveries.motion(id, camera, Instant.now().minusSeconds(secondsAgo)));
    }

    /** By then the first camera's newest event is later than what is missing of the second. */
    @Test
    void isAskedForAgainWhenThatBrokeOffBetweenTwoCameras() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE, EventsBench.QUAY);
        happened("before", EventsBench.GATE, 20);
        assertEquals(List.of("before"), viewer.sees(1));
        Gate first = bench.simulator.faults().next(EndPoint.EVENTS).holdAnswer();
        bench.platform.spoil(EventFault.LOST, 2);
        happened("quay", EventsBench.QUAY, 10);
        happened("gate", EventsBench.GATE, 0);
        bench.platform.endStreams();
        assertTrue(first.awaitArrivals(1, EventsBench.LONG));
        bench.simulator.faults().next(EndPoint.EVENTS).unavailable();
        first.open();
        assertEquals(List.of("gate", "quay"), viewer.sees(2));
        assertFalse(viewer.hasMore());
    }

    /** Its successor sees the newest event of the first camera, and must not begin there. */
    @Test
    void isAskedForByTheNextNodeWhenTheFirstStoppedAmidALook() {
        node.watch(ada, EventsBench.GATE, EventsBench.QUAY);
        EventsBench.Node next = bench.node();
        EventsBench.Viewer viewer = next.watch(ada, EventsBench.GATE, EventsBench.QUAY);
        happened("before", EventsBench.GATE, 20);
        assertEquals(List.of("before"), viewer.sees(1));
        Gate first = bench.simulator.faults().next(EndPoint.EVENTS).holdAnswer();
        bench.platform.spoil(EventFault.LOST, 2);
        happened("quay", EventsBench.QUAY, 10);
        happened("gate", EventsBench.GATE, 0);
        bench.platform.endStreams();
        assertTrue(first.awaitArrivals(1, EventsBench.LONG));
        bench.simulator.faults().all(EndPoint.EVENTS).unavailable();
        first.open();
        assertEquals(List.of("gate"), viewer.sees(1));
        node.events.stop();
        bench.simulator.faults().clear();
        assertEquals(List.of("quay"), viewer.sees(1));
        assertFalse(viewer.hasMore());
    }

    @Test
    void isSeenWhereTheClockOfThePlatformIsMinutesAhead() {
        bench.simulator.clock().advance(Duration.ofMinutes(5));
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        bench.platform.happen("before", EventsBench.GATE);
        assertEquals(List.of("before"), viewer.sees(1));
        bench.platform.spoil(EventFault.LOST, 1);
        bench.platform.happen("lost", EventsBench.GATE);
        bench.platform.endStreams();
        assertEquals(List.of("lost"), viewer.sees(1));
        assertFalse(viewer.hasMore());
    }
}
