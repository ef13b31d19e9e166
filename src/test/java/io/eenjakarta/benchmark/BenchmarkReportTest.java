package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkReportTest {

    private static final Result LOGINS = Result.more("logins", "1/s", 50, "files", 100, 3);
    private static final PartRun LOGIN = new PartRun(Part.LOGIN, Duration.ofSeconds(61), PartRun.End.MEASURED);
    private static final PartRun START = new PartRun(Part.START, Duration.ofSeconds(5), PartRun.End.FAILED);

    @TempDir
    private Path folder;

    @Test
    void findsTheMiddleOfAnOddAndAnEvenNumberOfMeasurements() {
        assertEquals(2, BenchmarkReport.median(new double[] {9, 1, 2}));
        assertEquals(3, BenchmarkReport.median(new double[] {4, 100, 2, 1}));
    }

    @Test
    void readsBackWhatItWrote() {
        assertEquals(0.5, LOGINS.peer().orElseThrow().ratio());
        assertEquals(LOGINS, Result.of(LOGINS.toJson()));
        Result alone = Result.alone("frames", "%", 1.5, 900);
        assertEquals(alone, Result.of(alone.toJson()));
    }

    @Test
    void givesTheRatioOfNothingToNothingAsEvenAndLeavesOutWhatHasNoNumber() {
        assertEquals(
                1,
                Result.less("failures", "1", 0, "theirs", 0, 1)
                        .peer()
                        .orElseThrow()
                        .ratio());
        Result none = Result.less("failures", "1", 0, "theirs", 7, 1);
        assertTrue(none.toJson().isNull("ratio"));
        assertEquals(none, Result.of(none.toJson()));
    }

    @Test
    void putsTheFiguresOfAllPartsIntoOneArray() throws IOException {
        write(Part.LOGIN, new Details(), LOGINS, Result.alone("frames", "%", 1.5, 900));
        BenchmarkReport.publish(folder, List.of(LOGIN, START));
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(folder.resolve(BenchmarkReport.RESULTS)))) {
            JsonArray all = reader.readArray();
            assertEquals(2, all.size());
            Set<String> members = Set.of("name", "unit", "ours", "peer", "peer_name", "ratio", "samples");
            all.getValuesAs(JsonObject.class).forEach(one -> assertEquals(members, one.keySet()));
            assertTrue(all.getJsonObject(1).isNull("ratio"));
        }
    }

    @Test
    void showsFirstWhatWasNotReachedWithTheReason() throws IOException {
        Details details = new Details()
                .target("fast enough", true, "5 ms", "")
                .target("ahead of <files>", false, "50 beside 100", "the disk is slow");
        write(Part.LOGIN, details, LOGINS);
        String page = page(LOGIN);
        assertTrue(page.contains("1 of 2 targets are reached."));
        int missed = page.indexOf("ahead of &lt;files&gt;");
        assertTrue(missed > 0 && missed < page.indexOf("fast enough"));
        assertTrue(page.indexOf("NOT REACHED", missed) < page.indexOf("the disk is slow", missed));
    }

    @Test
    void showsAPartThatCouldNotMeasure() throws IOException {
        String page = page(START);
        assertTrue(page.contains("NOT MEASURED"));
        assertTrue(page.contains("Start-up and footprint: It failed after 5 s."));
    }

    @Test
    void givesPlotsAsTablesWithTheSlopeOfEachCurve() throws IOException {
        Plot plot = Plot.logarithmic(
                "rotation </script>",
                "grants",
                "ms",
                Plot.Series.of("ours", new Plot.Point(10, 2), new Plot.Point(1_000, 200)),
                Plot.Series.of("theirs", new Plot.Point(10, 7)));
        write(Part.LOGIN, new Details().plot(plot), LOGINS);
        String page = page(LOGIN);
        assertTrue(page.contains("ours: slope 1.00, each tenfold makes it 10.00 times"));
        assertFalse(page.contains("theirs: slope"));
        assertTrue(
                page.contains("<th scope=\"row\">1,000</th><td class=\"figure\">200</td><td class=\"figure\"></td>"));
        assertTrue(page.contains("rotation \\u003c/script>"));
    }

    @Test
    void drawsPlotsOnlyWithTheLibrary() throws IOException {
        write(Part.LOGIN, new Details(), LOGINS);
        assertFalse(page(LOGIN).contains("<script>"));
        String drawn =
                new ReportPage(List.of(), new Machine(Map.of("Processors", "2")), Optional.of("library()")).html();
        assertTrue(drawn.contains("library()"));
        assertTrue(drawn.contains("new Chart("));
        assertTrue(drawn.contains("<dt>Processors</dt><dd>2</dd>"));
    }

    @Test
    void givesFiguresWithAsManyPlacesAsSaySomething() {
        assertEquals("1,234,568", Markup.figure(1_234_567.8));
        assertEquals("12.3", Markup.figure(12.34));
        assertEquals("1.23", Markup.figure(1.234));
        assertEquals("0.123", Markup.figure(0.1234));
        assertEquals("1.2e-06", Markup.figure(0.00000123));
        assertEquals("0", Markup.figure(0));
    }

    private void write(Part part, Details details, Result... results) throws IOException {
        BenchSettings settings = new BenchSettings(folder, false, folder, folder, folder, folder, folder, 1, 2, 3, "");
        Part.write(settings, part.label(), List.of(results), details);
    }

    private String page(PartRun run) throws IOException {
        BenchmarkReport.publish(folder, List.of(run));
        return Files.readString(folder.resolve(BenchmarkReport.PAGE));
    }
}
