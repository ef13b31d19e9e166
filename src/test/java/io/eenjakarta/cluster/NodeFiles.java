package io.eenjakarta.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The folders of one node and how its server is started: everything in which one server differs from another, and the
 * signals by which the suite speaks to the rules inside of it.
 */
public abstract sealed class NodeFiles permits LibertyFiles, WildFlyFiles {

    private final ClusterSettings settings;
    private final NodePlan plan;
    private final Path signals;

    NodeFiles(ClusterSettings settings, NodePlan plan) throws IOException {
        this.settings = settings;
        this.plan = plan;
        this.signals = settings.output().resolve("signals").resolve(plan.name());
        Files.createDirectories(signals);
    }

    /** What Java gets after its own name, so that the server's JVM is a direct child of this one. */
    abstract List<String> command() throws IOException;

    /** What the server needs in the environment, beside the settings of the portal. */
    abstract Map<String, String> serverEnvironment();

    /** What was printed, over all its lives. */
    abstract Path console();

    /** What was logged, over all its lives. */
    abstract List<Path> logs() throws IOException;

    /** Where it says whether it is ready. */
    abstract URI health();

    final Map<String, String> environment() throws IOException {
        Map<String, String> all =
                new HashMap<>(plan.environment(settings.testConfig().resolve("node.properties")));
        all.putAll(serverEnvironment());
        return all;
    }

    final Path signal(String file) {
        return signals.resolve(file);
    }

    final ClusterSettings settings() {
        return settings;
    }

    final NodePlan plan() {
        return plan;
    }

    /**
     * Little memory, and quick rather than thorough compilation: three of them share a small machine, and often start. Or
     * what {@code jvm.options} has, a line each, where speed is measured. And the rules of the crash points, where there are
     * any.
     */
    final List<String> javaOptions() throws IOException {
        Path own = settings.testConfig().resolve("jvm.options");
        List<String> options = new ArrayList<>(
                Files.exists(own) ? Files.readAllLines(own) : List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"));
        options.addAll(List.of("-Dcluster.signals=" + signals, "-Dcluster.lent=" + plan.lent()));
        Path rules = settings.testConfig().resolve("rules.btm");
        if (Files.exists(rules)) {
            options.add("-javaagent:" + settings.byteman() + "=script:" + rules + ",boot:" + settings.byteman());
        }
        return options;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
