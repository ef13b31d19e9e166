package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The simulated provider, running: in the JVM of a test by {@link #start(int)}, or in its own process by {@link #main}.
 *
 * <p>Listens on the loopback interface only. Everything it remembers is gone when it is closed.
 */
public final class EenSimulator implements AutoCloseable {
    private static final int DEFAULT_PORT = 3334;
    private static final int BACKLOG = 500;

    private final SimulatorSettings settings;
    private final SettableClock clock = new SettableClock();
    private final Faults faults = new Faults();
    private final PostLog posts = new PostLog();
    private final TokenBook book;
    private final ClientSecrets secrets;
    private final URI origin;
    private final ExecutorService threads;
    private final HttpBackend backend;
    private final SocketFaultPlayer socketFaults;
    private final SocketFront front;

    private EenSimulator(ServerSocket listener, SimulatorSettings settings) throws IOException {
        this.settings = settings;
        origin = URI.create("http://localhost:" + listener.getLocalPort());
        book = new TokenBook(clock, settings.accessTokenLife(), faults::rules, settings.secrets());
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "een-simulator");
            thread.setDaemon(true);
            return thread;
        });
        secrets = new ClientSecrets(book, settings.secrets());
        ClientCheck clients = new ClientCheck(settings, secrets, origin);
        Router router = router(clients);
        backend = new HttpBackend(threads, router::answer);
        socketFaults = new SocketFaultPlayer(router::unheard, faults, posts, clients, clock);
        front = new SocketFront(listener, backend.address(), faults, socketFaults, threads);
        front.start();
    }

    private Router router(ClientCheck clients) {
        JsonObject baseUrl = Json.createObjectBuilder()
                .add("hostname", origin.getHost())
                .add("port", origin.getPort())
                .build();
        Pages pages = new Pages(settings.data());
        return new Router(
                new AuthorizeEndpoint(settings, book, faults, posts, clock, pages),
                new TokenEndpoint(book, clients, faults, baseUrl),
                new RevokeEndpoint(book, clients, faults),
                new ApiEndpoint(settings.data(), book, faults, posts, clock, baseUrl),
                new ControlEndpoint(clock, book, secrets, faults, posts, pages),
                pages,
                clients,
                posts,
                clock);
    }

    /** @param port 0 for any free one */
    public static EenSimulator start(int port) {
        return start(port, SimulatorSettings.demo());
    }

    /** @throws UncheckedIOException when the port is taken */
    public static EenSimulator start(int port, SimulatorSettings settings) {
        System.setProperty("java.awt.headless", "true");
        try {
            return new EenSimulator(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Without a slash at the end: {@code http://localhost:PORT}. */
    public URI origin() {
        return origin;
    }

    public SettableClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public PostLog posts() {
        return posts;
    }

    public TokenBook book() {
        return book;
    }

    /**
     * Changes the secrets of the portal's client, as its owner does in the provider's portal. Tokens stay good.
     *
     * @param second null when only one is to be accepted
     */
    public void acceptSecrets(String first, String second) {
        secrets.accept(settings.withSecrets(first, second).secrets());
    }

    /** As they were at the start. */
    public SimulatorSettings settings() {
        return settings;
    }

    /** Connections on which a socket fault is still going on, because the client has not closed them. */
    public int openFaultConnections() {
        return socketFaults.connections().open();
    }

    /** Blocks until exactly so many are open; false when the time is up before that. */
    public boolean awaitOpenFaultConnections(int wanted, Duration atMost) {
        return socketFaults.connections().await(wanted, atMost);
    }

    /** Drops all connections, opens all gates and frees the port. */
    @Override
    public void close() {
        faults.clear();
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            backend.close();
            threads.shutdownNow();
        }
    }

    /** Runs until the process is killed. The first argument is the port. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length == 0 ? DEFAULT_PORT : Integer.parseInt(arguments[0]);
        try {
            announce(start(port));
        } catch (UncheckedIOException e) {
            System.err.println("The simulator cannot start: " + e.getMessage());
            System.exit(e.getCause() instanceof BindException ? 2 : 1);
        }
        new CountDownLatch(1).await();
    }

    private static void announce(EenSimulator simulator) {
        System.out.println("Simulator of Eagle Eye Networks at " + simulator.origin());
        System.out.println("Control page at " + simulator.origin() + ControlEndpoint.ROOT);
        simulator
                .settings
                .data()
                .users()
                .forEach(user -> System.out.println("Demo user " + user.email() + " / " + user.password() + " ("
                        + simulator.settings.data().account(user.accountId()).name() + ")"));
    }
}
