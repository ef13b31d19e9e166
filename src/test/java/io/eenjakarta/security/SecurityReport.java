package io.eenjakarta.security;

import io.eenjakarta.security.RequirementRun.Result;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes what a build proved of the security checklist: {@code security.html} for people, {@code results.json} for
 * machines. It ends with 1 when a test of a line failed, and when a suite was to run wholly and a line had no test there.
 */
public final class SecurityReport {

    private final Checklist checklist;
    private final List<RequirementRun> runs;
    private final SecurityFigures figures;

    SecurityReport(Checklist checklist, List<RequirementRun> runs, SecurityFigures figures) {
        this.checklist = checklist;
        this.runs = runs;
        this.figures = figures;
    }

    /**
     * @param args the folder of records and figures, to which {@code results.json} goes; the page to write; the moment from
     *     which on records count; PIT's {@code mutations.xml}; the threat model; then what tells which suites were to run
     *     wholly, see {@link CompleteSuites}
     */
    public static void main(String[] args) throws IOException {
        Path output = Path.of(args[0]);
        Instant since = Instant.parse(args[2]);
        SecurityReport report = new SecurityReport(
                new Checklist(RequirementLine.all(), RequirementUse.all()),
                RequirementRun.since(since, output),
                SecurityFigures.read(output, since, Path.of(args[3]), Path.of(args[4])));
        List<String> broken = report.checklist.broken(
                report.runs, CompleteSuites.of(List.of(args).subList(5, args.length)));
        report.write(Path.of(args[1]), output.resolve("results.json"), broken);
        System.out.println("Security checklist: " + report.results());
        if (!broken.isEmpty()) {
            broken.forEach(line -> System.err.println("BROKEN: " + line));
            System.exit(1);
        }
    }

    private void write(Path page, Path results, List<String> broken) throws IOException {
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.createDirectories(results.toAbsolutePath().getParent());
        Files.writeString(page, new SecurityPage(checklist.lines(), runs, figures.all(), broken).html());
        Files.writeString(results, results().toString() + '\n');
    }

    /** The numbers; {@code null} for what this build had no part of. */
    JsonObject results() {
        JsonObjectBuilder results = Json.createObjectBuilder()
                .add("requirements", checklist.lines().size())
                .add("requirements_tested", tested())
                .add("tests", tests(runs.stream()))
                .add("tests_failed", tests(runs.stream().filter(run -> run.result() == Result.FAILED)));
        for (String figure : List.of("fuzz_executions", "histories", "findings_open", "mutation_score")) {
            results.add(figure, figures.all().getOrDefault(figure, JsonValue.NULL));
        }
        JsonArrayBuilder servers = Json.createArrayBuilder();
        runs.stream()
                .map(RequirementRun::suite)
                .filter(RequirementRecorder::needsServer)
                .distinct()
                .sorted()
                .forEach(servers::add);
        return results.add("servers", servers).build();
    }

    private int tested() {
        return (int) checklist.lines().stream()
                .filter(line -> runs.stream()
                        .anyMatch(run ->
                                run.result() == Result.PASSED && run.ids().contains(line.id())))
                .count();
    }

    /** Methods, once for each suite, however many invocations they have. */
    private static int tests(Stream<RequirementRun> runs) {
        return (int) runs.filter(run -> run.result() != Result.SKIPPED)
                .map(run -> List.of(run.suite(), run.testClass(), run.method()))
                .distinct()
                .count();
    }
}
