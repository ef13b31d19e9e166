package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements with their values. A row that somebody else keeps locked is not waited for without end. */
final class Sql {

    private static final int SECONDS = 5;
    private static final int SLOW_SECONDS = 60;

    private Sql() {}

    /** What to make of a row of a result. */
    interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }

    private interface Step<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** Runs a change; how many rows it changed. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        return run(connection, SECONDS, sql, values, PreparedStatement::executeUpdate);
    }

    /** Runs a change that may concern every row of a table. */
    static int updateAll(Connection connection, String sql) throws SQLException {
        return run(connection, SLOW_SECONDS, sql, new Object[0], PreparedStatement::executeUpdate);
    }

    /** Runs a query. */
    static <T> List<T> query(Connection connection, Row<T> row, String sql, Object... values) throws SQLException {
        return query(connection, SECONDS, row, sql, values);
    }

    /** Runs a query that may have to see every row of a table. */
    static <T> List<T> queryAll(Connection connection, Row<T> row, String sql, Object... values) throws SQLException {
        return query(connection, SLOW_SECONDS, row, sql, values);
    }

    private static <T> List<T> query(Connection connection, int seconds, Row<T> row, String sql, Object... values)
            throws SQLException {
        return run(connection, seconds, sql, values, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            }
            return rows;
        });
    }

    private static <T> T run(Connection connection, int seconds, String sql, Object[] values, Step<T> step)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return timed(statement, seconds, step);
        }
    }

    private static <T> T timed(PreparedStatement statement, int seconds, Step<T> step) throws SQLException {
        // With H2 the limit stays with the connection, which the portal uses as well.
        int before = statement.getQueryTimeout();
        statement.setQueryTimeout(seconds);
        T result;
        try {
            result = step.with(statement);
        } catch (SQLException e) {
            try {
                statement.setQueryTimeout(before);
            } catch (SQLException broken) {
                e.addSuppressed(broken);
            }
            throw e;
        }
        statement.setQueryTimeout(before);
        return result;
    }
}
