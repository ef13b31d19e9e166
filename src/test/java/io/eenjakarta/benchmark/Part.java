package io.eenjakarta.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is measured, each in a JVM of its own, in this order. */
public enum Part {
    JVM("In the JVM", "io.eenjakarta.benchmark.jvm.JvmPart", Duration.ofMinutes(3)),
    PAGE("An authenticated page, on the server", "io.eenjakarta.benchmark.page.PagePart", Duration.ofSeconds(270)),
    LOGIN("Login", "io.eenjakarta.benchmark.login.LoginPart", Duration.ofSeconds(75)),
    REFRESH("Refresh", "io.eenjakarta.benchmark.refresh.RefreshPart", Duration.ofMinutes(2)),
    GROWTH("Growth", "io.eenjakarta.benchmark.growth.GrowthPart", Duration.ofSeconds(150)),
    START("Start-up and footprint", "io.eenjakarta.benchmark.start.StartPart", Duration.ofSeconds(150));

    private static final int LONG_FORM = 10;

    private final String title;
    private final String main;
    private final Duration budget;

    Part(String title, String main, Duration budget) {
        this.title = title;
        this.main = main;
        this.budget = budget;
    }

    /** By this it is chosen, and its files are named. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** The class that measures it, by its name. */
    String main() {
        return main;
    }

    /** What it takes on a quiet machine. */
    Duration budget(boolean longForm) {
        return longForm ? budget.multipliedBy(LONG_FORM) : budget;
    }

    Path results(Path folder) {
        return folder.resolve("results-" + label() + ".json");
    }

    Path details(Path folder) {
        return folder.resolve("details-" + label() + ".json");
    }

    /**
     * Hands over what a part has measured; the last thing that it does.
     *
     * @param part its label
     */
    public static void write(BenchSettings settings, String part, List<Result> results, Details details)
            throws IOException {
        Part written = valueOf(part.toUpperCase(Locale.ROOT));
        Files.createDirectories(settings.output());
        JsonArrayBuilder array = Json.createArrayBuilder();
        results.forEach(result -> array.add(result.toJson()));
        write(written.details(settings.output()), details.toJson());
        write(written.results(settings.output()), array.build());
        results.forEach(result -> System.out.println(result.line()));
    }

    private static void write(Path file, JsonStructure json) throws IOException {
        Files.writeString(file, json.toString() + '\n');
    }
}
