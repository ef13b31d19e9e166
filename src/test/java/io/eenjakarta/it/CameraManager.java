package io.eenjakarta.it;

import io.eenjakarta.simulator.CameraManagerSettings;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.PortalSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The simulated CameraManager of this test run, beside that of {@link Provider}, and the portal whose users come from both.
 * Started once; lives as long as the JVM of the tests.
 */
final class CameraManager {

    /** Where it sends users of the portal, beside the root to which Eagle Eye Networks sends its own. */
    static final String CALLBACK_PATH = "/cameramanager";

    static final String CALLBACK = Provider.PORTAL + CALLBACK_PATH;

    private static final int CODE_LENGTH = 6;

    private static final CameraManagerSimulator SIMULATOR = CameraManagerSimulator.start(
            Integer.parseInt(System.getProperty("camera-manager.port")),
            CameraManagerSettings.demo().withRedirectUris(CALLBACK));

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Evidence.secrets(SIMULATOR.book().everyIssuedSecret().stream()
                        .flatMap(CameraManager::asFound)
                        .toList())));
    }

    private CameraManager() {}

    static CameraManagerSimulator simulator() {
        return SIMULATOR;
    }

    /**
     * The WAR of this build with both providers switched on and the vault of the server under test. All users of Eagle Eye
     * Networks may come in, but of CameraManager only those of Polder Retail, of whom Mia is an administrator.
     */
    static WebArchive war() {
        return warWith(Map.of());
    }

    /** The same with further settings. */
    static WebArchive warWith(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(PortalSettings.of(Provider.simulator(), Provider.PORTAL)
                .withCameraManager(SIMULATOR, CALLBACK)
                .settings());
        settings.keySet().removeIf(name -> name.startsWith("een.vault"));
        settings.put("cameramanager.allowed-accounts", "71001");
        settings.put("cameramanager.admins", "71001/52301");
        settings.putAll(more);
        return Deployments.warWith(settings);
    }

    /** Codes are too short to be searched for alone: what they come behind, in an address and in a description. */
    private static Stream<String> asFound(String secret) {
        return secret.length() == CODE_LENGTH
                ? Stream.of("code=" + secret, "authorization code: " + secret)
                : Stream.of(secret);
    }
}
