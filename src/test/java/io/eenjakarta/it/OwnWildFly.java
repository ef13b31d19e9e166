package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A WildFly of a test's own, beside the server under test: its program files, but a standalone folder and ports of its
 * own, and the configuration as WildFly ships it. A process that is a direct child of this one.
 */
final class OwnWildFly implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("wildfly.home"));
    private static final Path SERVER_UNDER_TEST = HOME.resolve("standalone/configuration");
    private static final String CONFIGURATION = "standalone-microprofile.xml";
    private static final Pattern MODULAR = Pattern.compile("--add-(?:opens|exports)=[a-z.]+/[A-Za-z.]+=ALL-UNNAMED");
    private static final Pattern DEVELOPERS = Pattern.compile("(DATABASE|EEN|OTEL)_(?!CLIENT_SECRET$|VAULT_KEYS$).*");
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final int MANAGEMENT = Integer.getInteger("wildfly.management.port") + 1;
    private static final int PORT = MANAGEMENT + 1;

    private final Path base;
    private Process process;

    private OwnWildFly(Path base) {
        this.base = base;
    }

    /** One that nobody has configured. What an earlier one of this name left is gone. */
    static OwnWildFly untouched(String name) throws IOException {
        OwnWildFly own = new OwnWildFly(Evidence.FOLDER.resolve("wildfly").resolve(name));
        own.forget();
        Path configuration = Files.createDirectories(own.base.resolve("configuration"));
        Files.createDirectories(own.deployments());
        try (Stream<Path> all = Files.list(SERVER_UNDER_TEST)) {
            for (Path file :
                    all.filter(file -> file.toString().endsWith(".properties")).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        Files.writeString(own.base.resolve("configuration").resolve(CONFIGURATION), shipped());
        return own;
    }

    /** The configuration as WildFly ships it: what the server under test had before it was configured. */
    static String shipped() throws IOException {
        return Files.readString(
                SERVER_UNDER_TEST.resolve("standalone_xml_history/standalone-microprofile.initial.xml"));
    }

    String configuration() throws IOException {
        return Files.readString(base.resolve("configuration").resolve(CONFIGURATION));
    }

    /** Runs one of the shipped scripts while the server is stopped. */
    void script(String name) throws IOException {
        cli("--file=" + Path.of(System.getProperty("server.config"), "wildfly", name));
    }

    /** Runs one command while the server is stopped. */
    void command(String command) throws IOException {
        Path file = Files.writeString(
                base.resolve("command.cli"),
                "embed-server --server-config=" + CONFIGURATION + "\n" + command + "\nstop-embedded-server\n");
        cli("--file=" + file);
    }

    private void cli(String script) throws IOException {
        List<String> command = java(List.of("-Djboss.server.base.dir=" + base));
        command.addAll(List.of("org.jboss.as.cli", script));
        Process cli = launch(command, Map.of(), "cli.log");
        if (ended(cli, START) && cli.exitValue() == 0) {
            return;
        }
        throw new AssertionError(script + "\n" + Files.readString(base.resolve("cli.log")));
    }

    /** Puts the WAR of this build where the next start finds it. */
    void deployWar() throws IOException {
        Files.copy(
                Path.of(System.getProperty("war")),
                deployments().resolve("een-jakarta.war"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Starts with these settings and the secrets of the tests, and blocks until the WAR is deployed or refused.
     *
     * @return whether it is deployed
     */
    boolean start(Map<String, String> environment) throws IOException {
        Files.deleteIfExists(marker("deployed"));
        Files.deleteIfExists(marker("failed"));
        List<String> command = java(options());
        command.addAll(List.of(
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + HOME,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.http.port=" + PORT,
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=" + MANAGEMENT,
                "-c",
                CONFIGURATION));
        Process started = launch(command, environment, "console.log");
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        long end = System.nanoTime() + START.toNanos();
        while (!Files.exists(marker("deployed")) && !Files.exists(marker("failed"))) {
            if (ended(started, Duration.ofMillis(200)) || System.nanoTime() > end) {
                throw new AssertionError("no start: " + String.join("\n", lines()));
            }
        }
        return Files.exists(marker("deployed"));
    }

    /** What WildFly's own scripts give to Java. */
    private List<String> options() throws IOException {
        List<String> options = new ArrayList<>(MODULAR.matcher(Files.readString(HOME.resolve("bin/common.sh")))
                .results()
                .map(MatchResult::group)
                .toList());
        options.add("-Xmx512m");
        options.add("-XX:TieredStopAtLevel=1");
        options.add("-Dorg.jboss.boot.log.file=" + log());
        options.add("-Dlogging.configuration="
                + base.resolve("configuration/logging.properties").toUri());
        return options;
    }

    /** Why the WAR was refused, as whoever put it there reads it. */
    String failure() throws IOException {
        return Files.readString(marker("failed"));
    }

    /** A path of the portal on this server. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + PORT + path);
    }

    /** Where a browser is sent to, with this server in the place of the one under test, as a proxy would do it. */
    URI at(URI location) {
        return URI.create(location.toString().replace(Provider.PORTAL, at("").toString()));
    }

    /** What it has logged, over all its lives. */
    List<String> lines() throws IOException {
        return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    }

    /** SIGTERM: it finishes what it is doing. Blocks until it is gone. */
    void stop() {
        process.destroy();
        if (!ended(process, STOP)) {
            throw new AssertionError("does not stop");
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        ended(process, STOP);
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private Path deployments() {
        return base.resolve("deployments");
    }

    private Path marker(String outcome) {
        return deployments().resolve("een-jakarta.war." + outcome);
    }

    private Path log() {
        return base.resolve("log/server.log");
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", HOME.resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", HOME.resolve("modules").toString()));
        return command;
    }

    private Process launch(List<String> command, Map<String, String> environment, String output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(base.resolve(output).toFile());
        builder.environment().keySet().removeIf(name -> DEVELOPERS.matcher(name).matches());
        builder.environment().put("JBOSS_HOME", HOME.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static boolean ended(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void forget() throws IOException {
        if (!Files.exists(base)) {
            return;
        }
        try (Stream<Path> all = Files.walk(base)) {
            all.sorted((one, other) -> other.compareTo(one)).forEach(OwnWildFly::delete);
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
