package io.eenjakarta.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One byte is enough to be told apart. */
class ReproducibleBuildTest {

    @TempDir
    private Path first;

    @TempDir
    private Path second;

    @BeforeEach
    void twoBuilds() throws IOException {
        for (Path build : List.of(first, second)) {
            for (String artifact : List.of(
                    "een-jakarta.war",
                    "een-jakarta-classes.jar",
                    "een-jakarta-simulator.jar",
                    "een-jakarta-sources.jar",
                    "bom.json",
                    "bom.xml")) {
                Files.writeString(build.resolve(artifact), "the bytes of " + artifact);
            }
        }
    }

    @Test
    void equalBytesAreEqual() throws IOException {
        assertEquals(List.of(), ReproducibleBuild.differing(first, second));
    }

    @Test
    void oneOtherByteIsTold() throws IOException {
        Files.writeString(second.resolve("een-jakarta.war"), "the byteS of een-jakarta.war");
        assertEquals(List.of("een-jakarta.war"), ReproducibleBuild.differing(first, second));
    }

    @Test
    void aMissingArtifactIsTold() throws IOException {
        Files.delete(second.resolve("bom.xml"));
        Files.delete(first.resolve("een-jakarta.war"));
        assertEquals(List.of("een-jakarta.war", "bom.xml"), ReproducibleBuild.differing(first, second));
    }

    @Test
    void aMavenThatIsOfflineMakesNoBillOfMaterials() throws IOException {
        for (Path build : List.of(first, second)) {
            Files.delete(build.resolve("bom.json"));
            Files.delete(build.resolve("bom.xml"));
        }
        assertEquals(List.of(), ReproducibleBuild.differing(first, second));
    }
}
