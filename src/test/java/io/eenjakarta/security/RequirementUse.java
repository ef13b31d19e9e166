package io.eenjakarta.security;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place where tests say which lines they are evidence for.
 *
 * @param testClass the class, by its full name
 * @param method empty when it is said of the whole class
 * @param ids at least one
 * @param runsAlone whether tests can run in that class itself: it is neither abstract nor an interface
 */
record RequirementUse(String testClass, String method, List<String> ids, boolean runsAlone) {

    private static final byte[] MARK =
            Requirement.class.getName().replace('.', '/').getBytes(StandardCharsets.ISO_8859_1);

    /** All of the compiled test classes. */
    static List<RequirementUse> all() throws IOException {
        Path root = root();
        List<RequirementUse> uses = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                if (namesARequirement(file)) {
                    String path = root.relativize(file).toString();
                    uses.addAll(of(path.substring(0, path.length() - ".class".length())
                            .replace('\\', '.')
                            .replace('/', '.')));
                }
            }
        }
        return uses;
    }

    /** Whether it is run with a server: surefire and failsafe tell by the name, and so do we. */
    boolean isIntegrationTest() {
        return outermost().endsWith("IT");
    }

    /** Whether neither surefire nor failsafe would run it. */
    boolean isRunByNobody() {
        return runsAlone && !outermost().endsWith("Test") && !outermost().endsWith("IT");
    }

    private String outermost() {
        int inner = testClass.indexOf('$');
        return inner < 0 ? testClass : testClass.substring(0, inner);
    }

    /** Only these are loaded, of a thousand classes. */
    private static boolean namesARequirement(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .contains('L' + new String(MARK, StandardCharsets.ISO_8859_1) + ';');
    }

    private static List<RequirementUse> of(String name) {
        List<RequirementUse> uses = new ArrayList<>();
        try {
            Class<?> found = Class.forName(name, false, RequirementUse.class.getClassLoader());
            boolean runsAlone = !Modifier.isAbstract(found.getModifiers());
            Requirement ofClass = found.getAnnotation(Requirement.class);
            if (ofClass != null) {
                uses.add(new RequirementUse(name, "", List.of(ofClass.value()), runsAlone));
            }
            for (Method method : found.getDeclaredMethods()) {
                Requirement ofMethod = method.getAnnotation(Requirement.class);
                if (ofMethod != null && !method.isSynthetic()) {
                    uses.add(new RequirementUse(name, method.getName(), List.of(ofMethod.value()), runsAlone));
                }
            }
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(name, gone);
        }
        return uses;
    }

    private static Path root() {
        try {
            return Path.of(RequirementUse.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
