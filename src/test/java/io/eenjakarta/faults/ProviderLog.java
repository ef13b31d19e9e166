package io.eenjakarta.faults;

import io.eenjakarta.cluster.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log codes that a server writes from some moment on. */
final class ProviderLog {

    private static final Pattern CODE = Pattern.compile("EEN-[A-Z]+-\\d\\d");

    private final Node node;
    private final Map<String, Integer> before;

    private ProviderLog(Node node, Map<String, Integer> before) {
        this.node = node;
        this.before = before;
    }

    /** From now on. */
    static ProviderLog of(Node node) throws IOException {
        return new ProviderLog(node, counts(node));
    }

    /** Codes that were written since then. */
    Set<String> news() throws IOException {
        Map<String, Integer> now = counts(node);
        now.entrySet().removeIf(code -> code.getValue().equals(before.getOrDefault(code.getKey(), 0)));
        return new TreeSet<>(now.keySet());
    }

    private static Map<String, Integer> counts(Node node) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (Path log : node.logs()) {
            Matcher code = CODE.matcher(Files.readString(log));
            while (code.find()) {
                counts.merge(code.group(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
