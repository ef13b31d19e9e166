package io.eenjakarta.benchmark.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Profile;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.benchmark.Target;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhFiguresTest {

    private static final String OURS = run("Ours.call", ",\"params\":{\"grants\":\"1\"}", "30.0", "2.0", "1.0E-6");
    private static final String CLOCK = run("Ours.clock", "", "20.0", "0.5", "0");
    private static final String QUICK = run("Peer.quick", "", "27.0", "0.9", "48.0");
    private static final String SLOW = run("Peer.slow", "", "300.0", "\"NaN\"", "250.0");

    private final JmhFigures figures = JmhFigures.of(json(OURS, CLOCK, QUICK, SLOW));

    @Test
    void readsTimeErrorAllocationAndNumberByName() {
        assertEquals(new Figure(30, 2, 1.0E-6, 3), figures.named("Ours.call[grants=1]"));
        assertEquals(new Figure(20, 0.5, 0, 3), figures.named("Ours.clock"));
    }

    @Test
    void takesAnErrorThatIsNoNumberForNone() {
        assertTrue(Double.isNaN(figures.named("Peer.slow").error()));
        assertFalse(figures.named("Peer.slow").isSlowerThan(figures.named("Ours.clock")));
    }

    @Test
    void refusesWhatWasNotMeasuredOrMeasuredInAnotherWay() {
        assertThrows(IllegalArgumentException.class, () -> figures.named("Ours.call"));
        assertThrows(IllegalArgumentException.class, () -> JmhFigures.of(json(OURS.replace("gc.alloc", "gc.other"))));
        assertThrows(IllegalArgumentException.class, () -> JmhFigures.of(json(OURS.replace("ns/op", "ops/s"))));
    }

    @Test
    void readsTheAllocationOfAnOlderVersion() {
        JmhFigures older = JmhFigures.of(json(QUICK.replace("gc.alloc", "\u00b7gc.alloc")));
        assertEquals(48, older.named("Peer.quick").bytes());
    }

    @Test
    void isSlowerOnlyBeyondBothErrors() {
        Figure ours = new Figure(30, 2, 0, 3);
        assertFalse(ours.isSlowerThan(new Figure(27, 1, 0, 3)));
        assertTrue(ours.isSlowerThan(new Figure(27, 0.9, 0, 3)));
        assertFalse(ours.isSlowerThan(new Figure(100, 0, 0, 3)));
    }

    @Test
    void takesLessThanAnObjectInAThousandCallsForNothing() {
        assertFalse(new Figure(1, 0, 0.01, 3).allocates());
        assertTrue(new Figure(1, 0, 0.016, 3).allocates());
    }

    @Test
    void keepsToTwiceTheClock() {
        HotPath path = path(new Profile(Map.of()));
        assertTrue(path.keepsToClock(new Figure(15, 0, 0, 3)));
        assertFalse(path.keepsToClock(new Figure(14.9, 5, 0, 3)));
    }

    @Test
    void findsTheBestOfThePeers() {
        HotPath path = path(new Profile(Map.of()));
        assertEquals(
                "quick",
                path.best(List.of(Map.entry("slow", "Peer.slow"), Map.entry("quick", "Peer.quick")))
                        .getKey());
    }

    @Test
    void tellsWhatIsOnTopOfACallThatIsTooSlow() {
        Profile profile = HotPath.onTop(
                List.of(
                        List.of("java.util.concurrent.ConcurrentHashMap.get", "a.b.Ours.call", "a.b.Stub.run"),
                        List.of("java.time.Clock$SystemClock.millis", "a.b.Ours.call", "a.b.Stub.run"),
                        List.of("java.util.concurrent.ConcurrentHashMap.get", "a.b.Ours.call", "a.b.Stub.run"),
                        List.of("java.util.zip.Inflater.inflate", "a.b.Stub.run")),
                "a.b.Ours.call");
        assertEquals(new Profile(Map.of("ConcurrentHashMap.get", 2, "Clock$SystemClock.millis", 1)), profile);
        Details details = new Details();
        path(profile).judge("Ours.clock", List.of(Map.entry("quick", "Peer.quick")), details);
        String expected = "Of 3 samples of the call in a JVM of its own, in this run, these frames are on top:"
                + " 67 % ConcurrentHashMap.get, 33 % Clock$SystemClock.millis. The clock is read inside the JVM, where no samples can be taken.";
        List<Target> targets = details.targets();
        assertEquals(expected, targets.get(0).why());
        assertTrue(targets.get(2).why().startsWith(expected), targets.get(2)::why);
    }

    private HotPath path(Profile profile) {
        return new HotPath(figures, "1 held", "Ours.call[grants=1]", profile);
    }

    @Test
    void comparesTimeWithEachAndAllocationWithThoseThatAllocate() {
        Comparison comparison = new Comparison(
                "step",
                "Ours.call[grants=1]",
                List.of(Map.entry("Clock.millis()", "Ours.clock"), Map.entry("quick", "Peer.quick")));
        List<Result> results = comparison.results(figures);
        assertEquals(
                List.of("step", "step", "allocation by step"),
                results.stream().map(Result::name).toList());
        assertEquals(20 / 30.0, results.get(0).peer().orElseThrow().ratio());
        assertEquals(27 / 30.0, results.get(1).peer().orElseThrow().ratio());
        assertEquals(48 / Figure.NOTHING, results.get(2).peer().orElseThrow().ratio());
        assertEquals(3, results.get(2).samples());
        results.forEach(result -> assertEquals(result, Result.of(result.toJson())));
    }

    @Test
    void tellsOurAllocationWhenNobodyElseAllocates() {
        Comparison comparison =
                new Comparison("step", "Ours.call[grants=1]", List.of(Map.entry("Clock.millis()", "Ours.clock")));
        Result allocation = comparison.results(figures).get(1);
        assertEquals("allocation by step", allocation.name());
        assertEquals(1.0E-6, allocation.ours());
        assertTrue(allocation.peer().isEmpty());
    }

    @Test
    void saysAllWithTheirErrors() {
        Comparison comparison =
                new Comparison("step", "Ours.call[grants=1]", List.of(Map.entry("quick", "Peer.quick")));
        assertEquals(
                "step: een-jakarta 30.0 \u00b1 2.0 ns and 0 B; quick 27.0 \u00b1 0.9 ns and 48 B",
                comparison.said(figures));
    }

    private static String run(String name, String parameters, String score, String error, String bytes) {
        return "{\"benchmark\":\"io.eenjakarta.some." + name + '"' + parameters + ",\"primaryMetric\":{\"score\":"
                + score
                + ",\"scoreError\":" + error + ",\"scoreUnit\":\"ns/op\",\"rawData\":[[1.0,2.0],[3.0]]},"
                + "\"secondaryMetrics\":{\"gc.count\":{\"score\":1},\"gc.alloc.rate.norm\":{\"score\":" + bytes + "}}}";
    }

    private static JsonArray json(String... runs) {
        return Json.createReader(new StringReader('[' + String.join(",", runs) + ']'))
                .readArray();
    }
}
