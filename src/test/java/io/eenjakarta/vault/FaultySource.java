package io.eenjakarta.vault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A DataSource that fails when it is told to, before or after the database did what was asked. Not thread-safe. */
final class FaultySource {

    final AtomicInteger open = new AtomicInteger();
    private final DataSource real;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private SQLException down;
    private Runnable before = () -> {};
    private String beforeWhat;

    private record Fault(String beginning, boolean after, SQLException failure) {}

    FaultySource(DataSource real) {
        this.real = real;
    }

    /** No connection can be had from now on; with null all is well again. */
    void down(SQLException failure) {
        down = failure;
    }

    /** The next statement that begins so fails and does nothing. */
    void failBefore(String beginning, String state) {
        faults.add(new Fault(beginning, false, failure(state)));
    }

    /** The next statement that begins so is carried out, and its answer is lost. */
    void failAfter(String beginning, String state) {
        faults.add(new Fault(beginning, true, failure(state)));
    }

    /** Does something, once, before the next statement that begins so. */
    void meanwhile(String beginning, Runnable what) {
        beforeWhat = beginning;
        before = what;
    }

    boolean allFaultsHappened() {
        return faults.isEmpty();
    }

    static SQLException failure(String state) {
        // As servers do it: their own exception around that of the driver.
        return new SQLException("wrapped by the server", null, new SQLException("said the driver", state));
    }

    DataSource source() {
        return proxy(DataSource.class, real, (method, args) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(real, method, args);
            }
            if (down != null) {
                throw down;
            }
            open.incrementAndGet();
            return connection((Connection) invoke(real, method, args));
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, connection, (method, args) -> {
            if (method.getName().equals("close")) {
                open.decrementAndGet();
            }
            Object result = invoke(connection, method, args);
            return result instanceof PreparedStatement statement ? statement(statement, (String) args[0]) : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, statement, (method, args) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, args);
            }
            if (beforeWhat != null && sql.startsWith(beforeWhat)) {
                beforeWhat = null;
                before.run();
            }
            Fault fault = faults.peek();
            boolean now = fault != null && sql.startsWith(fault.beginning());
            if (now && !fault.after()) {
                throw faults.remove().failure();
            }
            Object result = invoke(statement, method, args);
            if (now) {
                throw faults.remove().failure();
            }
            return result;
        });
    }

    private interface Call {
        Object with(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T real, Call call) {
        return type.cast(Proxy.newProxyInstance(
                FaultySource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> call.with(method, args)));
    }

    private static Object invoke(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
