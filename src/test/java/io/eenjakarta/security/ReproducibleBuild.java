package io.eenjakarta.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the project a second time, in another folder, with another time zone, language and default encoding, and
 * compares each artifact byte by byte with that of the build at hand. Nobody can tell a tampered artifact from one whose
 * bytes differ anyway; this proves that ours do not.
 */
public final class ReproducibleBuild {

    /** What a release consists of. Documentation is left out: it is made by the JDK's tool, from the same sources. */
    private static final List<String> ARTIFACTS =
            List.of("een-jakarta.war", "een-jakarta-classes.jar", "een-jakarta-simulator.jar");

    /** Sources are left out by some profiles, and bills of materials made only by a Maven that is not offline. */
    private static final List<String> WHERE_MADE = List.of("een-jakarta-sources.jar", "bom.json", "bom.xml");

    private static final List<String> SOURCES = List.of("pom.xml", "src", "server-config", "README.md", "LICENSE");

    private ReproducibleBuild() {}

    /**
     * Ends with 1, and says which, when an artifact differs or is missing.
     *
     * @param args the project's folder, with {@code target} of a finished {@code package}; a folder for the second build,
     *     which is emptied; Maven's home; then arguments for Maven
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path project = Path.of(args[0]);
        Path second = Path.of(args[1]);
        copy(project, second);
        List<String> maven =
                new ArrayList<>(List.of(Path.of(args[2], "bin", "mvn").toString(), "-B", "-q", "-ntp"));
        maven.addAll(List.of(args).subList(3, args.length));
        maven.addAll(List.of("-DskipTests", "-Djacoco.skip=true", "-Dmaven.javadoc.skip=true", "package"));
        ProcessBuilder builder =
                new ProcessBuilder(maven).directory(second.toFile()).inheritIO();
        builder.environment()
                .put("MAVEN_OPTS", "-Duser.timezone=Pacific/Auckland -Duser.language=tr -Dfile.encoding=ISO-8859-1");
        int exit = builder.start().waitFor();
        if (exit != 0) {
            System.err.println("The second build ended with " + exit + ".");
            System.exit(1);
        }
        List<String> differing = differing(project.resolve("target"), second.resolve("target"));
        if (!differing.isEmpty()) {
            System.err.println("Built twice, and not the same bytes: " + differing);
            System.exit(1);
        }
        System.out.println("Built twice, the same bytes: " + compared(project.resolve("target")));
    }

    /** The artifacts that are missing in either folder, or have different bytes. */
    static List<String> differing(Path first, Path second) throws IOException {
        List<String> differing = new ArrayList<>();
        for (String artifact : compared(first)) {
            Path one = first.resolve(artifact);
            Path other = second.resolve(artifact);
            if (!Files.exists(one) || !Files.exists(other) || Files.mismatch(one, other) >= 0) {
                differing.add(artifact);
            }
        }
        return differing;
    }

    private static List<String> compared(Path first) {
        List<String> compared = new ArrayList<>(ARTIFACTS);
        WHERE_MADE.stream().filter(made -> Files.exists(first.resolve(made))).forEach(compared::add);
        return compared;
    }

    private static void copy(Path project, Path second) throws IOException {
        if (Files.exists(second)) {
            try (Stream<Path> old = Files.walk(second)) {
                old.sorted((a, b) -> b.compareTo(a)).forEach(ReproducibleBuild::delete);
            }
        }
        for (String source : SOURCES) {
            try (Stream<Path> files = Files.walk(project.resolve(source))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = second.resolve(project.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
