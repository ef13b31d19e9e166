package io.eenjakarta.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of its own on a fixed port, which can be stopped and started again on the same data. */
public final class Postgres implements AutoCloseable {

    public static final String NAME = "een";
    public static final String USER = "postgres";

    private static final Duration START = Duration.ofSeconds(60);
    private static final int START_ATTEMPTS = 5;

    private final Path data;
    private final Path log;
    private final int port;
    private final Map<String, String> more;
    private EmbeddedPostgres running;

    private Postgres(Path folder, int port, Map<String, String> more) {
        this.more = more;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgres.log");
        this.port = port;
    }

    /** Makes a new database server with an empty database in a folder. */
    public static Postgres create(Path folder, int port) throws IOException, SQLException {
        return create(folder, port, Map.of());
    }

    /** The same, with these settings of the server. */
    public static Postgres create(Path folder, int port, Map<String, String> more) throws IOException, SQLException {
        Files.createDirectories(folder);
        Postgres postgres = new Postgres(folder, port, more);
        postgres.start();
        postgres.createDatabase(NAME);
        return postgres;
    }

    /** Starts one whose data are in a folder already, below {@code data}. */
    public static Postgres of(Path folder, int port) throws IOException {
        Postgres postgres = new Postgres(folder, port, Map.of());
        postgres.start();
        return postgres;
    }

    /** Its data directory. */
    public Path data() {
        return data;
    }

    public int port() {
        return port;
    }

    /** Makes another empty database; connections to it. */
    public DataSource createDatabase(String name) throws SQLException {
        try (Connection connection = source(USER).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return source(name);
    }

    /** Connections of the suite's own to the database that the nodes use. */
    public DataSource source() {
        return source(NAME);
    }

    private DataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(USER);
        source.setPassword(USER);
        return source;
    }

    /** Starts it again after a stop. What was committed is there. */
    public void start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .setPGStartupWait(START)
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
                more.forEach(builder::setServerConfig);
                running = builder.start();
                return;
            } catch (IOException | IllegalStateException e) {
                // Processes of a killed server may still be going away.
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
                Waiting.pause(Duration.ofSeconds(1));
            }
        }
    }

    /** Stops it in order; connections are cut. */
    public void stop() throws IOException {
        running.close();
    }

    /** Kills it: the next start has to recover. */
    public void kill() throws IOException {
        long id = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(id).orElseThrow();
        CompletableFuture<ProcessHandle> gone = postmaster.onExit();
        postmaster.destroyForcibly();
        gone.join();
        running.close();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
