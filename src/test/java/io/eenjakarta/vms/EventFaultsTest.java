package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.EventFault;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong at the platform or on the way, each event is told once. */
class EventFaultsTest {

    private final EventsBench bench = new EventsBench("een.events.limit", "20000");
    private final EventsBench.Node node = bench.node();
    private final GrantId ada = bench.grants.signIn("ada");

    @AfterEach
    void close() {
        bench.close();
    }

    /** What does not come by the stream comes with the next one. */
    @ParameterizedTest
    @EnumSource(EventFault.class)
    void areToldOnceWhateverTheStreamHolds(EventFault fault) {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        bench.platform.spoil(fault, 2);
        List<String> happened = bench.happen("e", 4);
        if (fault == EventFault.LOST) {
            assertEquals(List.of("e2", "e3"), viewer.sees(2));
            bench.platform.endStreams();
            assertEquals(List.of("e0", "e1"), viewer.sees(2));
        } else {
            assertEquals(happened, viewer.sees(4));
        }
        bench.happen("f", 1);
        assertEquals(List.of("f0"), viewer.sees(1));
        assertFalse(viewer.hasMore());
        assertEquals(fault == EventFault.LOST ? 2 : 1, bench.platform.opened());
    }

    @Test
    void areAskedForAfterAStreamThatEnds() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        List<String> happened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            happened.addAll(bench.happen(i + "a", 3));
            bench.platform.endStreams();
            happened.addAll(bench.happen(i + "b", 3));
        }
        assertEquals(happened, viewer.sees(30).stream().sorted().toList());
        assertFalse(viewer.hasMore());
        assertEquals(1, bench.platform.made());
    }

    @Test
    void areAskedForAfterSilence() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        bench.platform.silent(true);
        List<String> happened = bench.happen("e", 2);
        assertEquals(happened, viewer.sees(2));
        assertTrue(bench.platform.opened() > 1);
    }

    @Test
    void comeByAnotherSubscriptionWhenTheFirstIsForgotten() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        bench.platform.lose();
        List<String> happened = bench.happen("e", 2);
        assertEquals(happened, viewer.sees(2));
        Eventually.holds(() -> bench.platform.made() == 2, "a second subscription");
        bench.happen("f", 1);
        assertEquals(List.of("f0"), viewer.sees(1));
    }

    @Test
    void goOnWhenTheTokenRotates() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        List<String> happened = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            happened.addAll(bench.happen(i + "a", 2));
            bench.simulator.book().killAccessTokens();
            happened.addAll(bench.happen(i + "b", 2));
            int rotated = i + 1;
            Eventually.holds(() -> bench.grants.renewals.size() == rotated, "a rotation");
            bench.awaitOpen(1);
        }
        assertEquals(happened, viewer.sees(12).stream().sorted().toList());
        assertFalse(viewer.hasMore());
        assertEquals(1, bench.platform.made());
        assertTrue(viewer.goesOn());
    }

    @Test
    void endWhenTheGrantDiesOfIt() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        bench.simulator.book().killGrants();
        assertEquals(FeedEnd.NEEDS_LOGIN, viewer.ends());
        bench.awaitOpen(0);
    }

    @Test
    void waitForAPlatformThatTakesNoSubscriptions() {
        bench.simulator.faults().next(EndPoint.EVENT_SUBSCRIPTIONS).unavailable();
        bench.simulator.faults().next(EndPoint.EVENT_SUBSCRIPTIONS).tooManyRequests(Duration.ofSeconds(1));
        bench.simulator.faults().next(EndPoint.EVENT_STREAM).html(502);
        EventsBench.Viewer viewer = node.watch(ada, Optional.empty(), EventsBench.GATE);
        viewer.awaits(FeedState.RECONNECTING);
        List<String> happened = bench.happen("e", 2);
        assertEquals(happened, viewer.sees(2));
        assertEquals(1, bench.platform.made());
    }

    @Test
    void followNoRedirectAndShowNoTokenToStrangers() throws Exception {
        try (ScriptedApi stranger = new ScriptedApi()) {
            bench.simulator.faults().next(EndPoint.EVENT_STREAM).redirect(stranger.base() + "/elsewhere");
            for (String host : List.of("http://stranger.example", "https://api.c001.eagleeyenetworks.com:8443", "x")) {
                bench.simulator
                        .faults()
                        .next(EndPoint.EVENT_SUBSCRIPTIONS)
                        .answer(
                                201,
                                "application/json",
                                "{\"id\":\"s\",\"deliveryConfig\":{\"type\":\"serverSentEvents.v1\",\"sseUrl\":\""
                                        + host + "/sse\"}}");
            }
            EventsBench.Viewer viewer = node.watch(ada, Optional.empty(), EventsBench.GATE);
            viewer.awaits(FeedState.LIVE);
            assertEquals(List.of(), stranger.asked());
        }
    }

    @Test
    void waitWhileTheVaultIsAway() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        bench.happen("e", 1);
        assertEquals(List.of("e0"), viewer.sees(1));
        node.vault.fail("*");
        bench.happen("f", 3);
        viewer.awaits(FeedState.RECONNECTING);
        node.vault.mend();
        assertEquals(List.of("f0", "f1", "f2"), viewer.sees(3));
        viewer.awaits(FeedState.LIVE);
        assertFalse(viewer.hasMore());
    }
}
