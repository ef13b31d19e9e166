package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the three archives of a build hold, and what they must not. */
class PackagingIT {

    private static final int MOST = 3 << 19;
    private static final String CLASSES = "WEB-INF/classes/";
    /** What looks at the server before the start, what equips API clients, and what gives a login its guard. */
    private static final Map<String, String> SERVICES = Map.of(
            "META-INF/services/jakarta.enterprise.inject.spi.Extension",
            "io.eenjakarta.provider.PlatformCheck",
            "META-INF/services/org.eclipse.microprofile.rest.client.spi.RestClientListener",
            "io.eenjakarta.vms.EagleEyeListener",
            "META-INF/services/jakarta.servlet.ServletContainerInitializer",
            "io.eenjakarta.authentication.LoginActivation");

    private static final String BEANS = "META-INF/beans.xml";

    private static final String LOG_CODES = "io/eenjakarta/provider/log-codes\\.properties";
    private static final String TEXTS = "io/eenjakarta/portal/texts_(en|nl|de)\\.properties";
    private static final String SCHEMA = "io/eenjakarta/vault/schema-\\d+\\.sql";

    /** Three archives of one build. */
    enum Archive {
        WAR(".war"),
        LIBRARY("-classes.jar"),
        SIMULATOR("-simulator.jar");

        private final Path file;

        Archive(String end) {
            file = Path.of(System.getProperty("war").replaceAll("\\.war$", end));
        }

        List<ZipEntry> entries() throws IOException {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return zip.stream().filter(entry -> !entry.isDirectory()).collect(Collectors.toList());
            }
        }

        List<String> names() throws IOException {
            return entries().stream().map(ZipEntry::getName).toList();
        }

        String text(String name) throws IOException {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes());
            }
        }
    }

    @Test
    void theWarIsSmallAndBringsNoLibrary() throws IOException {
        assertTrue(Files.size(Archive.WAR.file) < MOST, "size of the WAR");
        assertEquals(
                List.of(),
                Archive.WAR.names().stream().filter(n -> n.endsWith(".jar")).toList());
    }

    @Test
    void theWarHoldsClassesOfItsPackagesAndPagesAndNothingElse() throws IOException {
        Set<String> packages = Set.of(
                "telemetry", "provider", "token", "vault", "renewal", "vms", "callback", "authentication", "portal");
        List<String> strangers = Archive.WAR.names().stream()
                .filter(name ->
                        !name.matches(CLASSES + "io/eenjakarta/(" + String.join("|", packages) + ")/[\\w$-]+\\.class"))
                .filter(name -> SERVICES.keySet().stream().noneMatch(service -> name.equals(CLASSES + service)))
                .filter(name -> !name.matches(CLASSES + "(" + SCHEMA + "|" + LOG_CODES + "|" + TEXTS + ")"))
                .filter(name -> !name.equals(CLASSES + BEANS))
                .filter(name -> !name.matches("WEB-INF/(web|ibm-web-ext|jboss-web)\\.xml"))
                .filter(name -> !name.matches("WEB-INF/(pages/[\\w-]+\\.jsp|tags/[\\w-]+\\.tag)"))
                .filter(name -> !name.matches("[\\w-]+\\.(css|js|svg)"))
                .filter(name -> !name.equals("META-INF/MANIFEST.MF"))
                .toList();
        assertEquals(List.of(), strangers);
    }

    @Test
    void theLibraryIsTheWarsClassesWithoutThePortal() throws IOException {
        Set<String> war = Archive.WAR.names().stream()
                .filter(name -> name.startsWith(CLASSES) && !name.startsWith(CLASSES + "io/eenjakarta/portal/"))
                .map(name -> name.substring(CLASSES.length()))
                .collect(Collectors.toSet());
        Set<String> library = Archive.LIBRARY.names().stream()
                .filter(name -> !name.matches("META-INF/(MANIFEST\\.MF|maven/.*)"))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), without(war, library), "in the WAR alone; a class deleted since the last mvn clean?");
        assertEquals(Set.of(), without(library, war), "in the library alone");
        assertTrue(library.contains("io/eenjakarta/authentication/EagleEyeAuthenticationMechanism.class"));
        assertTrue(library.contains(BEANS), "with an extension and without this file it would be no bean archive");
    }

    @Test
    void theLibraryHasNoOtherDescriptorAndNoSettings() throws IOException {
        List<String> wrong = Archive.LIBRARY.names().stream()
                .filter(name -> name.matches(
                        ".*(web\\.xml|web-fragment\\.xml|microprofile-config\\.properties|persistence\\.xml)"))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void bothHaveTheServicesThatTheServerLooksFor() throws IOException {
        for (Map.Entry<String, String> service : SERVICES.entrySet()) {
            assertEquals(
                    service.getValue(), Archive.LIBRARY.text(service.getKey()).strip());
            assertEquals(
                    service.getValue(),
                    Archive.WAR.text(CLASSES + service.getKey()).strip());
        }
    }

    @Test
    void theSimulatorIsAloneInItsJar() throws IOException {
        List<String> names = Archive.SIMULATOR.names();
        assertTrue(names.contains("io/eenjakarta/simulator/EenSimulator.class"));
        List<String> strangers = names.stream()
                .filter(name -> !name.startsWith("io/eenjakarta/simulator/") && !name.startsWith("META-INF/"))
                .toList();
        assertEquals(List.of(), strangers);
        assertEquals(
                List.of(),
                names.stream().filter(n -> n.matches(".*Test(\\$.*)?\\.class")).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyEntryHasTheTimeOfTheReleaseAndNotOfTheBuild(Archive archive) throws IOException {
        Set<?> times = archive.entries().stream().map(ZipEntry::getTimeLocal).collect(Collectors.toSet());
        assertEquals(1, times.size(), times.toString());
    }

    private static Set<String> without(Set<String> all, Set<String> less) {
        return all.stream().filter(name -> !less.contains(name)).collect(Collectors.toSet());
    }
}
