package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarClassesTest {

    private static final String PLACE = "WEB-INF/classes/io/eenjakarta/benchmark/";

    @TempDir
    private Path folder;

    @Test
    void makesAWarAndAddsToIt() throws IOException {
        Path war = folder.resolve("some.war");
        assertEquals(war, WarClasses.put(war, Target.class));
        WarClasses.put(war, Target.class, Slope.class);
        try (ZipFile zip = new ZipFile(war.toFile())) {
            List<String> files = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .sorted()
                    .toList();
            assertEquals(List.of(PLACE + "Slope.class", PLACE + "Target.class"), files);
            assertArrayEquals(
                    Slope.class.getResourceAsStream("Slope.class").readAllBytes(),
                    zip.getInputStream(zip.getEntry(PLACE + "Slope.class")).readAllBytes());
        }
    }
}
