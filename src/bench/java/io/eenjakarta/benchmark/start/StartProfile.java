package io.eenjakarta.benchmark.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whose code a server was busy with until it was ready, by the topmost frame outside the JDK: samples of running threads,
 * one each ten milliseconds of a thread.
 *
 * @param samples by what they belong to
 */
record StartProfile(Map<String, Integer> samples) {

    private static final int MILLIS = 10;
    private static final int MOST_SHOWN = 6;
    private static final String REST_OF_SERVER = "the rest of the server";
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final Map<String, List<String>> OWNERS = new LinkedHashMap<>();

    static {
        OWNERS.put("een-jakarta", List.of("io.eenjakarta."));
        OWNERS.put(
                "class loaders",
                List.of(
                        "org.jboss.modules.",
                        "com.ibm.ws.classloading.",
                        "org.eclipse.osgi.",
                        "com.ibm.ws.kernel.boot."));
        OWNERS.put(
                "search for annotations",
                List.of(
                        "com.ibm.ws.annocache.",
                        "com.ibm.ws.anno.",
                        "org.jboss.jandex.",
                        "org.jboss.as.server.deployment."));
        OWNERS.put("CDI", List.of("org.jboss.weld.", "com.ibm.ws.cdi.", "io.openliberty.cdi.", "org.jboss.as.weld."));
        OWNERS.put(
                "REST",
                List.of(
                        "org.jboss.resteasy.",
                        "io.openliberty.restfulWS.",
                        "io.openliberty.org.jboss.resteasy.",
                        "org.apache.http."));
        OWNERS.put(
                "database",
                List.of("org.h2.", "com.ibm.ws.rsadapter.", "com.ibm.ejs.j2c.", "com.ibm.ws.jdbc.", "org.jboss.jca."));
        OWNERS.put(
                "pages", List.of("org.apache.jasper.", "com.ibm.ws.jsp.", "org.glassfish.wasp.", "org.eclipse.jdt."));
    }

    static StartProfile of(Path recording) throws IOException {
        Map<String, Integer> samples = new TreeMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples.merge(owner(event.getStackTrace().getFrames()), 1, Integer::sum);
                }
            }
        }
        return new StartProfile(samples);
    }

    /** What a start has more than another, most of it first, for people. */
    String beyond(StartProfile other) {
        return samples.keySet().stream()
                .sorted(Comparator.comparing((String owner) -> more(owner, other))
                        .reversed())
                .limit(MOST_SHOWN)
                .filter(owner -> more(owner, other) > 0)
                .map(owner -> String.format(Locale.ROOT, "%s %d ms", owner, more(owner, other) * MILLIS))
                .collect(Collectors.joining(", "));
    }

    private int more(String owner, StartProfile other) {
        return samples.getOrDefault(owner, 0) - other.samples.getOrDefault(owner, 0);
    }

    private static String owner(List<RecordedFrame> stack) {
        return stack.stream()
                .map(frame -> frame.getMethod().getType().getName() + '.')
                .filter(type -> JDK.stream().noneMatch(type::startsWith))
                .findFirst()
                .map(StartProfile::group)
                .orElse("the JDK alone");
    }

    private static String group(String type) {
        return OWNERS.entrySet().stream()
                .filter(owner -> owner.getValue().stream().anyMatch(type::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(REST_OF_SERVER);
    }
}
