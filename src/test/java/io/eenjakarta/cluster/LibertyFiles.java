package io.eenjakarta.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Open Liberty: one installation, a user folder of the suite, a server in it for each node. Sessions of nodes that are
 * not alone are in PostgreSQL, by the shipped cluster.xml.
 */
final class LibertyFiles extends NodeFiles {

    private final Path user;
    private final Path server;

    private LibertyFiles(ClusterSettings settings, NodePlan plan) throws IOException {
        super(settings, plan);
        this.user = settings.output().resolve("usr");
        this.server = user.resolve("servers").resolve(plan.name());
    }

    /** Makes the folders with the shipped configuration, the suite's own on top of it, and the WAR. */
    static LibertyFiles create(ClusterSettings settings, NodePlan plan) throws IOException {
        LibertyFiles files = new LibertyFiles(settings, plan);
        Path shipped = settings.serverConfig().resolve("liberty");
        Path overrides = files.server.resolve("configDropins/overrides");
        Path drivers = files.user.resolve("shared/resources/jdbc");
        for (Path folder : List.of(overrides, drivers, files.server.resolve("dropins"))) {
            Files.createDirectories(folder);
        }
        copy(shipped.resolve("server.xml"), files.server.resolve("server.xml"));
        if (!plan.alone()) {
            copy(shipped.resolve("cluster.xml"), overrides.resolve("cluster.xml"));
        }
        copy(settings.testConfig().resolve("node.xml"), overrides.resolve("node.xml"));
        copy(settings.driver(), drivers.resolve(settings.driver().getFileName()));
        copy(settings.war(), files.server.resolve("dropins/een-jakarta.war"));
        return files;
    }

    @Override
    Path console() {
        return server.resolve("console.log");
    }

    @Override
    URI health() {
        return URI.create("http://127.0.0.1:" + plan().port() + "/health/ready");
    }

    @Override
    Map<String, String> serverEnvironment() {
        if (plan().alone()) {
            return Map.of("WLP_USER_DIR", user.toString(), "HTTP_PORT", Integer.toString(plan().port()));
        }
        return Map.of(
                "WLP_USER_DIR",
                user.toString(),
                "HTTP_PORT",
                Integer.toString(plan().port()),
                "DATABASE_SERVER",
                "127.0.0.1",
                "DATABASE_PORT",
                Integer.toString(plan().database()),
                "DATABASE_NAME",
                Postgres.NAME,
                "DATABASE_USER",
                Postgres.USER,
                "DATABASE_PASSWORD",
                Postgres.USER,
                "CLONE_ID",
                plan().name());
    }

    /** As the scripts of Open Liberty do, which would put a shell between the suite and the JVM. */
    @Override
    List<String> command() throws IOException {
        Path liberty = settings().liberty();
        List<String> command = new ArrayList<>();
        command.add("-javaagent:" + liberty.resolve("bin/tools/ws-javaagent.jar"));
        command.addAll(lines(liberty.resolve("lib/platform/java/java9.options")));
        command.addAll(lines(settings().serverConfig().resolve("liberty/jvm.options")));
        command.addAll(javaOptions());
        command.add("-jar");
        command.add(liberty.resolve("bin/tools/ws-server.jar").toString());
        command.add(plan().name());
        return command;
    }

    @Override
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
}
