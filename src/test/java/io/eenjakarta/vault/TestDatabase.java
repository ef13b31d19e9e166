package io.eenjakarta.vault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database of one test: an H2 file, or a schema of the one PostgreSQL of this JVM. Gone when it is closed. */
final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Path folder;
    private final PGSimpleDataSource postgres;
    private final PooledSource pool;

    private static final class Server {
        private static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs a test once on each kind of database; its one parameter is a {@link TestDatabase}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ParameterizedTest
    @ArgumentsSource(Each.class)
    @interface OnEach {}

    static final class Each implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            return kinds().map(kind -> Arguments.of(kind.get()));
        }
    }

    /**
     * All kinds; H2 alone with the system property {@code test.databases=h2}, for mutation tests: they start a JVM for each
     * broken class, and a PostgreSQL would take longer to start in each than to find it broken.
     */
    static Stream<Supplier<TestDatabase>> kinds() {
        return "h2".equals(System.getProperty("test.databases"))
                ? Stream.of(TestDatabase::h2)
                : Stream.of(TestDatabase::h2, TestDatabase::postgres);
    }

    private TestDatabase(Path folder, PGSimpleDataSource postgres) {
        this.folder = folder;
        this.postgres = postgres;
        this.pool = new PooledSource(postgres);
    }

    static TestDatabase h2() {
        try {
            return new TestDatabase(Files.createTempDirectory("een-vault"), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestDatabase postgres() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        PGSimpleDataSource source = postgres("postgres", schema);
        run(source, "CREATE SCHEMA " + schema);
        return new TestDatabase(null, source);
    }

    private static PGSimpleDataSource postgres(String user, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Server.ONE.getJdbcUrl(user, "postgres"));
        source.setCurrentSchema(schema);
        return source;
    }

    boolean isH2() {
        return postgres == null;
    }

    DataSource source() {
        return isH2() ? h2("") : pool.source();
    }

    /** The same H2 database, opened with other options. */
    DataSource h2(String options) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:file:" + folder.resolve("vault") + ";DB_CLOSE_DELAY=-1" + options);
        source.setUser("sa");
        return source;
    }

    /** The same PostgreSQL schema, with options for its sessions. */
    DataSource postgresWith(String options) {
        PGSimpleDataSource source = postgres("postgres", postgres.getCurrentSchema());
        source.setOptions(options);
        return source;
    }

    /** The same PostgreSQL schema for a role that has just these rights on it, and on the tables that are there now. */
    DataSource postgresAs(String schemaRights, String tableRights) {
        String schema = postgres.getCurrentSchema();
        String role = "role_" + schema;
        run("CREATE ROLE " + role + " LOGIN");
        run("GRANT " + schemaRights + " ON SCHEMA " + schema + " TO " + role);
        if (!tableRights.isEmpty()) {
            run("GRANT " + tableRights + " ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
        }
        return postgres(role, schema);
    }

    /** Takes a right away from that role. */
    void revoke(String right) {
        run("REVOKE " + right + " FROM role_" + postgres.getCurrentSchema());
    }

    void run(String statement) {
        run(source(), statement);
    }

    static void run(DataSource source, String statement) {
        try (Connection connection = source.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** Everything that a query finds, as text: rows of columns. */
    List<List<String>> query(String query) {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = source().getConnection();
                Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    String value(String query) {
        return query(query).get(0).get(0);
    }

    /** Closes the file, as the end of a server does; PostgreSQL just runs on. */
    void restart() {
        if (isH2()) {
            run("SHUTDOWN");
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        if (!isH2()) {
            String schema = postgres.getCurrentSchema();
            run("DROP SCHEMA " + schema + " CASCADE");
            run("DROP ROLE IF EXISTS role_" + schema);
            pool.close();
            return;
        }
        restart();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String toString() {
        return isH2() ? "H2" : "PostgreSQL";
    }
}
