package io.eenjakarta.benchmark.growth;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Part;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.cluster.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What grows with the number of grants at rest, of nodes and of sessions, and how. */
public final class GrowthPart {

    /** Held, or it would be collected together with its level. */
    private static final Logger OURS = Logger.getLogger("io.eenjakarta");

    private GrowthPart() {}

    /** Takes its folders and ports from system properties; ends with 1 when it could not measure. */
    public static void main(String[] args) {
        // A line for each rotation would be measured as well.
        OURS.setLevel(Level.WARNING);
        BenchSettings settings = BenchSettings.ofSystemProperties();
        List<Result> results = new ArrayList<>();
        Details details = new Details();
        int exit = 0;
        try {
            empty(settings.output(), "growth-");
            if (wants("grants")) {
                Progress.say("grants at rest");
                new GrantsAtRest(settings).measure(results, details);
            }
            if (wants("nodes")) {
                Progress.say("nodes");
                new NodesTogether(settings).measure(results, details);
            }
            if (wants("sessions")) {
                Progress.say("sessions");
                new ManySessions(settings).measure(results, details);
            }
            Part.write(settings, "growth", results, details);
            empty(settings.output(), "growth-");
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace(System.out);
            exit = 1;
        }
        System.exit(exit);
    }

    /** All of them, or those that {@code bench.growth.only} names, separated by commas. */
    private static boolean wants(String what) {
        String only = System.getProperty("bench.growth.only", "");
        return only.isBlank() || List.of(only.split(",")).contains(what);
    }

    /** Databases of an earlier run, and of this one: a million grants are a few gigabytes. */
    private static void empty(Path output, String prefix) throws IOException {
        Files.createDirectories(output);
        List<Path> folders;
        try (Stream<Path> all = Files.list(output)) {
            folders = all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList();
        }
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
