package io.eenjakarta.benchmark.refresh;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Connections as a server lends them: so many and no more; whoever comes too late waits for one. Thread-safe. */
final class ServerPool implements AutoCloseable {

    private final DataSource real;
    private final Semaphore places;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    ServerPool(DataSource real, int size) {
        this.real = real;
        this.places = new Semaphore(size);
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                ServerPool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, args) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return borrowed();
                });
    }

    private Connection borrowed() throws SQLException {
        places.acquireUninterruptibly();
        Connection connection = idle.poll();
        try {
            if (connection == null) {
                connection = real.getConnection();
            }
        } catch (SQLException e) {
            places.release();
            throw e;
        }
        return lent(connection);
    }

    private Connection lent(Connection connection) {
        AtomicBoolean back = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                ServerPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        if (back.compareAndSet(false, true)) {
                            idle.push(connection);
                            places.release();
                        }
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }
}
