package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * After all other tests: no secret of the run, and there are hundreds, stands in a log, in the vault's database, or in
 * anything that the portal sent to a browser. Addresses that the provider sends a browser to are its own doing and not looked at.
 */
@Requirement("C21")
class SecretScanIT {

    private static final Path LOG = Path.of(System.getProperty("server.log"));
    private static final Path DATA = Path.of(System.getProperty("server.data"));
    /** A code of CameraManager with the name of its parameter: by itself it is as short as a word. */
    private static final int SHORTEST = "code=AbCdEf".length();

    private static final List<String> TRACES = List.of(
            "at io.eenjakarta", "at java.", "java.lang.", "jakarta.servlet", "Caused by:", "com.ibm.", "org.jboss.");

    @Test
    @Requirement("C14")
    void findsNoSecretInAnyLog() throws IOException {
        Set<String> secrets = secrets();
        List<Path> logs;
        try (Stream<Path> all = Files.walk(LOG.getParent())) {
            logs = all.filter(Files::isRegularFile).toList();
        }
        assertTrue(text(LOG).contains("EEN-LOGIN-03"), "nobody signed in: what was scanned?");
        List<String> found = new ArrayList<>();
        for (Path log : logs) {
            found.addAll(found(log, secrets));
        }
        assertEquals(List.of(), found);
    }

    @Test
    @Requirement("C20")
    void findsNoSecretInTheDatabase() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(DATA)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(".db"))
                    .toList();
        }
        String text = "";
        List<String> found = new ArrayList<>();
        Set<String> secrets = secrets();
        for (Path file : files) {
            text += text(file);
            found.addAll(found(file, secrets));
        }
        assertTrue(text.toLowerCase(Locale.ROOT).contains("een_grant"), "no database: what was scanned?");
        assertEquals(List.of(), found);
    }

    @Test
    @Requirement("C19")
    void findsNoSecretInAnythingABrowserWasSent() throws IOException {
        assertTrue(text(Evidence.ANSWERS).contains("200 GET /"), "no answers: what was scanned?");
        assertEquals(List.of(), found(Evidence.ANSWERS, secrets()));
    }

    @Test
    @Requirement("C7")
    void findsNoStackTraceInAnythingABrowserWasSent() throws IOException {
        String answers = text(Evidence.ANSWERS);
        assertEquals(
                List.of(),
                answers.lines()
                        .filter(line -> TRACES.stream().anyMatch(line::contains))
                        .toList());
    }

    private static Set<String> secrets() throws IOException {
        Set<String> secrets = new HashSet<>(Files.readAllLines(Evidence.SECRETS));
        assertTrue(secrets.size() > 10, "too few secrets: what was scanned for?");
        secrets.forEach(secret -> assertTrue(secret.length() >= SHORTEST, "a short secret is found everywhere"));
        return secrets;
    }

    /** Where a secret stands, without telling it. */
    private static List<String> found(Path file, Set<String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        String text = text(file);
        int number = 0;
        for (String secret : secrets) {
            number++;
            int at = text.indexOf(secret);
            if (at >= 0) {
                long line = text.substring(0, at).lines().count();
                found.add(file.getFileName() + ", line " + line + ": secret " + number);
            }
        }
        return found;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), ISO_8859_1);
    }
}
