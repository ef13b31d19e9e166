package io.eenjakarta.vault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/** A DataSource that keeps connections for the next who asks, as a server's does; without it PostgreSQL tests crawl. */
final class PooledSource {

    private final DataSource real;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    PooledSource(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                PooledSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, args) -> borrowed());
    }

    void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    private Connection borrowed() throws SQLException {
        Connection kept = idle.poll();
        Connection connection = kept == null ? real.getConnection() : kept;
        return (Connection) Proxy.newProxyInstance(
                PooledSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        idle.push(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
