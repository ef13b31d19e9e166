package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.GrantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes: one reads, all hand on. */
class EventNodesTest {

    private final EventsBench bench = new EventsBench();
    private final GrantId ada = bench.grants.signIn("ada");
    private final EventsBench.Node one = bench.node();
    private final EventsBench.Node other = bench.node();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void haveOneSubscription() {
        EventsBench.Viewer first = one.watch(ada, EventsBench.GATE);
        EventsBench.Viewer second = other.watch(ada, EventsBench.GATE);
        List<String> happened = bench.happen("e", 20);
        assertEquals(happened, first.sees(20));
        assertEquals(happened, second.sees(20));
        assertEquals(1, bench.platform.opened());
        assertEquals(List.of(1, 0), List.of(one.events.held(), other.events.held()));
    }

    @Test
    void goOnReadingForOthers() {
        EventsBench.Viewer first = one.watch(ada, EventsBench.GATE);
        EventsBench.Viewer second = other.watch(ada, EventsBench.GATE);
        first.watch.close();
        bench.happen("e", 1);
        assertEquals(List.of("e0"), second.sees(1));
        assertEquals(1, one.events.held());
        second.watch.close();
        Eventually.holds(() -> one.events.held() == 0, "nobody wants it any more");
        Eventually.holds(() -> bench.platform.size() == 0, "the subscription is deleted");
    }

    @Test
    void takeOverFromOneThatStops() {
        EventsBench.Viewer stopped = one.watch(ada, EventsBench.GATE);
        EventsBench.Viewer viewer = other.watch(ada, EventsBench.GATE);
        List<String> happened = new ArrayList<>(bench.happen("a", 5));
        one.events.stop();
        happened.addAll(bench.happen("b", 5));
        Eventually.holds(() -> other.events.held() == 1, "it is taken over");
        bench.awaitOpen(1);
        happened.addAll(bench.happen("c", 5));
        assertEquals(happened, viewer.sees(15));
        assertFalse(viewer.hasMore());
        assertEquals(FeedEnd.STOPPED, stopped.ends());
        assertEquals(1, bench.platform.made(), "the subscription was left to the next");
    }

    /** The first node reads on without knowing, until the vault refuses what it brings. */
    @Test
    void takeOverFromOneThatCannotSayThatItHolds() {
        EventsBench.Viewer first = one.watch(ada, EventsBench.GATE);
        EventsBench.Viewer second = other.watch(ada, EventsBench.GATE);
        List<String> happened = new ArrayList<>(bench.happen("a", 5));
        one.vault.fail("hold", "want");
        Eventually.holds(() -> other.events.held() == 1, "it is taken over");
        happened.addAll(bench.happen("b", 5));
        one.vault.mend();
        Eventually.holds(() -> one.events.held() == 0, "the first has let go");
        happened.addAll(bench.happen("c", 5));
        assertEquals(happened, second.sees(15));
        assertEquals(happened, first.sees(15));
        assertFalse(first.hasMore() || second.hasMore());
        assertTrue(first.goesOn());
    }

    @Test
    void allTellThatAGrantIsDead() {
        EventsBench.Viewer first = one.watch(ada, EventsBench.GATE);
        EventsBench.Viewer second = other.watch(ada, EventsBench.GATE);
        bench.simulator.book().killGrants();
        assertEquals(FeedEnd.NEEDS_LOGIN, first.ends());
        assertEquals(FeedEnd.NEEDS_LOGIN, second.ends());
    }
}
