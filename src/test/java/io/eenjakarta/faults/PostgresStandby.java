package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.cluster.Postgres;
import io.eenjakarta.cluster.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a running PostgreSQL that follows it by streaming replication, until it takes over. */
final class PostgresStandby {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Postgres server;

    private PostgresStandby(Postgres server) {
        this.server = server;
    }

    /** Makes one in a new folder and starts it; blocks until it follows. */
    static PostgresStandby of(Postgres primary, Path folder, int port) throws IOException, SQLException {
        Path data = folder.resolve("data");
        Files.createDirectories(folder);
        try (Connection connection = primary.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            copy(primary.data(), data);
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(data.resolve("backup_label"), stopped.getString(1));
            }
        }
        Files.createFile(data.resolve("standby.signal"));
        Files.write(
                data.resolve("postgresql.auto.conf"),
                List.of("primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=" + Postgres.USER + "'"),
                UTF_8,
                StandardOpenOption.APPEND);
        PostgresStandby standby = new PostgresStandby(Postgres.of(folder, port));
        standby.await("SELECT count(*) = 1 FROM pg_stat_wal_receiver WHERE status = 'streaming'");
        return standby;
    }

    Postgres server() {
        return server;
    }

    /** What the other one commits from now on does not come here any more. */
    void stopFollowing() throws SQLException {
        execute("ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()");
        await("SELECT count(*) = 0 FROM pg_stat_wal_receiver");
    }

    /** Blocks until it takes changes. */
    void takeOver() throws SQLException {
        execute("SELECT pg_promote(true, 30)");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = server.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void await(String question) {
        if (!Waiting.until(() -> isSo(question), PATIENCE)) {
            throw new IllegalStateException("the standby is not as it should be: " + question);
        }
    }

    private boolean isSo(String question) {
        try (Connection connection = server.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Files may come and go meanwhile; the log that is played back makes it whole. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(file -> {
                Path copy = to.resolve(from.relativize(file));
                try {
                    if (Files.isDirectory(file)) {
                        Files.createDirectory(
                                copy,
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                    } else if (!file.getFileName().toString().startsWith("postmaster.")) {
                        Files.copy(file, copy);
                    }
                } catch (NoSuchFileException gone) {
                    // A temporary file.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
