package io.eenjakarta.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.RequirementRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of the security checklist has a test, and what is written down of tests is believed rightly. */
class ChecklistTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void everyLineHasATest() throws IOException {
        assertEquals(List.of(), new Checklist(RequirementLine.all(), RequirementUse.all()).gaps());
    }

    @Test
    void theChecklistIsComplete() throws IOException {
        List<String> ids =
                RequirementLine.all().stream().map(RequirementLine::id).toList();
        List<String> missing = Stream.concat(
                        IntStream.rangeClosed(1, 31).mapToObj(number -> "C" + number),
                        IntStream.rangeClosed(1, 15).mapToObj(number -> "P" + number))
                .filter(id -> !ids.contains(id))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void whatWasDecidedOtherwiseIsSaid() throws IOException {
        List<RequirementLine> lines = RequirementLine.all();
        for (String id : List.of("C7", "C24")) {
            RequirementLine line = lines.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            assertTrue(line.deviation().orElse("").length() > 20, id);
        }
    }

    @Test
    void aLineWithoutATestIsAGap() {
        List<String> gaps = new Checklist(List.of(line("C1"), line("C2")), List.of(use("ATest", "C1"))).gaps();
        assertEquals(List.of("C2 has no test: what C2 asks for"), gaps);
    }

    @Test
    void anIdThatIsNoLineIsAGap() {
        List<String> gaps = new Checklist(List.of(line("C1")), List.of(use("ATest", "C1", "C99"))).gaps();
        assertEquals(List.of("C99 of ATest is no line of requirements.json"), gaps);
    }

    @Test
    void aLineOfAStrangeIdOrTwiceIsAGap() {
        List<RequirementLine> lines = List.of(line("X1"), line("C1"), line("C1"));
        List<String> gaps = new Checklist(lines, List.of(use("ATest", "X1", "C1"))).gaps();
        assertEquals(List.of("X1 lacks an id of ours, a requirement or a source", "C1 is there twice"), gaps);
    }

    @Test
    void aClassThatNobodyRunsIsAGap() {
        List<String> gaps = new Checklist(List.of(line("C1")), List.of(use("a.Tests$Inner", "C1"))).gaps();
        assertEquals(List.of("a.Tests$Inner is named neither *Test nor *IT, and nobody runs it"), gaps);
    }

    @Test
    void aFailedTestIsBroken() {
        Checklist checklist = new Checklist(List.of(line("C1")), List.of(use("ATest", "C1")));
        List<RequirementRun> runs = List.of(run("unit", Result.PASSED, "C1"), run("unit", Result.FAILED, "C1"));
        assertEquals(List.of("C1 failed: ATest works()"), checklist.broken(runs, List.of()));
    }

    @Test
    void aSuiteThatWasToBeCompleteMustHaveRunEachLineOfItsOwn() {
        Checklist checklist = new Checklist(
                List.of(line("C1"), line("C2")), List.of(use("ATest", "C1"), use("AIT", "C1"), use("BIT", "C2")));
        List<RequirementRun> runs = List.of(
                run("unit", Result.PASSED, "C1"),
                run("liberty", Result.PASSED, "C1"),
                run("liberty", Result.SKIPPED, "C2"),
                run("wildfly", Result.PASSED, "C2"));
        assertEquals(List.of(), checklist.broken(runs, List.of("unit")));
        assertEquals(
                List.of(
                        "C1 had no test run in wildfly: what C1 asks for",
                        "C2 had no test run in liberty: what C2 asks for"),
                checklist.broken(runs, List.of("unit", "liberty", "wildfly")));
    }

    @Test
    void recordsOfAnEarlierBuildAreNotBelieved(@TempDir Path output) throws IOException {
        RequirementRun earlier = run("unit", Result.FAILED, "C1");
        RequirementRun later = new RequirementRun(
                "ATest", "works", "works()", List.of("C1", "P2"), "wildfly", Result.SKIPPED, 12, NOW.plusSeconds(60));
        Path folder = Files.createDirectories(RequirementRun.folder(output));
        Path stale = Files.writeString(folder.resolve("unit-1.jsonl"), earlier.toJson() + '\n');
        Path both =
                Files.writeString(folder.resolve("wildfly-2.jsonl"), earlier.toJson() + '\n' + later.toJson() + '\n');
        assertEquals(List.of(later), RequirementRun.since(NOW.plusSeconds(60), output));
        assertTrue(Files.notExists(stale) && Files.exists(both));
        assertEquals(List.of(), RequirementRun.since(NOW.plusSeconds(61), output));
    }

    private static RequirementLine line(String id) {
        return new RequirementLine(id, "what " + id + " asks for", "RFC 1", Optional.empty());
    }

    private static RequirementUse use(String testClass, String... ids) {
        return new RequirementUse(testClass, "works", List.of(ids), true);
    }

    private static RequirementRun run(String suite, Result result, String... ids) {
        return new RequirementRun("ATest", "works", "works()", List.of(ids), suite, result, 1, NOW);
    }
}
