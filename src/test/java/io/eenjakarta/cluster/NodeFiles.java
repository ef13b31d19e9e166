package io.eenjakarta.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folders of one node: server, WAR, logs, and the signals by which the suite speaks to the rules inside of it. */
final class NodeFiles {

    /** Little memory, and quick rather than thorough compilation: three of them share a small machine, and often start. */
    private static final List<String> SMALL = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1");

    private final ClusterSettings settings;
    private final Path user;
    private final Path server;
    private final Path signals;

    private NodeFiles(ClusterSettings settings, String name) {
        this.settings = settings;
        this.user = settings.output().resolve("usr");
        this.server = user.resolve("servers").resolve(name);
        this.signals = settings.output().resolve("signals").resolve(name);
    }

    /** Makes the folders with the shipped configuration, the suite's own on top of it, and the WAR. */
    static NodeFiles create(ClusterSettings settings, String name) throws IOException {
        NodeFiles files = new NodeFiles(settings, name);
        Path overrides = files.server.resolve("configDropins/overrides");
        Path drivers = files.user.resolve("shared/resources/jdbc");
        for (Path folder : List.of(overrides, drivers, files.server.resolve("dropins"), files.signals)) {
            Files.createDirectories(folder);
        }
        copy(settings.serverConfig().resolve("server.xml"), files.server.resolve("server.xml"));
        copy(settings.serverConfig().resolve("cluster.xml"), overrides.resolve("cluster.xml"));
        copy(settings.testConfig().resolve("node.xml"), overrides.resolve("node.xml"));
        copy(settings.driver(), drivers.resolve(settings.driver().getFileName()));
        copy(settings.war(), files.server.resolve("dropins/een-jakarta.war"));
        return files;
    }

    Path console() {
        return server.resolve("console.log");
    }

    Path signal(String file) {
        return signals.resolve(file);
    }

    /** Where the server finds its folders. */
    Map<String, String> environment() {
        return Map.of("WLP_USER_DIR", user.toString());
    }

    /** What the scripts of Open Liberty give to Java, and the rules of the crash points. */
    List<String> options() throws IOException {
        Path liberty = settings.liberty();
        List<String> options = new ArrayList<>();
        options.add("-javaagent:" + liberty.resolve("bin/tools/ws-javaagent.jar"));
        options.addAll(lines(liberty.resolve("lib/platform/java/java9.options")));
        options.addAll(lines(settings.serverConfig().resolve("jvm.options")));
        options.addAll(SMALL);
        options.add("-Dcluster.signals=" + signals);
        Path rules = settings.testConfig().resolve("rules.btm");
        options.add("-javaagent:" + settings.byteman() + "=script:" + rules + ",boot:" + settings.byteman());
        options.add("-jar");
        options.add(liberty.resolve("bin/tools/ws-server.jar").toString());
        return options;
    }

    List<Path> logs() throws IOException {
        try (Stream<Path> all = Files.list(server.resolve("logs"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("messages"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Arrays.stream(Files.readString(file, UTF_8).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
