package io.eenjakarta.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions an advisory concerns, and where the lists come from. */
class DependencyCheckTest {

    private static final Path LIST = Path.of("src/test/resources/io/eenjakarta/security/advisories");
    private static final String ENTRY =
            """
            {"id": "GHSA-1", "summary": "a fault", "affected": [
              {"package": {"ecosystem": "Maven", "name": "a:b"}, "versions": ["0.9-odd"], "ranges": [
                {"type": "GIT", "events": [{"introduced": "0"}]},
                {"type": "ECOSYSTEM", "events": [{"introduced": "1.0"}, {"fixed": "1.2"},
                  {"introduced": "2.0-rc1"}, {"last_affected": "2.3"}, {"introduced": "4"}]}]},
              {"package": {"ecosystem": "npm", "name": "c:d"}, "ranges": [
                {"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]%s}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "a:b:0.9, false",
        "a:b:0.9-odd, true",
        "a:b:1.0, true",
        "a:b:1.1.9, true",
        "a:b:1.10, false",
        "a:b:1.2-SNAPSHOT, true",
        "a:b:1.2, false",
        "a:b:2.0, true",
        "a:b:2.3, true",
        "a:b:2.3.1, false",
        "a:b:4.0, true",
        "a:b:99, true",
        "a:bb:1.0, false",
        "c:d:1.0, false"
    })
    void anAdvisoryConcernsTheVersionsOfItsRanges(String component, boolean concerned) throws IOException {
        Files.writeString(folder.resolve("one.json"), ENTRY.formatted(""));
        List<String> faults = DependencyCheck.faults(List.of(component), DependencyCheck.advisories(folder));
        assertEquals(concerned ? List.of(component + ": GHSA-1 a fault") : List.of(), faults);
    }

    @Test
    void aWithdrawnAdvisoryConcernsNobody() throws IOException {
        Files.writeString(folder.resolve("one.json"), ENTRY.formatted(", \"withdrawn\": \"2026-01-01T00:00:00Z\""));
        assertEquals(List.of(), DependencyCheck.faults(List.of("a:b:1.0"), DependencyCheck.advisories(folder)));
    }

    @Test
    void theListMayBeAZip() throws IOException {
        Path zip = folder.resolve("all.zip");
        try (FileSystem entries =
                FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
            Files.writeString(entries.getPath("/GHSA-1.json"), ENTRY.formatted(""));
        }
        assertEquals(
                1,
                DependencyCheck.faults(List.of("a:b:1.0"), DependencyCheck.advisories(zip))
                        .size());
    }

    @Test
    void whatIsNoEntryIsTold() throws IOException {
        Files.writeString(folder.resolve("one.json"), "<html>");
        assertTrue(assertThrows(IOException.class, () -> DependencyCheck.advisories(folder))
                .getMessage()
                .contains("one.json"));
    }

    @Test
    void theProjectsOwnListKnowsFaultsAndTheirCures() throws IOException {
        List<Advisory> advisories = DependencyCheck.advisories(LIST);
        assertEquals(
                1,
                DependencyCheck.faults(List.of("org.postgresql:postgresql:42.7.6"), advisories)
                        .size());
        assertEquals(
                0,
                DependencyCheck.faults(List.of("org.postgresql:postgresql:42.7.8"), advisories)
                        .size());
        assertEquals(
                2,
                DependencyCheck.faults(List.of("com.h2database:h2:1.4.200"), advisories)
                        .size());
        assertTrue(advisories.stream()
                .allMatch(one -> one.affected().size() == 1 && !one.summary().isEmpty()));
    }
}
