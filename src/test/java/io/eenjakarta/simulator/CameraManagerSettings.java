package io.eenjakarta.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who may use the simulated CameraManager, at the start.
 *
 * @param secondSecret accepted beside {@code clientSecret}, as during a rotation of the client's secret; null for none
 * @param redirectUris compared as exact strings, the same set for every client
 * @param data whose ids are whole numbers
 * @param otherClients further clients, id to secret, for tests of tokens that belong to somebody else
 */
public record CameraManagerSettings(
        String clientId,
        String clientSecret,
        String secondSecret,
        Set<String> redirectUris,
        Duration accessTokenLife,
        DemoData data,
        Map<String, String> otherClients)
        implements Registration {
    public static final String DEMO_CLIENT_ID = "een-jakarta-demo.cameramanager";
    /** Worth nothing anywhere but here. */
    public static final String DEMO_CLIENT_SECRET = "DemoOnlySecretNotForAnyRealUse03";

    public static final String DEMO_SECOND_SECRET = "DemoOnlySecretNotForAnyRealUse04";
    public static final String DEMO_REDIRECT_URI = "http://127.0.0.1:3333/cameramanager";

    public CameraManagerSettings {
        redirectUris = Set.copyOf(redirectUris);
        otherClients = Map.copyOf(otherClients);
    }

    public static CameraManagerSettings demo() {
        return new CameraManagerSettings(
                DEMO_CLIENT_ID,
                DEMO_CLIENT_SECRET,
                DEMO_SECOND_SECRET,
                Set.of(DEMO_REDIRECT_URI),
                Duration.ofSeconds(43199),
                DemoData.cameraManager(),
                Map.of());
    }

    public CameraManagerSettings withRedirectUris(String... uris) {
        return new CameraManagerSettings(
                clientId, clientSecret, secondSecret, Set.of(uris), accessTokenLife, data, otherClients);
    }

    /** @param second null when only one secret is to be accepted */
    public CameraManagerSettings withSecrets(String first, String second) {
        return new CameraManagerSettings(clientId, first, second, redirectUris, accessTokenLife, data, otherClients);
    }

    public CameraManagerSettings withAccessTokenLife(Duration life) {
        return new CameraManagerSettings(clientId, clientSecret, secondSecret, redirectUris, life, data, otherClients);
    }

    public CameraManagerSettings withData(DemoData other) {
        return new CameraManagerSettings(
                clientId, clientSecret, secondSecret, redirectUris, accessTokenLife, other, otherClients);
    }

    public CameraManagerSettings withOtherClient(String id, String secret) {
        Map<String, String> more = new HashMap<>(otherClients);
        more.put(id, secret);
        return new CameraManagerSettings(
                clientId, clientSecret, secondSecret, redirectUris, accessTokenLife, data, more);
    }

    @Override
    public String toString() {
        return "CameraManagerSettings[" + clientId + ", " + redirectUris + "]";
    }
}
