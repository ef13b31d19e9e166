package io.eenjakarta.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The threat model names defences that exist: a test that was renamed or deleted leaves a hole in the page. */
class ThreatModelTest {

    private static final Path PAGE = Path.of("src/site/markdown/threat-model.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");

    private final Set<String> seen = new HashSet<>();
    private List<String[]> threats;
    private Set<String> tests;

    @BeforeEach
    void read() throws IOException {
        threats = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| T"))
                .map(line -> line.substring(1, line.length() - 1).trim().split("\\s*\\|\\s*"))
                .toList();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            tests = sources.map(source -> source.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void eachThreatHasADefenceAndATestThatExists() {
        assertTrue(threats.size() >= 40, () -> threats.size() + " threats");
        for (String[] threat : threats) {
            String id = threat[0];
            assertEquals(6, threat.length, id);
            assertTrue(seen.add(id), () -> id + " twice");
            assertTrue(threat[1].matches("[STRIDE]"), id);
            assertTrue(threat[3].length() > 3, id);
            Matcher named = TEST.matcher(threat[4]);
            int found = 0;
            while (named.find()) {
                found++;
                assertTrue(tests.contains(named.group(1)), id + ": no test " + named.group(1));
            }
            assertTrue(found > 0, id + " has no test");
        }
    }

    @Test
    void whatIsBorneSaysWhy() {
        for (String[] threat : threats) {
            assertTrue(threat[5].matches("closed|open: .{10,}|accepted: .{10,}"), threat[0] + ": " + threat[5]);
        }
    }

    @Test
    void everyLetterOfStrideHasItsThreats() {
        assertEquals(
                Set.of("S", "T", "R", "I", "D", "E"),
                threats.stream().map(threat -> threat[1]).collect(Collectors.toSet()));
    }
}
