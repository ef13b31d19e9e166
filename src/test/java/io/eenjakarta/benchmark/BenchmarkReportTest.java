package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {

    private static final String CURRENT = "current token of a grant, 1 held";
    private static final String ALLOCATION = "allocation by current token of a grant, 1 held";

    @Test
    void findsTheMiddleOfAnOddAndAnEvenNumberOfMeasurements() {
        assertEquals(2, BenchmarkReport.median(new double[] {9, 1, 2}));
        assertEquals(3, BenchmarkReport.median(new double[] {4, 100, 2, 1}));
    }

    @Test
    void readsTheLeastTimesAndTheAllocationBesideTheClockOfTheSameRun() {
        List<Result> results = BenchmarkReport.ofJmh(jmh("[[40.0, 30.0], [31.0, 29.0]]"));
        assertEquals(
                List.of(CURRENT, ALLOCATION), results.stream().map(Result::name).toList());
        Result current = results.get(0);
        assertEquals(29, current.ours());
        assertEquals(19, current.peer().orElseThrow().value());
        assertEquals(19 / 29.0, current.peer().orElseThrow().ratio());
        assertEquals(4, current.samples());
        assertEquals(1.0E-6, results.get(1).ours());
        assertEquals(List.of(), BenchmarkReport.broken(results));
    }

    @Test
    void refusesARunWithoutTheClock() {
        assertThrows(IllegalArgumentException.class, () -> BenchmarkReport.ofJmh(JsonArray.EMPTY_JSON_ARRAY));
    }

    @Test
    void keepsThePromiseAtTwiceTheClockAndBreaksItAbove() {
        assertEquals(0, broken(40, 0).size());
        assertEquals(1, broken(40.1, 0).size());
    }

    @Test
    void breaksThePromiseByOneObjectInAThousandCalls() {
        assertEquals(0, broken(30, 0.009).size());
        assertEquals(1, broken(30, 0.016).size());
    }

    @Test
    void breaksThePromiseByFramesOfOurOwn() {
        assertEquals(0, BenchmarkReport.broken(withOwn(5)).size());
        assertEquals(1, BenchmarkReport.broken(withOwn(5.1)).size());
    }

    @Test
    void takesAPromiseWithoutAFigureAsBroken() {
        assertEquals(2, BenchmarkReport.broken(List.of()).size());
    }

    @Test
    void readsBackWhatItWrote() {
        Result beside = Result.more("pages", "requests/s", 50, "files", 100, 3);
        assertEquals(0.5, beside.peer().orElseThrow().ratio());
        assertEquals(beside, Result.of(beside.toJson()));
        Result alone = Result.alone("frames", "%", 1.5, 900);
        assertEquals(alone, Result.of(alone.toJson()));
    }

    private static List<String> broken(double nanos, double bytes) {
        return BenchmarkReport.broken(results(nanos, bytes));
    }

    private static List<Result> withOwn(double percent) {
        List<Result> results = new ArrayList<>(results(30, 0));
        results.add(Result.alone(BenchmarkReport.OWN_FRAMES + ", GET /session", "%", percent, 1000));
        return results;
    }

    private static List<Result> results(double nanos, double bytes) {
        return List.of(
                Result.less(CURRENT, "ns/op", nanos, BenchmarkReport.CLOCK, 20, 10),
                Result.alone(ALLOCATION, "B/op", bytes, 10));
    }

    private static JsonArray jmh(String times) {
        String name = BenchmarkReport.BENCHMARK;
        String text = "[{\"benchmark\":\"" + name + ".clock\",\"primaryMetric\":{\"rawData\":[[20.0, 21.0, 19.0]]}},"
                + "{\"benchmark\":\"" + name
                + ".current\",\"params\":{\"grants\":\"1\"},\"primaryMetric\":{\"rawData\":"
                + times + "},\"secondaryMetrics\":{\"gc.alloc.rate.norm\":{\"rawData\":[[1.0E-6]]}}}]";
        return Json.createReader(new StringReader(text)).readArray();
    }
}
