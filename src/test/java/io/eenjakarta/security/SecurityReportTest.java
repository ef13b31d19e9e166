package io.eenjakarta.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.RequirementRun.Result;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and the numbers say what ran, and no more. */
class SecurityReportTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<RequirementLine> LINES = List.of(
            new RequirementLine("C1", "a < b", "RFC 1", Optional.of("because of \"c\"")),
            new RequirementLine("C2", "two", "RFC 2", Optional.empty()),
            new RequirementLine("C3", "three", "RFC 3", Optional.empty()));
    private static final List<RequirementRun> RUNS = List.of(
            run("ATest", "one", "unit", Result.PASSED, "C1"),
            run("ATest", "one", "unit", Result.PASSED, "C1"),
            run("AIT", "two", "liberty", Result.PASSED, "C1"),
            run("AIT", "two", "wildfly", Result.FAILED, "C1"),
            run("AIT", "three", "wildfly", Result.SKIPPED, "C2"),
            run("AIT", "four", "wildfly", Result.PASSED, "C3"));

    @Test
    void countsMethodsOfSuitesAndLinesThatPassed() {
        SecurityFigures figures = new SecurityFigures(Map.of("histories", Json.createValue(2000)));
        assertEquals(
                "{\"requirements\":3,\"requirements_tested\":2,\"tests\":4,\"tests_failed\":1,"
                        + "\"fuzz_executions\":null,\"histories\":2000,\"findings_open\":null,\"mutation_score\":null,"
                        + "\"servers\":[\"liberty\",\"wildfly\"]}",
                new SecurityReport(new Checklist(LINES, List.of()), RUNS, figures)
                        .results()
                        .toString());
    }

    @Test
    void thePageSaysWhatFailedAndWhatDidNotRun() {
        String html = new SecurityPage(LINES, RUNS, Map.of(), List.of("C1 failed")).html();
        assertTrue(html.contains("1 of 3 lines were tested"), html);
        assertTrue(html.contains(
                "a &lt; b<p class=\"otherwise\"><strong>Decided otherwise:</strong> because of &quot;c&quot;"));
        assertTrue(html.contains("<code>AIT.<wbr>two</code> (Open Liberty, WildFly: failed)"));
        assertTrue(html.contains(
                "<code>AIT.<wbr>three</code> (WildFly: skipped)</li></ul></td><td class=\"none\">not run"));
        assertTrue(html.contains("<li>C1 failed</li>"));
        assertFalse(html.contains("<h2>Figures</h2>"));
    }

    @Test
    void readsTheFiguresOfThisBuildAlone(@TempDir Path folder) throws IOException {
        Path figures = Files.createDirectories(folder.resolve("figures"));
        Files.writeString(figures.resolve("fuzz.json"), "{\"fuzz_executions\": 7, \"fuzz_targets\": 2}");
        Path stale = Files.writeString(figures.resolve("histories.json"), "{\"histories\": 9}");
        Files.setLastModifiedTime(stale, FileTime.from(NOW.minusSeconds(1)));
        Path mutations = Files.writeString(
                folder.resolve("mutations.xml"),
                "<mutations><mutation detected='true' status='KILLED'/><mutation detected='true' status='TIMED_OUT'/>"
                        + "<mutation detected='false' status='SURVIVED'/></mutations>");
        Path threats = Files.writeString(
                folder.resolve("t.md"),
                "| a | open |\n| open doors | mended |\n| b | **Open** |\nopen\n| c | open: later |\n");
        Map<String, JsonValue> all =
                SecurityFigures.read(folder, NOW, mutations, threats).all();
        assertEquals(
                "{findings_open=3, fuzz_executions=7, fuzz_targets=2, mutation_score=66.7, mutations=3}",
                all.toString());
        Path none = folder.resolve("none");
        assertEquals(Map.of(), SecurityFigures.read(none, NOW, none, none).all());
    }

    @Test
    void knowsWhatABuildMeantToRun() {
        assertEquals(List.of("unit", "liberty"), complete());
        assertEquals(List.of("unit", "liberty"), complete("groups=security"));
        assertEquals(List.of("unit", "liberty", "wildfly"), complete("groups=security", "servers=both"));
        assertEquals(List.of("unit", "wildfly"), complete("server=wildfly", "servers=both"));
        assertEquals(List.of("unit"), complete("skipITs=true", "servers=both"));
        assertEquals(List.of("liberty"), complete("test=none"));
        assertEquals(List.of("unit"), complete("it.test=AIT"));
        assertEquals(List.of("unit"), complete("skipITs=true"));
        assertEquals(List.of(), complete("test=ATest", "it.test=AIT"));
        assertEquals(List.of(), complete("groups=slow"));
        assertEquals(List.of(), complete("skipTests=true", "servers=both"));
        assertEquals(List.of(), complete("maven.test.skip=true"));
    }

    private static List<String> complete(String... properties) {
        List<String> names =
                List.of("test", "it.test", "groups", "skipTests", "maven.test.skip", "skipITs", "server", "servers");
        List<String> build = new ArrayList<>(List.of(
                "${test}",
                "${it.test}",
                "${groups}",
                "false",
                "${maven.test.skip}",
                "${skipITs}",
                "liberty",
                "${servers}"));
        Arrays.stream(properties)
                .map(property -> property.split("=", 2))
                .forEach(property -> build.set(names.indexOf(property[0]), property[1]));
        return CompleteSuites.of(build);
    }

    private static RequirementRun run(String testClass, String method, String suite, Result result, String... ids) {
        return new RequirementRun("io." + testClass, method, method, List.of(ids), suite, result, 1, NOW);
    }
}
