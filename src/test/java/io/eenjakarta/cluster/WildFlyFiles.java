package io.eenjakarta.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * WildFly: one installation that nothing is changed in, and a base folder for each node, configured by the shipped scripts.
 * Each node has a copy of every session, by the shipped cluster.cli, unless it is alone.
 */
final class WildFlyFiles extends NodeFiles {

    private static final Pattern MODULE_OPTION = Pattern.compile("--add-(?:opens|exports)=[\\w./]+=ALL-UNNAMED");

    /** As cluster.xml has it for Open Liberty: a request must not wait for ever for a database that hangs. */
    private static final String LIMITS = "?connectTimeout=2&sslResponseTimeout=2000&socketTimeout=10&tcpKeepAlive=true";

    private final Path base;
    private final Path modules;

    private WildFlyFiles(ClusterSettings settings, NodePlan plan) throws IOException {
        super(settings, plan);
        this.base = settings.output().resolve("wildfly").resolve(plan.name());
        this.modules = settings.setup().resolve("modules");
    }

    /** Makes the folder as the shipped scripts configure it, and puts the WAR into it. */
    static WildFlyFiles create(ClusterSettings settings, NodePlan plan) throws IOException {
        WildFlyFiles files = new WildFlyFiles(settings, plan);
        WildFlySetup setup = new WildFlySetup(settings, files.modules);
        setup.base(files.base, plan.alone());
        Path deployments = Files.createDirectories(files.base.resolve("deployments"));
        copy(settings.war(), deployments.resolve("een-jakarta.war"));
        return files;
    }

    @Override
    Path console() {
        return base.resolve("console.log");
    }

    /** Health is on the management port. */
    @Override
    URI health() {
        return URI.create("http://127.0.0.1:" + managementPort() + "/health/ready");
    }

    @Override
    Map<String, String> serverEnvironment() {
        if (plan().alone()) {
            return Map.of();
        }
        return Map.of(
                "DATABASE_DRIVER",
                "postgresql",
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + plan().database() + "/" + Postgres.NAME + LIMITS,
                "DATABASE_USER",
                Postgres.USER,
                "DATABASE_PASSWORD",
                Postgres.USER);
    }

    /** As the scripts of WildFly do, which would put a shell between the suite and the JVM. */
    @Override
    List<String> command() throws IOException {
        Path home = settings().wildfly();
        List<String> command = new ArrayList<>(moduleOptions(home.resolve("bin/common.sh")));
        command.addAll(javaOptions());
        command.addAll(List.of(
                // As the README says to set it.
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true",
                // The rules reach every module only so.
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base,
                "-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"),
                "-Dlogging.configuration="
                        + base.resolve("configuration/logging.properties").toUri(),
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules") + File.pathSeparator + modules,
                "org.jboss.as.standalone",
                "-c=" + WildFlySetup.CONFIGURATION,
                "-Djboss.node.name=" + plan().name(),
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.private=127.0.0.1",
                "-Djboss.http.port=" + plan().port(),
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=" + managementPort(),
                "-Djboss.jgroups.port=" + (managementPort() + Cluster.NODES)));
        return command;
    }

    /** One file, to which every start adds. */
    @Override
    List<Path> logs() {
        return List.of(base.resolve("log/server.log"));
    }

    private int managementPort() {
        return plan().port() + Cluster.NODES;
    }

    private static List<String> moduleOptions(Path script) throws IOException {
        return MODULE_OPTION
                .matcher(Files.readString(script))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
