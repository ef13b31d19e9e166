package io.eenjakarta.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the figures of a run were measured on.
 *
 * @param facts words of a line by its name, in the order in which they are shown
 */
record Machine(Map<String, String> facts) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here() {
        Map<String, String> facts = new LinkedHashMap<>();
        int cores = Runtime.getRuntime().availableProcessors();
        facts.put("Processors", cores + model().map(name -> " × " + name).orElse(""));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            facts.put(
                    "Memory",
                    String.format(Locale.ROOT, "%.1f GiB", system.getTotalMemorySize() / (double) (1L << 30)));
        }
        facts.put("Load when it ended", load());
        facts.put("JVM", property("java.vm.name") + " " + property("java.runtime.version"));
        facts.put("System", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        facts.put("Ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return new Machine(facts);
    }

    private static String load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return average < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f, the average of a minute", average);
    }

    private static Optional<String> model() {
        if (!Files.isReadable(PROCESSORS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        return System.getProperty(name);
    }
}
