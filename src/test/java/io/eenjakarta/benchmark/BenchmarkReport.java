package io.eenjakarta.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Puts the figures of all parts of a run together: {@code results.json} for machines, {@code index.html} for people. */
public final class BenchmarkReport {

    static final String RESULTS = "results.json";
    static final String PAGE = "index.html";

    private BenchmarkReport() {}

    /**
     * What a part has handed over.
     *
     * @param results nothing when it could not measure
     */
    record Measured(PartRun run, List<Result> results, Details details) {}

    /**
     * Writes both files once more, of what the parts have left in a folder.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<PartRun> runs = Stream.of(Part.values())
                .filter(part -> Files.exists(part.results(folder)))
                .map(part -> new PartRun(part, part.budget(false), PartRun.End.MEASURED))
                .toList();
        publish(folder, runs);
    }

    /** Writes both files. */
    static void publish(Path folder, List<PartRun> runs) throws IOException {
        List<Measured> parts = new ArrayList<>();
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (PartRun run : runs) {
            Measured part = read(folder, run);
            parts.add(part);
            part.results().forEach(result -> all.add(result.toJson()));
        }
        Files.writeString(folder.resolve(RESULTS), lines(all.build()), UTF_8);
        Files.writeString(
                folder.resolve(PAGE), new ReportPage(parts, Machine.here(), ChartLibrary.source()).html(), UTF_8);
    }

    /** The middle one, or what lies between the two in the middle. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Measured read(Path folder, PartRun run) throws IOException {
        if (!run.measured()) {
            return new Measured(run, List.of(), new Details());
        }
        try (JsonReader results =
                        Json.createReader(Files.newBufferedReader(run.part().results(folder)));
                JsonReader details =
                        Json.createReader(Files.newBufferedReader(run.part().details(folder)))) {
            return new Measured(
                    run,
                    results.readArray().getValuesAs(JsonObject.class).stream()
                            .map(Result::of)
                            .toList(),
                    Details.of(details.readObject()));
        }
    }

    private static String lines(JsonArray results) {
        List<String> each = results.stream().map(Object::toString).toList();
        return "[\n" + String.join(",\n", each) + "\n]\n";
    }
}
