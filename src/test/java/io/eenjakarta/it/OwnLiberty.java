package io.eenjakarta.it;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.eenjakarta.simulator.PortalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * An Open Liberty of a test's own, beside the server under test: its installation with the driver in it, but a server
 * folder and a port of its own, and the configuration that ships. A process that is a direct child of this one.
 */
final class OwnLiberty implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("liberty.home"));
    private static final Path SHIPPED = Path.of(System.getProperty("server.config"), "liberty");
    private static final Path WAR = Path.of(System.getProperty("war"));
    private static final Pattern DEVELOPERS = Pattern.compile("(DATABASE|EEN|HTTPS?|LOG|OTEL|WLP)_.*");
    private static final Duration START = Duration.ofSeconds(120);

    private final Path folder;
    private final int port;
    private Process process;

    private OwnLiberty(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** One as the README makes it, with the WAR of this build and an empty vault. */
    static OwnLiberty configured(String name) throws IOException {
        Path folder = HOME.resolve("usr/servers").resolve(name);
        Files.createDirectories(folder.resolve("dropins"));
        Files.copy(SHIPPED.resolve("server.xml"), folder.resolve("server.xml"), REPLACE_EXISTING);
        Files.copy(WAR, folder.resolve("dropins/een-jakarta.war"), REPLACE_EXISTING);
        Files.deleteIfExists(folder.resolve("een-jakarta.mv.db"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new OwnLiberty(folder, free.getLocalPort());
        }
    }

    /** Takes a feature out of the shipped configuration. */
    OwnLiberty without(String feature) throws IOException {
        Path file = folder.resolve("server.xml");
        String shipped = Files.readString(file);
        String less = shipped.replace("<feature>" + feature + "</feature>", "");
        if (less.equals(shipped)) {
            throw new AssertionError("no " + feature + " in what ships");
        }
        Files.writeString(file, less);
        return this;
    }

    /** Starts with the settings that lead to the simulator, and blocks until the portal is served. */
    void start() throws IOException {
        start(PortalSettings.of(Provider.simulator(), Provider.PORTAL).environment());
    }

    /** Starts with these settings, and blocks until the portal is served. */
    void start(Map<String, String> settings) throws IOException {
        Path console = folder.resolve("console.log");
        ProcessBuilder builder =
                new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(console.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> DEVELOPERS.matcher(key).matches());
        environment.putAll(settings);
        // Where grants are kept is left to what ships.
        environment.remove("EEN_VAULT");
        environment.put("HTTP_PORT", Integer.toString(port));
        environment.put("HTTPS_PORT", "-1");
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        if (!Await.within(START, () -> !process.isAlive() || serves()) || !process.isAlive()) {
            throw new AssertionError("no start: " + Files.readString(console));
        }
    }

    /** As the scripts of Open Liberty do, which would put a shell between the test and the JVM. */
    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + HOME.resolve("bin/tools/ws-javaagent.jar"),
                "@" + HOME.resolve("lib/platform/java/java9.options"),
                "@" + SHIPPED.resolve("jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                HOME.resolve("bin/tools/ws-server.jar").toString(),
                folder.getFileName().toString());
    }

    private boolean serves() {
        try {
            return new Browser().get(at(Provider.portal("/een.css")), Map.of()).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Where a browser is sent to, with this server in the place of the one under test, as a proxy would do it. */
    URI at(URI location) {
        return URI.create(location.toString().replace(Provider.PORTAL, "http://127.0.0.1:" + port));
    }

    /** How many grants in the vault are good. Only while it is stopped: a running server has the file for itself. */
    int grants() throws SQLException {
        String vault = "jdbc:h2:file:" + folder.resolve("een-jakarta") + ";IFEXISTS=TRUE";
        String count = "SELECT COUNT(*) FROM een_grant WHERE status = 'ACTIVE'";
        try (Connection connection = DriverManager.getConnection(vault, "sa", "");
                ResultSet row = connection.createStatement().executeQuery(count)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** SIGTERM: it finishes what it is doing. Blocks until it is gone. */
    void stop() {
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }

    /** SIGKILL. Blocks until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
