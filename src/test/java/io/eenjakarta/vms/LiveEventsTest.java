package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.simulator.WebhookDeliveries;
import io.eenjakarta.vault.GrantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What viewers of events are told, on one node. */
class LiveEventsTest {

    private final EventsBench bench = new EventsBench("een.events.viewers", "3", "een.events.feeds-per-grant", "2");
    private final EventsBench.Node node = bench.node();
    private final GrantId ada = bench.grants.signIn("ada");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void hearOfEachEventInOrder() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        List<String> happened = bench.happen("e", 30);
        assertEquals(happened, viewer.sees(30));
        assertEquals(1, viewer.marks.size());
        assertTrue(viewer.marks.get(0).matches("[A-Za-z0-9.-]{1,64}"), viewer.marks.get(0));
        assertEquals(1, bench.platform.made());
    }

    @Test
    void hearOfTheirCamerasAlone() {
        EventsBench.Viewer gate = node.watch(ada, EventsBench.GATE);
        EventsBench.Viewer both = node.watch(ada, EventsBench.GATE, EventsBench.QUAY);
        bench.platform.happen("q", EventsBench.QUAY);
        bench.platform.happen("g", EventsBench.GATE);
        assertEquals(List.of("g"), gate.sees(1));
        assertEquals(List.of("q", "g"), both.sees(2));
    }

    @Test
    void shareOneSubscriptionThatEndsWithTheLastOfThem() {
        EventsBench.Viewer one = node.watch(ada, EventsBench.GATE);
        EventsBench.Viewer other = node.watch(ada, EventsBench.GATE);
        bench.happen("e", 1);
        assertEquals(one.sees(1), other.sees(1));
        assertEquals(1, bench.platform.opened());
        one.watch.close();
        one.watch.close();
        bench.happen("f", 1);
        assertEquals(List.of("f0"), other.sees(1));
        assertFalse(one.hasMore());
        other.watch.close();
        bench.awaitOpen(0);
        Eventually.holds(() -> bench.platform.size() == 0, "the subscription is deleted");
        Eventually.holds(() -> node.events.held() == 0, "nothing is held");
    }

    @Test
    void getWhatTheyMissedWhenTheyComeBackWithAMark() {
        EventsBench.Viewer first = node.watch(ada, EventsBench.GATE);
        bench.happen("e", 5);
        List<SeenEvent> seen = new ArrayList<>();
        while (seen.size() < 5) {
            seen.add(first.sees());
        }
        first.watch.close();
        bench.awaitOpen(0);
        bench.happen("missed", 2);
        EventsBench.Viewer back = node.watch(ada, Optional.of(seen.get(2).mark()), EventsBench.GATE);
        assertEquals(List.of("e3", "e4", "missed0", "missed1"), back.sees(4));
        EventsBench.Viewer fromTheStart = node.watch(ada, Optional.of(first.marks.get(0)), EventsBench.GATE);
        assertEquals(List.of("e0", "e1", "e2", "e3", "e4", "missed0", "missed1"), fromTheStart.sees(7));
    }

    @Test
    void areToldWhenTheirMarkIsTooOld() {
        EventsBench.Viewer first = node.watch(ada, EventsBench.GATE);
        bench.happen("e", 2);
        first.sees(2);
        EventsBench.Viewer back = node.watch(ada, Optional.of("another life.7"), EventsBench.GATE);
        back.awaits(FeedState.CATCHING_UP);
        assertEquals(List.of("e0", "e1"), back.sees(2));
        back.awaits(FeedState.LIVE);
    }

    @Test
    void beginWithNowWithoutAMark() {
        Instant before = bench.simulator.clock().instant().minusSeconds(1);
        bench.platform.happen(WebhookDeliveries.motion("before", EventsBench.GATE, before));
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        bench.happen("e", 1);
        assertEquals(List.of("e0"), viewer.sees(1));
    }

    @Test
    void needALoginWhenTheirGrantEnds() {
        GrantId bob = bench.grants.signIn("ada");
        EventsBench.Viewer leaves = node.watch(ada, EventsBench.GATE);
        EventsBench.Viewer stays = node.watch(bob, EventsBench.GATE);
        bench.grants.logOut(ada);
        assertEquals(FeedEnd.NEEDS_LOGIN, leaves.ends());
        bench.happen("e", 1);
        assertEquals(List.of("e0"), stays.sees(1));
        assertFalse(leaves.hasMore());
        assertTrue(stays.goesOn());
        bench.awaitOpen(1);
    }

    @Test
    void mayNotWatchWhatTheyMayNotSee() {
        bench.simulator.rights().hide("ca0f61ab", List.of(EventsBench.GATE));
        String user = bench.grants.peek(ada).orElseThrow().owner().orElseThrow().user();
        bench.simulator.rights().hide(user, List.of(EventsBench.GATE));
        EventsBench.Viewer viewer = node.watch(ada, Optional.empty(), EventsBench.GATE);
        assertEquals(FeedEnd.NOT_ALLOWED, viewer.ends());
        bench.simulator.faults().clear();
        node.watch(ada, EventsBench.GATE);
    }

    @Test
    void areNotMoreThanMayBe() {
        node.watch(ada, EventsBench.GATE);
        node.watch(ada, EventsBench.QUAY);
        VmsException.Throttled feeds =
                assertThrows(VmsException.Throttled.class, () -> node.watch(ada, EventsBench.GATE, EventsBench.QUAY));
        assertEquals("feeds", feeds.reason());
        node.watch(ada, EventsBench.GATE);
        assertEquals(
                "viewers",
                assertThrows(VmsException.Throttled.class, () -> node.watch(ada, EventsBench.GATE))
                        .reason());
    }

    @Test
    void watchAtLeastOneCameraUnderAGrantThatLives() {
        assertThrows(VmsException.Rejected.class, () -> node.watch(ada, Optional.empty()));
        GrantId gone = new GrantId("gone");
        assertThrows(GrantException.NeedsLogin.class, () -> node.watch(gone, EventsBench.GATE));
        node.vault.fail("open");
        assertThrows(GrantException.TryLater.class, () -> node.watch(ada, EventsBench.GATE));
    }

    @Test
    void hearOfWhatCameAnotherWayOnce() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        EventIntake intake = new EventIntake(bench.shared, bench.access);
        EventFilter filter = new EventFilter(new TreeSet<>(Set.of(EventsBench.GATE)), new TreeSet<>());
        bench.happen("e", 1);
        Event event = viewer.sees().event();
        assertFalse(intake.accept(ada, filter, event), "known");
        Event other = new EventJson()
                .read(EventJson.write(event).replace("\"e0\"", "\"e1\""))
                .orElseThrow();
        assertTrue(intake.accept(ada, filter, other));
        assertFalse(intake.accept(ada, filter, other));
        assertFalse(intake.accept(new GrantId("nobody"), filter, other));
        assertEquals("e1", viewer.sees().event().id());
        assertFalse(viewer.hasMore());
    }

    @Test
    void endWithTheServerAndLeaveNoThread() {
        EventsBench.Viewer viewer = node.watch(ada, EventsBench.GATE);
        node.events.stop();
        assertEquals(FeedEnd.STOPPED, viewer.ends());
        bench.awaitOpen(0);
        assertEquals(1, bench.platform.size(), "left to other nodes");
        assertEquals(
                Optional.empty(),
                bench.shared
                        .find(List.of(new FeedKey(
                                        ada, new EventFilter(new TreeSet<>(Set.of(EventsBench.GATE)), new TreeSet<>()))
                                .id()))
                        .get(0)
                        .holder());
        bench.close();
        Eventually.holds(
                () -> bench.threads.stream()
                        .noneMatch(thread -> thread.isAlive() && thread.getState() == Thread.State.RUNNABLE),
                "nothing runs any more");
    }
}
