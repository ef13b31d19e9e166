package io.eenjakarta.vms;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.PortalSettings;
import io.eenjakarta.simulator.SimulatorSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** What leads to the API of a simulator: settings, and clients as both servers have them. */
final class SimulatedApi implements AutoCloseable {

    private final List<Closeable> clients = new CopyOnWriteArrayList<>();

    /** @param more keys and values in turn, which win over {@code usual} */
    static Settings settings(EenSimulator simulator, Map<String, String> usual, String... more) {
        Map<String, String> given = new HashMap<>(PortalSettings.of(simulator, SimulatorSettings.DEMO_REDIRECT_URI)
                .settings());
        given.putAll(usual);
        for (int i = 0; i < more.length; i += 2) {
            given.put(more[i], more[i + 1]);
        }
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .addDefaultInterceptors()
                        .build())
                .read();
    }

    <T> T client(Class<T> type) {
        T client = RestClientBuilder.newBuilder()
                .baseUri(URI.create("https://api.eagleeyenetworks.com"))
                .register(JsonBodies.class)
                .build(type);
        clients.add((Closeable) client);
        return client;
    }

    @Override
    public void close() {
        try {
            for (Closeable client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
