package io.eenjakarta.benchmark.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.benchmark.Result;
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
        HotPath path = new HotPath(figures, "1 held", "Ours.call[grants=1]");
        assertTrue(path.keepsToClock(new Figure(15, 0, 0, 3)));
        assertFalse(path.keepsToClock(new Figure(14.9, 5, 0, 3)));
    }

    @Test
    void findsTheBestOfThePeers() {
        HotPath path = new HotPath(figures, "1 held", "Ours.call[grants=1]");
        assertEquals(
                "quick",
                path.best(List.of(Map.entry("slow", "Peer.slow"), Map.entry("quick", "Peer.quick")))
                        .getKey());
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
