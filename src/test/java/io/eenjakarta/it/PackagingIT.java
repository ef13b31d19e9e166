package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the three archives of a build hold, and what they must not. */
class PackagingIT {

    private static final int MOST = 1_000_000;
    private static final String OURS = "WEB-INF/lib/een-jakarta-[0-9a-z]{12}\\.jar";
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

    /** The jar that the WAR's classes are in, without its folders. */
    private static Map<ZipEntry, byte[]> classes() throws IOException {
        Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile war = new ZipFile(Archive.WAR.file.toFile())) {
            ZipEntry ours = war.stream()
                    .filter(entry -> entry.getName().matches(OURS))
                    .findFirst()
                    .orElseThrow();
            try (ZipInputStream jar = new ZipInputStream(war.getInputStream(ours))) {
                for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        entries.put(entry, jar.readAllBytes());
                    }
                }
            }
        }
        return entries;
    }

    private static Set<String> classNames() throws IOException {
        return classes().keySet().stream().map(ZipEntry::getName).collect(Collectors.toSet());
    }

    @Test
    void theWarIsSmallAndBringsNoLibraryButItsOwnClasses() throws IOException {
        assertTrue(Files.size(Archive.WAR.file) < MOST, "size of the WAR");
        List<String> jars =
                Archive.WAR.names().stream().filter(n -> n.endsWith(".jar")).toList();
        assertEquals(1, jars.size(), jars.toString());
        assertTrue(jars.get(0).matches(OURS), jars.toString());
    }

    /** Open Liberty takes a jar of the same name and time for the one that it unpacked from the WAR before. */
    @Test
    void theJarIsNamedByWhatIsInIt() throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> files = new TreeMap<>();
        classes().forEach((entry, bytes) -> files.put(entry.getName(), bytes));
        files.remove("META-INF/MANIFEST.MF");
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        files.forEach((name, bytes) -> {
            sum.update(name.getBytes(UTF_8));
            sum.update(bytes);
        });
        String digest = new BigInteger(1, sum.digest()).toString(36).substring(0, 12);
        List<String> names = Archive.WAR.names();
        assertTrue(names.contains("WEB-INF/lib/een-jakarta-" + digest + ".jar"), digest + " is not in " + names);
    }

    @Test
    void theClassesAreCompressedByTheWarAlone() throws IOException {
        assertEquals(
                Set.of(ZipEntry.STORED),
                classes().keySet().stream().map(ZipEntry::getMethod).collect(Collectors.toSet()));
        ZipEntry jar = Archive.WAR.entries().stream()
                .filter(entry -> entry.getName().matches(OURS))
                .findFirst()
                .orElseThrow();
        assertEquals(ZipEntry.DEFLATED, jar.getMethod());
    }

    @Test
    void theWarHoldsClassesOfItsPackagesAndPagesAndNothingElse() throws IOException {
        Set<String> packages = Set.of(
                "telemetry", "provider", "token", "vault", "renewal", "vms", "callback", "authentication", "portal");
        List<String> strangers = Stream.concat(
                        classNames().stream()
                                .filter(name -> !name.matches(
                                        "io/eenjakarta/(" + String.join("|", packages) + ")/[\\w$-]+\\.class"))
                                .filter(name -> !SERVICES.containsKey(name))
                                .filter(name -> !name.matches(SCHEMA + "|" + LOG_CODES + "|" + TEXTS))
                                .filter(name -> !name.equals(BEANS)),
                        Archive.WAR.names().stream()
                                .filter(name -> !name.matches(OURS))
                                .filter(name -> !name.matches("WEB-INF/(web|ibm-web-ext|jboss-web)\\.xml"))
                                .filter(name -> !name.matches("WEB-INF/(pages/[\\w-]+\\.jsp|tags/[\\w-]+\\.tag)"))
                                .filter(name -> !name.matches("[\\w-]+\\.(css|js|svg)")))
                .filter(name -> !name.equals("META-INF/MANIFEST.MF"))
                .toList();
        assertEquals(List.of(), strangers);
    }

    @Test
    void theLibraryIsTheWarsClassesWithoutThePortal() throws IOException {
        Set<String> war = classNames().stream()
                .filter(name -> !name.startsWith("io/eenjakarta/portal/") && !name.equals("META-INF/MANIFEST.MF"))
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
        Map<String, String> war = new HashMap<>();
        classes().forEach((entry, bytes) -> war.put(entry.getName(), new String(bytes)));
        for (Map.Entry<String, String> service : SERVICES.entrySet()) {
            assertEquals(
                    service.getValue(), Archive.LIBRARY.text(service.getKey()).strip());
            assertEquals(service.getValue(), war.get(service.getKey()).strip());
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

    @Test
    void theClassesHaveTheTimeOfTheRelease() throws IOException {
        Set<?> times = classes().keySet().stream().map(ZipEntry::getTimeLocal).collect(Collectors.toSet());
        assertEquals(Set.of(Archive.WAR.entries().get(0).getTimeLocal()), times, "not the one of all else");
    }

    private static Set<String> without(Set<String> all, Set<String> less) {
        return all.stream().filter(name -> !less.contains(name)).collect(Collectors.toSet());
    }
}
