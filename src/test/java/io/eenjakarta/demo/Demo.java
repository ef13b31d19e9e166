package io.eenjakarta.demo;

import static java.net.http.HttpClient.Version.HTTP_1_1;

import io.eenjakarta.simulator.CameraManagerSettings;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/**
 * The demo's second process: the simulated providers, unless the real one is used, and the banner, printed when the
 * portal answers. Maven ends it.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final int OK = 200;

    private Demo() {}

    /**
     * @param args {@code simulator} or {@code eagle-eye}, the portal's port, the ports of the simulators of Eagle Eye
     *     Networks and CameraManager, the server's logs
     */
    public static void main(String[] args) throws Exception {
        boolean simulated = args[0].equals("simulator");
        URI portal = URI.create("http://127.0.0.1:" + args[1]);
        if (simulated) {
            EenSimulator.start(Integer.parseInt(args[2]), eagleEye(portal));
            CameraManagerSimulator.start(Integer.parseInt(args[3]), cameraManager(portal));
        }
        System.out.println(answers(portal) ? banner(portal, simulated, args) : apology(portal, args[4]));
        // The simulator's threads are daemons; and Maven says a good-bye over the banner to a process that ends.
        Thread.currentThread().join();
    }

    /** Knows the portal at whichever port it is. */
    static SimulatorSettings eagleEye(URI portal) {
        return SimulatorSettings.demo().withRedirectUris(portal.toString());
    }

    static CameraManagerSettings cameraManager(URI portal) {
        return CameraManagerSettings.demo().withRedirectUris(portal + "/cameramanager");
    }

    /** Waits for two good answers in a row, so that the server's own lines come before the banner. */
    private static boolean answers(URI portal) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder().version(HTTP_1_1).build();
        Instant end = Instant.now().plus(PATIENCE);
        int good = 0;
        while (good < 2 && Instant.now().isBefore(end)) {
            Thread.sleep(INTERVAL.toMillis());
            good = status(http, portal) == OK ? good + 1 : 0;
        }
        return good == 2;
    }

    private static int status(HttpClient http, URI portal) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(portal).timeout(Duration.ofSeconds(30)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    static String banner(URI portal, boolean simulated, String[] args) {
        String line = "  " + "-".repeat(76) + "\n";
        StringBuilder text = new StringBuilder("\n" + line + "  een-jakarta is ready: " + portal + "\n\n");
        if (simulated) {
            users(text, "Eagle Eye Networks", eagleEye(portal).data());
            users(text, "CameraManager", cameraManager(portal).data());
            text.append("  rhea is a reseller's, and sees all accounts of Eagle Eye's that are below it.\n");
            text.append("  The accounts of linus and rui are not allowed in: they see how others are refused.\n");
            text.append("  Make things happen, or fail: http://localhost:" + args[2] + "/_simulator/\n");
            text.append("                               http://localhost:" + args[3] + "/_simulator/\n");
            text.append("  Set EEN_CLIENT_ID and EEN_CLIENT_SECRET to meet the real one.\n");
        } else {
            text.append("  Sign in with an Eagle Eye Networks account.\n");
        }
        return text.append("  Ctrl-C ends the demo.\n" + line).toString();
    }

    private static void users(StringBuilder text, String provider, DemoData demo) {
        text.append("  Sign in at the simulated " + provider + " as\n");
        for (DemoData.User user : demo.users()) {
            String account = demo.account(user.accountId()).name();
            text.append("    %-20s password %-12s %s\n".formatted(user.email(), user.password(), account));
        }
    }

    private static String apology(URI portal, String logs) {
        return "\n  The portal at " + portal + " does not answer as it should. See " + logs
                + "\n  Ctrl-C ends the demo.\n";
    }
}
