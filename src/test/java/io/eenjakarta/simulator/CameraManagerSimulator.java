package io.eenjakarta.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The simulated CameraManager, running. What is documented of it is played as documented; where nothing is known, it
 * does what old Spring Security OAuth does, or both, see {@link CameraManagerRules}.
 *
 * <p>Listens on the loopback interface only. Everything it remembers is gone when it is closed.
 */
public final class CameraManagerSimulator implements AutoCloseable {
    /** Where a demo has it, next to the one of Eagle Eye Networks. */
    public static final int DEFAULT_PORT = 3335;

    private final CameraManagerSettings settings;
    private final SettableClock clock = new SettableClock();
    private final Faults faults = new Faults();
    private final CameraManagerRules rules = new CameraManagerRules();
    private final PostLog posts = new PostLog();
    private final SnapshotCount snapshots = new SnapshotCount(rules);
    private final CameraManagerBook book;
    private final ClientSecrets secrets;
    private final Port port;

    private CameraManagerSimulator(Port port, CameraManagerSettings settings) {
        this.settings = settings;
        this.port = port;
        book = new CameraManagerBook(clock, settings.accessTokenLife(), rules, settings.secrets());
        secrets = new ClientSecrets(book, settings.secrets());
        faults.clearsAlso(rules::clear);
        port.serve(router(), faults);
    }

    private CameraManagerRouter router() {
        DemoData data = settings.data();
        CameraManagerClients clients = new CameraManagerClients(settings, secrets, rules);
        Pages pages = new Pages("CameraManager", "CameraManager simulator", data);
        ControlOrders orders = ControlOrders.ofCameraManager(faults, rules, book);
        return new CameraManagerRouter(
                new AuthorizeEndpoint(new CameraManagerLogin(settings, rules, book), data, faults, posts, clock, pages),
                new CameraManagerTokens(book, clients, rules, faults),
                new RestEndpoint(book, faults, posts, clock, new RestCameras(data, rules, faults, clock), snapshots),
                new ControlEndpoint(clock, book, secrets, faults, posts, orders, pages),
                pages,
                clients,
                posts,
                clock);
    }

    /** @param port 0 for any free one */
    public static CameraManagerSimulator start(int port) {
        return start(port, CameraManagerSettings.demo());
    }

    /** @throws java.io.UncheckedIOException when the port is taken */
    public static CameraManagerSimulator start(int port, CameraManagerSettings settings) {
        return new CameraManagerSimulator(Port.take(port), settings);
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

    public CameraManagerRules rules() {
        return rules;
    }

    public PostLog posts() {
        return posts;
    }

    public CameraManagerBook book() {
        return book;
    }

    /** How many snapshots were asked for, by camera, since the start or the last {@link #reset()}. */
    public Map<Integer, Integer> snapshots() {
        return snapshots.asked();
    }

    /**
     * Changes the secrets of the portal's client. Tokens stay good.
     *
     * @param second null when only one is to be accepted
     */
    public void acceptSecrets(String first, String second) {
        secrets.accept(settings.withSecrets(first, second).secrets());
    }

    /** As they were at the start. */
    public CameraManagerSettings settings() {
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

    /**
     * No faults, default rules, open gates, real time, an empty log, the client's first secrets, access tokens of the
     * usual life. Logins stay.
     */
    public void reset() {
        faults.clear();
        clock.reset();
        acceptSecrets(settings.clientSecret(), settings.secondSecret());
        book.accessTokensLive(settings.accessTokenLife());
        posts.clear();
        snapshots.forget();
    }

    void announce() {
        port.announce("CameraManager", settings.data());
    }

    /** Drops all connections, opens all gates and frees the port. */
    @Override
    public void close() {
        faults.clear();
        port.close();
    }
}
