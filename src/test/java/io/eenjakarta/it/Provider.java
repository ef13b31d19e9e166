package io.eenjakarta.it;

import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.net.URI;

/**
 * The simulator of this test run, in another process than the server under test, and where the portal is. Started once;
 * lives as long as the JVM of the tests.
 */
final class Provider {

    /** Where browsers reach the portal: also the registered redirect URI, without a slash at its end. */
    static final String PORTAL = "http://127.0.0.1:" + System.getProperty("portal.port");

    /** The same as a proxy that ends TLS would offer it. */
    static final String SECURE_PORTAL = PORTAL.replace("http:", "https:");

    /** Where a portal with a login of its own has the servlet that connects accounts: registered too. */
    static final String CONNECT = PORTAL + "/desk/eagle-eye";

    private static final EenSimulator SIMULATOR = EenSimulator.start(
            Integer.parseInt(System.getProperty("simulator.port")),
            SimulatorSettings.demo().withRedirectUris(PORTAL, SECURE_PORTAL, CONNECT));

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> Evidence.secrets(SIMULATOR.book().everyIssuedSecret())));
    }

    private Provider() {}

    static EenSimulator simulator() {
        return SIMULATOR;
    }

    /** The address of a path of the portal. */
    static URI portal(String path) {
        return URI.create(PORTAL + path);
    }
}
