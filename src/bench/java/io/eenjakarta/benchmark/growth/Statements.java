package io.eenjakarta.benchmark.growth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** How many statements a PostgreSQL has run, whoever sent them, as its own extension {@code pg_stat_statements} counts them. */
final class Statements {

    private static final String COUNT =
            "SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements WHERE query LIKE ?";

    private final DataSource source;

    Statements(DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        }
    }

    /** Those that name a table, since the server's start. */
    long on(String table) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, "%" + table + "%");
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
