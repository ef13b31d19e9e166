package io.eenjakarta.simulator;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The simulator for the tests of a portal, as a JUnit extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatedProvider PROVIDER = SimulatedProvider.of("http://127.0.0.1:8080");
 * }</pre>
 *
 * <p>Started once, by whatever comes first: the first test class that registers it, or the first question about it, so
 * that a deployment made before any test can ask for {@link #settings()}. Stays started for all classes that register
 * the same instance, and is closed at the end of the run; JUnit before 5.13 leaves that to the end of the JVM. When a
 * later run in the same JVM uses the instance again, it starts again at the same port, with empty books. In a field that is
 * not static it lives for one test.
 *
 * <p>The portal may be in this JVM or in another process on this machine. Thread-safe, but tests that run at the same
 * time share faults, clock and log. The only class of the simulator that needs JUnit.
 */
public final class SimulatedProvider implements BeforeAllCallback, BeforeEachCallback, AutoCloseable {
    private static final ExtensionContext.Namespace RUN = ExtensionContext.Namespace.create(SimulatedProvider.class);

    private final String redirectUri;
    private final SimulatorSettings known;
    /** 0 until there is one. */
    private int port;

    /** Null while closed. */
    private EenSimulator running;

    /** Null without. */
    private final SimulatedCameraManager cameraManager;

    private SimulatedProvider(
            String redirectUri, SimulatorSettings known, int port, SimulatedCameraManager cameraManager) {
        this.redirectUri = redirectUri;
        this.known = known;
        this.port = port;
        this.cameraManager = cameraManager;
    }

    /**
     * One at any free port.
     *
     * @param redirectUri of the portal, compared as an exact string; the one in {@link #settings()}
     * @param others registered too
     */
    public static SimulatedProvider of(String redirectUri, String... others) {
        String[] all = Stream.concat(Stream.of(redirectUri), Stream.of(others))
                .distinct()
                .toArray(String[]::new);
        return new SimulatedProvider(redirectUri, SimulatorSettings.demo().withRedirectUris(all), 0, null);
    }

    /** The same at this port, not started. For a server whose settings are fixed before the tests start. */
    public SimulatedProvider at(int fixedPort) {
        return new SimulatedProvider(redirectUri, known, fixedPort, unstarted());
    }

    /** The same with other users, secrets or lives of tokens, not started. */
    public SimulatedProvider with(UnaryOperator<SimulatorSettings> change) {
        return new SimulatedProvider(redirectUri, change.apply(known), port, unstarted());
    }

    /**
     * The same with a CameraManager beside it, at any free port, not started.
     *
     * @param callback where CameraManager sends users of the portal, compared as an exact string
     */
    public SimulatedProvider withCameraManager(String callback) {
        return withCameraManager(callback, 0);
    }

    /** The same at this port. */
    public SimulatedProvider withCameraManager(String callback, int fixedPort) {
        return new SimulatedProvider(redirectUri, known, port, new SimulatedCameraManager(callback, fixedPort));
    }

    private SimulatedCameraManager unstarted() {
        return cameraManager == null ? null : cameraManager.notStarted();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open(context.getRoot());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        open(context);
    }

    /** What an outer context has is found, and then nothing happens. */
    private void open(ExtensionContext context) {
        context.getStore(RUN).getOrComputeIfAbsent(this, SimulatedProvider::started, AutoCloseable.class);
    }

    private SimulatedProvider started() {
        simulator();
        if (cameraManager != null) {
            cameraManager();
        }
        return this;
    }

    /** The simulator itself, started. For what is not offered here. */
    public synchronized EenSimulator simulator() {
        if (running == null) {
            running = EenSimulator.start(port, known);
            port = running.origin().getPort();
        }
        return running;
    }

    /**
     * The simulated CameraManager, started: its faults, rules, clock, book and log are its own.
     *
     * @throws IllegalStateException unless {@link #withCameraManager} was said
     */
    public CameraManagerSimulator cameraManager() {
        if (cameraManager == null) {
            throw new IllegalStateException("made without a CameraManager");
        }
        return cameraManager.simulator();
    }

    /** Ends it and frees the port. JUnit does this at the end of a run; harmless when it is closed already. */
    @Override
    public synchronized void close() {
        if (cameraManager != null) {
            cameraManager.close();
        }
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** Without a slash at the end: {@code http://localhost:PORT}. */
    public URI origin() {
        return simulator().origin();
    }

    /** Everything that the portal has to be told, by property name. Unmodifiable. See {@link PortalSettings}. */
    public Map<String, String> settings() {
        return portal().settings();
    }

    /** The same as the text of a {@code META-INF/microprofile-config.properties} that nothing overrules. */
    public String properties() {
        return portal().properties();
    }

    /** The same as environment variables of a server's process. Unmodifiable. */
    public Map<String, String> environment() {
        return portal().environment();
    }

    private PortalSettings portal() {
        PortalSettings alone = PortalSettings.of(simulator(), redirectUri);
        return cameraManager == null ? alone : cameraManager.addedTo(alone);
    }

    /** Who can sign in, with e-mail address and password. */
    public List<DemoData.User> users() {
        return known.data().users();
    }

    /** Every code and token that was issued, and how to end them. */
    public TokenBook book() {
        return simulator().book();
    }

    /** What the portal and its browsers asked for since the start or the last {@link #reset()}. */
    public PostLog posts() {
        return simulator().posts();
    }

    /** What is to go wrong. */
    public Faults faults() {
        return simulator().faults();
    }

    /** The provider's time, which the portal does not see. */
    public SettableClock clock() {
        return simulator().clock();
    }

    /**
     * Signs a user in with a new browser, without the portal.
     *
     * @see ScriptedBrowser#signIn
     */
    public URI signIn(URI authorize, String user, String password) {
        return new ScriptedBrowser().signIn(authorize, user, password);
    }

    /**
     * For between two tests: no faults, open gates, real time, an empty log, the client's first secrets, access tokens of
     * the usual life. Logins stay, so that a portal's sessions do; {@link TokenBook#killGrants()} ends them. A request still
     * under way is logged when it ends.
     */
    public void reset() {
        faults().clear();
        clock().reset();
        simulator().acceptSecrets(known.clientSecret(), known.secondSecret());
        book().accessTokensLive(known.accessTokenLife());
        book().switched().live(SwitchedTokens.LIFE);
        posts().clear();
        if (cameraManager != null) {
            cameraManager().reset();
        }
    }

    /**
     * Checks the promise on which rotated tokens depend: no refresh token came twice since the last {@link #reset()}.
     * One that came without the right client secret does not count.
     *
     * @throws AssertionError with the hashes of those that did
     */
    public void assertNoRefreshTokenSentTwice() {
        Set<String> twice = posts().refreshTokensSentTwice();
        if (!twice.isEmpty()) {
            throw new AssertionError("refresh tokens sent twice, as SHA-256: " + twice);
        }
    }

    @Override
    public String toString() {
        return "SimulatedProvider[" + redirectUri + "]";
    }
}
