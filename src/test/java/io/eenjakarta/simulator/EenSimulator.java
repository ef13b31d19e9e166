package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The simulated provider, running: in the JVM of a test by {@link #start(int)}, or in its own process by {@link #main}.
 *
 * <p>Listens on the loopback interface only. Everything it remembers is gone when it is closed.
 */
public final class EenSimulator implements AutoCloseable {
    private static final int DEFAULT_PORT = 3334;

    private final SimulatorSettings settings;
    private final SettableClock clock = new SettableClock();
    private final Faults faults = new Faults();
    private final PostLog posts = new PostLog();
    private final PictureCount pictures = new PictureCount();
    private final WebhookDeliveries webhooks = new WebhookDeliveries();
    private final TokenBook book;
    private final ClientSecrets secrets;
    private final CurrentData data;
    private final PictureStreams streams;
    private final EventSubscriptions events;
    private final Port port;

    private EenSimulator(Port port, SimulatorSettings settings) {
        this.settings = settings;
        this.port = port;
        data = new CurrentData(settings.data(), faults);
        book = new TokenBook(clock, settings.accessTokenLife(), faults::rules, settings.secrets());
        streams = new PictureStreams(book, faults);
        events = new EventSubscriptions(
                data, webhooks, faults, clock, port.origin().toString());
        secrets = new ClientSecrets(book, settings.secrets());
        port.serve(router(port.origin()), faults);
    }

    private Router router(URI origin) {
        JsonObject baseUrl = Json.createObjectBuilder()
                .add("hostname", origin.getHost())
                .add("port", origin.getPort())
                .build();
        ClientCheck clients = new ClientCheck(settings, secrets, origin);
        Pages pages = new Pages("Eagle Eye Networks", "EEN simulator", settings.data());
        return new Router(
                new AuthorizeEndpoint(new EenLogin(settings, book), settings.data(), faults, posts, clock, pages),
                new TokenEndpoint(book, clients, faults, baseUrl),
                new RevokeEndpoint(book, clients, faults),
                new ApiEndpoint(data, book, faults, posts, pictures, streams, events, clock, baseUrl),
                new AuthorizationTokens(data, book, faults, posts, origin.getPort()),
                new StreamEndpoint(data, book, faults, posts, streams, clock),
                new EventStreamEndpoint(events, book, faults, posts, clock),
                new ControlEndpoint(
                        clock,
                        book,
                        secrets,
                        faults,
                        posts,
                        ControlOrders.ofEen(faults, data, streams)
                                .and(WebhookOrders.of(webhooks, clock), WebhookOrders.ROWS)
                                .and(EventOrders.of(events), EventOrders.ROWS),
                        pages),
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
        return new EenSimulator(Port.take(port), settings);
    }

    /** Without a slash at the end: {@code http://localhost:PORT}. */
    public URI origin() {
        return port.origin();
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

    public PictureCount pictures() {
        return pictures;
    }

    /** The webhooks that were subscribed. */
    public WebhookDeliveries webhooks() {
        return webhooks;
    }

    /** The streams of events, and how to make one happen. */
    public EventSubscriptions events() {
        return events;
    }

    /** The streams of live pictures. */
    public PictureStreams streams() {
        return streams;
    }

    public CameraRights rights() {
        return data.rights();
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

    /** The first account has so many cameras, until the faults are cleared. */
    public void cameras(int count) {
        data.cameras(count);
    }

    /** As they were at the start. */
    public SimulatorSettings settings() {
        return settings;
    }

    /** Connections on which a socket fault is still going on, because the client has not closed them. */
    public int openFaultConnections() {
        return port.faultConnections().open();
    }

    /** Blocks until exactly so many are open; false when the time is up before that. */
    public boolean awaitOpenFaultConnections(int wanted, Duration atMost) {
        return port.faultConnections().await(wanted, atMost);
    }

    /** Drops all connections, opens all gates and frees the port. */
    @Override
    public void close() {
        faults.clear();
        webhooks.close();
        port.close();
    }

    /**
     * Runs until the process is killed. The first argument is the port; the second, if there is one, that of a simulated
     * CameraManager in the same process.
     */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length == 0 ? DEFAULT_PORT : Integer.parseInt(arguments[0]);
        try {
            start(port).announce();
            if (arguments.length > 1) {
                CameraManagerSimulator.start(Integer.parseInt(arguments[1])).announce();
            }
        } catch (UncheckedIOException e) {
            System.err.println("The simulator cannot start: " + e.getMessage());
            System.exit(e.getCause() instanceof BindException ? 2 : 1);
        }
        new CountDownLatch(1).await();
    }

    private void announce() {
        port.announce("Eagle Eye Networks", settings.data());
    }
}
