package io.eenjakarta.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The port of one simulated provider, with all that stands behind it: the front that plays socket faults, the HTTP
 * server, their threads. Loopback interface only.
 */
final class Port implements AutoCloseable {
    private static final int BACKLOG = 2_000;

    private final ServerSocket listener;
    private final URI origin;
    private ExecutorService threads;
    private HttpBackend backend;
    private SocketFaultPlayer socketFaults;
    private SocketFront front;

    private Port(ServerSocket listener) {
        this.listener = listener;
        origin = URI.create("http://localhost:" + listener.getLocalPort());
    }

    /**
     * Taken, but nobody answers before {@link #serve}.
     *
     * @param number 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    static Port take(int number) {
        System.setProperty("java.awt.headless", "true");
        try {
            return new Port(new ServerSocket(number, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + number + ": " + e.getMessage(), e);
        }
    }

    /** Without a slash at the end. */
    URI origin() {
        return origin;
    }

    /** Once. */
    void serve(Site site, Faults faults) {
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "een-simulator");
            thread.setDaemon(true);
            return thread;
        });
        try {
            backend = new HttpBackend(threads, site::answer);
        } catch (IOException e) {
            throw new UncheckedIOException("behind " + origin + ": " + e.getMessage(), e);
        }
        socketFaults = new SocketFaultPlayer(site, faults);
        front = new SocketFront(listener, backend.address(), site, faults, socketFaults, threads);
        front.start();
    }

    /** Tells people, on standard output, where the provider is and who can sign in. */
    void announce(String provider, DemoData data) {
        System.out.println("Simulator of " + provider + " at " + origin);
        System.out.println("Control page at " + origin + ControlEndpoint.ROOT);
        data.users()
                .forEach(user -> System.out.println("Demo user " + user.email() + " / " + user.password() + " ("
                        + data.account(user.accountId()).name() + ")"));
    }

    FaultConnections faultConnections() {
        return socketFaults.connections();
    }

    /** Drops all connections and frees the port. */
    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            backend.close();
            threads.shutdownNow();
        }
    }
}
