package io.eenjakarta.portal;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Closes the connection under a request, where the server has a way. Undertow, WildFly's web server, writes for as long as a
 * browser takes a byte now and then, and has no time limit of its own; there is no API for this, so its own classes are asked
 * by their names. Open Liberty ends a write by itself after a minute ({@code writeTimeout} of {@code httpOptions}).
 */
final class HangUp {

    private final Optional<Closeable> connection;

    private HangUp(Optional<Closeable> connection) {
        this.connection = connection;
    }

    static HangUp of(ServletRequest request) {
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        return new HangUp(told(own, "getExchange")
                .flatMap(exchange -> told(exchange, "getConnection"))
                .filter(Closeable.class::isInstance)
                .map(Closeable.class::cast));
    }

    /** Whoever writes gets an exception. Over HTTP/2 the browser's other requests on this connection end, too. */
    void now() {
        if (connection.isPresent()) {
            try {
                connection.get().close();
            } catch (IOException closed) {
                // As it should be.
            }
        }
    }

    private static Optional<Object> told(Object object, String method) {
        try {
            return Optional.ofNullable(object.getClass().getMethod(method).invoke(object));
        } catch (ReflectiveOperationException | RuntimeException anotherServer) {
            return Optional.empty();
        }
    }
}
