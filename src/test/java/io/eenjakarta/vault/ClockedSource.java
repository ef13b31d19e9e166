package io.eenjakarta.vault;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * A database whose clock may be ours: where a statement asks for the time, it then gets that of the clock. Counts the
 * statements, and how long they take.
 */
final class ClockedSource {

    private final DataSource real;
    private final Optional<Clock> clock;
    private final LongAdder statements = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    ClockedSource(DataSource real, Clock clock) {
        this.real = real;
        this.clock = Optional.of(clock);
    }

    /** One that keeps its own clock, and is only counted. */
    ClockedSource(DataSource real) {
        this.real = real;
        this.clock = Optional.empty();
    }

    long statements() {
        return statements.sum();
    }

    long nanos() {
        return nanos.sum();
    }

    DataSource source() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = invoked(() -> method.invoke(real, arguments));
            return result instanceof Connection connection ? clocked(connection) : result;
        });
    }

    private Connection clocked(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (clock.isPresent() && arguments != null && arguments[0] instanceof String sql) {
                arguments[0] = sql.replace(
                        DatabaseClock.NOW,
                        "TIMESTAMP WITH TIME ZONE '"
                                + text(clock.get().instant().toString()) + "'");
            }
            Object result = invoked(() -> method.invoke(connection, arguments));
            return result instanceof PreparedStatement statement ? counted(statement) : result;
        });
    }

    /** As H2 and PostgreSQL both read it. */
    private static String text(String instant) {
        return instant.replace('T', ' ').replace("Z", "+00:00");
    }

    private PreparedStatement counted(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoked(() -> method.invoke(statement, arguments));
            }
            long began = System.nanoTime();
            try {
                return invoked(() -> method.invoke(statement, arguments));
            } finally {
                nanos.add(System.nanoTime() - began);
                statements.increment();
            }
        });
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object invoked(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(ClockedSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
