package io.eenjakarta.renewal;

import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.OpenVault;
import io.eenjakarta.vault.TokenVault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the grants of a test are kept, seen by several nodes; empty for each test. */
enum SwitchVault {
    MEMORY,
    H2,
    POSTGRESQL;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Those of a test; without PostgreSQL where the system property {@code test.databases} is {@code h2}. */
    static Stream<SwitchVault> all() {
        boolean postgres = !"h2".equals(System.getProperty("test.databases"));
        return Stream.of(values()).filter(vault -> postgres || vault != POSTGRESQL);
    }

    /** So many nodes' ways to the same rows, by this clock. */
    record Nodes(List<TokenVault> vaults, List<OpenVault> open) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            for (OpenVault each : open) {
                each.close();
            }
        }
    }

    Nodes nodes(int count, Clock clock) {
        List<TokenVault> vaults = new ArrayList<>();
        List<OpenVault> open = new ArrayList<>();
        if (this == MEMORY) {
            MemoryVault one = new MemoryVault(clock, (provider, age, permanent) -> Optional.of(Duration.ofDays(10)));
            for (int i = 0; i < count; i++) {
                vaults.add(one);
            }
            return new Nodes(vaults, open);
        }
        DataSource source = source();
        KeyRing keys = new KeyRing(Map.of());
        for (int i = 0; i < count; i++) {
            OpenVault node =
                    new OpenVault(source, keys, (provider, age, permanent) -> Optional.of(Duration.ofDays(10)), clock);
            open.add(node);
            vaults.add(node.vault());
        }
        return new Nodes(vaults, open);
    }

    private DataSource source() {
        String name = "switch" + NUMBERS.incrementAndGet();
        if (this == H2) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
            return h2;
        }
        PGSimpleDataSource postgres = (PGSimpleDataSource) Server.ONE.getPostgresDatabase();
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postgres.setCurrentSchema(name);
        return postgres;
    }
}
