package io.eenjakarta.vms;

import static io.eenjakarta.vms.StreamBench.GATE;
import static io.eenjakarta.vms.StreamBench.LONG;
import static io.eenjakarta.vms.StreamBench.QUAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.StreamFault;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.StreamBench.Viewer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who watches what together, and how long. */
class LiveStreamsTest {

    private StreamBench bench = new StreamBench();

    private void with(String... settings) {
        bench.close();
        bench = new StreamBench(settings);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void showsPicturesOfOneConnectionToAllOfAnAccount() {
        GrantId ada = bench.grants.signIn("ada");
        GrantId grace = bench.grants.signIn("grace");
        Viewer first = bench.watch(ada, GATE);
        LiveFrame shown = first.sees();
        assertEquals((byte) 0xff, shown.jpeg()[0]);
        assertEquals((byte) 0xd8, shown.jpeg()[1]);
        assertEquals("LiveFrame[" + shown.jpeg().length + " bytes, " + shown.at() + "]", shown.toString());
        List<Viewer> others = List.of(bench.watch(ada, GATE), bench.watch(grace, GATE), bench.watch(grace, GATE));
        others.forEach(viewer -> viewer.sees(3));
        first.sees(3);
        assertEquals(1, bench.played.opened(GATE));
        assertEquals(1, bench.played.open(GATE));
        assertFalse(first.hadToWait());
    }

    @Test
    void handsTheSameBytesToAll() {
        GrantId ada = bench.grants.signIn("ada");
        bench.simulator.faults().next(EndPoint.LIVE_STREAM).stream(StreamFault.SILENCE, 1);
        Viewer first = bench.watch(ada, GATE);
        LiveFrame shown = first.sees();
        assertSame(shown, bench.watch(ada, GATE).sees(), "who comes later sees at once what there is");
    }

    @Test
    void opensAnotherForAnotherAccountAndAnotherCamera() {
        GrantId ada = bench.grants.signIn("ada");
        List.of(GATE, QUAY).forEach(camera -> bench.watch(ada, camera).sees());
        GrantId linus = bench.grants.signIn("linus");
        assertThrows(VmsException.NotFound.class, () -> bench.watch(linus, GATE));
        assertEquals(1, bench.played.opened(GATE));
        assertEquals(1, bench.played.opened(QUAY));
    }

    @Test
    void letsNobodyWatchWhoMayNot() {
        GrantId ada = bench.grants.signIn("ada");
        GrantId grace = bench.grants.signIn("grace");
        bench.watch(ada, GATE).sees();
        bench.simulator.rights().hide("ca0f61ac", List.of(GATE));
        assertThrows(VmsException.NotFound.class, () -> bench.watch(grace, GATE));
        bench.simulator.rights().blind("ca0f61ac");
        assertThrows(VmsException.Forbidden.class, () -> bench.watch(grace, QUAY));
        assertEquals(0, bench.played.opened(QUAY));
    }

    @Test
    void endsWhoLosesTheRightAndNobodyElse() {
        GrantId ada = bench.grants.signIn("ada");
        GrantId grace = bench.grants.signIn("grace");
        Viewer leading = bench.watch(grace, GATE);
        leading.sees();
        Viewer other = bench.watch(ada, GATE);
        bench.simulator.rights().blind("ca0f61ac");
        assertEquals(StreamEnd.NOT_ALLOWED, leading.ends());
        other.sees(5);
        assertTrue(other.goesOn());
        assertFalse(other.hadToWait());
        bench.awaitOpen(GATE, 1);
        assertEquals(2, bench.played.opened(GATE), "it was opened under her grant");
    }

    @Test
    void endsWhoIsLoggedOutAndWhoseGrantDies() {
        GrantId ada = bench.grants.signIn("ada");
        GrantId grace = bench.grants.signIn("grace");
        GrantId third = bench.grants.signIn("ada");
        Viewer leading = bench.watch(ada, GATE);
        leading.sees();
        Viewer second = bench.watch(grace, GATE);
        Viewer stays = bench.watch(third, GATE);
        bench.grants.logOut(ada);
        assertEquals(StreamEnd.NEEDS_LOGIN, leading.ends());
        bench.grants.die(grace);
        assertEquals(StreamEnd.NEEDS_LOGIN, second.ends());
        stays.sees(5);
        assertTrue(stays.goesOn());
        assertEquals(1, bench.played.open(GATE));
        bench.grants.logOut(third);
        assertEquals(StreamEnd.NEEDS_LOGIN, stays.ends());
        bench.awaitOpen(GATE, 0);
    }

    @Test
    void goesOnWhileTheVaultIsAway() {
        GrantId ada = bench.grants.signIn("ada");
        Viewer viewer = bench.watch(ada, GATE);
        viewer.sees();
        bench.grants.vaultAway = true;
        viewer.sees(20);
        bench.grants.vaultAway = false;
        viewer.sees(5);
        assertTrue(viewer.goesOn());
        assertEquals(1, bench.played.opened(GATE));
    }

    @Test
    void endsWhoseRightCannotBeToldForLong() {
        GrantId ada = bench.grants.signIn("ada");
        Viewer viewer = bench.watch(ada, GATE);
        viewer.sees();
        bench.simulator.faults().all(EndPoint.FEEDS).unavailable();
        assertEquals(StreamEnd.UNAVAILABLE, viewer.ends());
    }

    @Test
    void keepsTheConnectionForAWhileAndThenNot() {
        with("een.live.linger", "PT1S");
        GrantId ada = bench.grants.signIn("ada");
        Viewer first = bench.watch(ada, GATE);
        first.sees();
        first.watch.close();
        first.watch.close();
        Viewer second = bench.watch(ada, GATE);
        second.sees(3);
        assertEquals(1, bench.played.opened(GATE));
        second.watch.close();
        bench.awaitOpen(GATE, 0);
        assertTrue(first.goesOn(), "who has closed hears nothing more");
        bench.watch(ada, GATE).sees();
        assertEquals(2, bench.played.opened(GATE));
    }

    @Test
    void limitsWhoWatches() {
        with("een.live.viewers", "3", "een.live.viewers-per-grant", "2");
        GrantId ada = bench.grants.signIn("ada");
        GrantId grace = bench.grants.signIn("grace");
        Viewer first = bench.watch(ada, GATE);
        bench.watch(ada, QUAY);
        assertEquals("tooManyViewers", throttled(ada, GATE).reason());
        bench.watch(grace, GATE);
        throttled(grace, GATE);
        first.watch.close();
        bench.watch(ada, GATE).sees();
    }

    @Test
    void limitsConnectionsOfAGrantAndLetsIdleOnesGiveWay() {
        with("een.live.connections-per-grant", "1", "een.live.linger", "PT1M");
        GrantId ada = bench.grants.signIn("ada");
        GrantId grace = bench.grants.signIn("grace");
        Viewer first = bench.watch(ada, GATE);
        first.sees();
        throttled(ada, QUAY);
        bench.watch(grace, QUAY).sees();
        bench.watch(ada, QUAY).sees();
        first.watch.close();
        bench.watch(ada, "100d4c43").sees();
        bench.awaitOpen(GATE, 0);
    }

    private VmsException throttled(GrantId grant, String camera) {
        return assertThrows(VmsException.Throttled.class, () -> bench.watch(grant, camera));
    }

    @Test
    void oneFailingViewerHarmsNobodyElse() {
        GrantId ada = bench.grants.signIn("ada");
        GrantScope.call(
                ada,
                () -> bench.streams.watch(GATE, new StreamViewer() {
                    @Override
                    public void frame(LiveFrame frame) {
                        throw new IllegalStateException("mine");
                    }

                    @Override
                    public void waiting() {}

                    @Override
                    public void ended(StreamEnd why) {}
                }));
        Viewer other = bench.watch(ada, GATE);
        other.sees(5);
        assertEquals(1, bench.played.opened(GATE));
    }

    @Test
    void leavesNothingBehindWhenTheApplicationEnds() throws Exception {
        GrantId ada = bench.grants.signIn("ada");
        Viewer one = bench.watch(ada, GATE);
        Viewer other = bench.watch(ada, QUAY);
        one.sees();
        other.sees();
        bench.streams.close();
        assertEquals(StreamEnd.STOPPED, one.ends());
        assertEquals(StreamEnd.STOPPED, other.ends());
        assertTrue(bench.played.awaitOpen(0, LONG));
        assertEquals(
                "stopping",
                assertThrows(VmsException.Unavailable.class, () -> bench.watch(ada, GATE))
                        .reason());
        bench.executor.shutdown();
        assertTrue(bench.executor.awaitTermination(LONG.toSeconds(), TimeUnit.SECONDS));
        for (Thread thread : bench.threads) {
            thread.join(LONG.toMillis());
            assertFalse(thread.isAlive(), thread.toString());
        }
    }

    @Test
    void tellsWhyNobodyMayWatch() {
        assertTrue(assertThrows(VmsException.Unauthorized.class, () -> bench.streams.watch(GATE, new Viewer()))
                .needsLogin());
        GrantId ada = bench.grants.signIn("ada");
        bench.grants.die(ada);
        assertTrue(assertThrows(VmsException.Unauthorized.class, () -> bench.watch(ada, GATE))
                .needsLogin());
        GrantId grace = bench.grants.signIn("grace");
        assertThrows(VmsException.NotFound.class, () -> bench.watch(grace, "100d4fff"));
    }
}
