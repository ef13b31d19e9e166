package io.eenjakarta.security;

import io.eenjakarta.security.RequirementRun.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of the checklist held against the tests that are written and against those that ran.
 *
 * @param lines in the order of the page
 * @param uses by the compiled test classes
 */
record Checklist(List<RequirementLine> lines, List<RequirementUse> uses) {

    /** What is wrong before any test runs, in words; empty when all is well. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (RequirementLine line : lines) {
            if (!known.add(line.id())) {
                gaps.add(line.id() + " is there twice");
            }
            if (!line.id().matches("[CPHFR][1-9]\\d*")
                    || line.requirement().isBlank()
                    || line.source().isBlank()) {
                gaps.add(line.id() + " lacks an id of ours, a requirement or a source");
            }
            if (uses.stream().noneMatch(use -> use.ids().contains(line.id()))) {
                gaps.add(line.id() + " has no test: " + line.requirement());
            }
        }
        for (RequirementUse use : uses) {
            use.ids().stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> gaps.add(id + " of " + use.testClass() + " is no line of requirements.json"));
            if (use.isRunByNobody()) {
                gaps.add(use.testClass() + " is named neither *Test nor *IT, and nobody runs it");
            }
        }
        return gaps;
    }

    /**
     * What the runs of a build broke, in words; empty when all is well.
     *
     * @param complete suites that this build meant to run wholly. A line with tests written for such a suite must have had
     *     one there that ran to its end
     */
    List<String> broken(List<RequirementRun> runs, Collection<String> complete) {
        List<String> broken = new ArrayList<>();
        runs.stream()
                .filter(run -> run.result() == Result.FAILED)
                .map(run -> String.join(" ", run.ids()) + " failed: " + run.testClass() + ' ' + run.displayName())
                .distinct()
                .forEach(broken::add);
        for (RequirementLine line : lines) {
            for (String suite : complete) {
                boolean written = uses.stream()
                        .filter(use -> use.isIntegrationTest() == RequirementRecorder.needsServer(suite))
                        .anyMatch(use -> use.ids().contains(line.id()));
                boolean ran = runs.stream()
                        .filter(run -> run.suite().equals(suite) && run.result() != Result.SKIPPED)
                        .anyMatch(run -> run.ids().contains(line.id()));
                if (written && !ran) {
                    broken.add(line.id() + " had no test run in " + suite + ": " + line.requirement());
                }
            }
        }
        return broken;
    }
}
