package io.eenjakarta.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the simulator's jar needs beside it: a JSON-P implementation, JUnit for one class, and nothing of this project. */
class SimulatorAloneTest {
    private static final String TESTS = ".*(Test|\\.Caller)(\\$.*)?";

    private final JavaClasses classes = new ClassFileImporter().importPackagesOf(EenSimulator.class);

    @Test
    void onlyTheExtensionNeedsJUnitAndNobodyNeedsTheExtension() {
        noClasses()
                .that()
                .haveNameNotMatching(TESTS)
                .and()
                .doNotBelongToAnyOf(SimulatedProvider.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SimulatedProvider.class)
                .check(classes);
    }

    @Test
    void nothingNeedsMoreThanThePlatformAndJson() {
        noClasses()
                .that()
                .haveNameNotMatching(TESTS)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.eenjakarta.simulator",
                        "java..",
                        "javax..",
                        "com.sun.net.httpserver",
                        "jakarta.json",
                        "org.junit..")
                .check(classes);
    }

    @Test
    void theMainProgramRunsWithoutJUnit() throws Exception {
        Process process = program("0");
        try (BufferedReader output = process.inputReader()) {
            String first = String.valueOf(output.readLine());
            assertTrue(first.startsWith("Simulator of Eagle Eye Networks at http://localhost:"), first);
            assertEquals(200, status(home(first)));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void theMainProgramStartsCameraManagerWhenItHasAPort() throws Exception {
        Process process = program("0", "0");
        try (BufferedReader output = process.inputReader()) {
            String line = String.valueOf(output.readLine());
            while (!line.startsWith("Simulator of CameraManager at http://localhost:") && !line.equals("null")) {
                line = String.valueOf(output.readLine());
            }
            assertEquals(200, status(home(line)));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Process program(String... arguments) throws IOException {
        String path = Stream.of(
                        EenSimulator.class,
                        Json.class,
                        Json.createObjectBuilder().getClass())
                .map(SimulatorAloneTest::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                path,
                EenSimulator.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static URI home(String announcement) {
        return URI.create(announcement.substring(announcement.indexOf("http")) + "/");
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String place(Class<?> one) {
        try {
            return Path.of(one.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
