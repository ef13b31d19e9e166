package io.eenjakarta.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Chart.js, as one script without references to anything else. */
final class ChartLibrary {

    private static final String JAR = ".*/chart\\.js-\\d[^/]*\\.jar";
    private static final String SCRIPT = "/dist/chart.umd.min.js";

    private ChartLibrary() {}

    /** Of the class path; nothing in an ordinary build, which has no plots to draw. */
    static Optional<String> source() throws IOException {
        Optional<String> jar = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(file -> file.replace('\\', '/').matches(JAR))
                .findFirst();
        return jar.isEmpty() ? Optional.empty() : Optional.of(read(jar.get()));
    }

    private static String read(String file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            JarEntry script = jar.stream()
                    .filter(entry -> entry.getName().endsWith(SCRIPT))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + SCRIPT + " in " + file));
            try (InputStream in = jar.getInputStream(script)) {
                return new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
            }
        }
    }
}
