package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The settings of a portal whose users sign in with Eagle Eye, but for the few without which it does not start as by default. */
final class PortalSettings {

    static final String CLIENT = "0c6f5d3e9b7a4f1e";
    static final String REDIRECT = "http://127.0.0.1:3333";

    private PortalSettings() {}

    static Settings read() {
        Map<String, String> given = Map.of(
                "een.client-id",
                CLIENT,
                "een.client-secret",
                "secret",
                "een.redirect-uri",
                REDIRECT,
                // So that no look at the vault falls into what is measured.
                "een.vault-cache-age",
                "PT5M");
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the benchmark", 100))
                        .build())
                .read();
    }

    static Provider provider() {
        return read().providers().first();
    }
}
