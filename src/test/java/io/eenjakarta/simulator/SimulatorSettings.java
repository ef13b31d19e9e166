package io.eenjakarta.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who may use the simulated provider, at the start.
 *
 * @param secondSecret accepted beside {@code clientSecret}, as during a rotation of the client's secret; null for none
 * @param redirectUris compared as exact strings, the same set for every client
 * @param otherClients further clients, id to secret, for tests of tokens that belong to somebody else
 */
public record SimulatorSettings(
        String clientId,
        String clientSecret,
        String secondSecret,
        Set<String> redirectUris,
        Duration accessTokenLife,
        DemoData data,
        Map<String, String> otherClients)
        implements Registration {
    public static final String DEMO_CLIENT_ID = "een-jakarta-demo";
    /** Worth nothing anywhere but here. */
    public static final String DEMO_CLIENT_SECRET = "DemoOnlySecretNotForAnyRealUse01";

    public static final String DEMO_SECOND_SECRET = "DemoOnlySecretNotForAnyRealUse02";
    public static final String DEMO_REDIRECT_URI = "http://127.0.0.1:3333";

    public SimulatorSettings {
        redirectUris = Set.copyOf(redirectUris);
        otherClients = Map.copyOf(otherClients);
    }

    public static SimulatorSettings demo() {
        return new SimulatorSettings(
                DEMO_CLIENT_ID,
                DEMO_CLIENT_SECRET,
                DEMO_SECOND_SECRET,
                Set.of(DEMO_REDIRECT_URI),
                Duration.ofHours(12),
                Reseller.above(DemoData.demo(), 62),
                Map.of());
    }

    public SimulatorSettings withRedirectUris(String... uris) {
        return new SimulatorSettings(
                clientId, clientSecret, secondSecret, Set.of(uris), accessTokenLife, data, otherClients);
    }

    /** @param second null when only one secret is to be accepted */
    public SimulatorSettings withSecrets(String first, String second) {
        return new SimulatorSettings(clientId, first, second, redirectUris, accessTokenLife, data, otherClients);
    }

    public SimulatorSettings withAccessTokenLife(Duration life) {
        return new SimulatorSettings(clientId, clientSecret, secondSecret, redirectUris, life, data, otherClients);
    }

    public SimulatorSettings withData(DemoData other) {
        return new SimulatorSettings(
                clientId, clientSecret, secondSecret, redirectUris, accessTokenLife, other, otherClients);
    }

    public SimulatorSettings withOtherClient(String id, String secret) {
        Map<String, String> more = new HashMap<>(otherClients);
        more.put(id, secret);
        return new SimulatorSettings(clientId, clientSecret, secondSecret, redirectUris, accessTokenLife, data, more);
    }

    @Override
    public String toString() {
        return "SimulatorSettings[" + clientId + ", " + redirectUris + "]";
    }
}
