package io.eenjakarta.probe;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsException;
import io.eenjakarta.provider.SettingsReader;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The settings of a portal, as far as the probe needs them: whom to ask, as whom, and how to get there. */
record ProbeSettings(EagleEyeProvider provider, Settings.Http http) {
    private static final String MISSING = "Set EEN_CLIENT_ID, and EEN_CLIENT_SECRET or EEN_CLIENT_SECRET_FILE, in the"
            + " environment: the probe asks with the credentials of your own application.";
    private static final Map<String, String> DEFAULTS = Map.of("een.redirect-uri", "http://127.0.0.1:3333");
    /** A probe keeps nothing: whatever a portal's vault is told does not matter. */
    private static final Map<String, String> FIXED =
            Map.of("een.providers", "een", "een.vault", "memory", "een.vault-keys", "", "een.vault-keys-file", "");

    /**
     * Reads them from environment variables and system properties.
     *
     * @throws Stopped with the one thing to do, or with everything that is wrong
     */
    static ProbeSettings read() {
        return read(new SmallRyeConfigBuilder().addSystemSources());
    }

    /** The same from one source. */
    static ProbeSettings read(ConfigSource source) {
        return read(new SmallRyeConfigBuilder().withSources(source));
    }

    private static ProbeSettings read(SmallRyeConfigBuilder builder) {
        SmallRyeConfig config = builder.withSources(
                        new PropertiesConfigSource(DEFAULTS, "the probe's defaults", 50),
                        new PropertiesConfigSource(FIXED, "the probe", 600))
                .addDefaultInterceptors()
                .build();
        if (absent(config, "een.client-id")
                || absent(config, "een.client-secret") && absent(config, "een.client-secret-file")) {
            throw new Stopped(MISSING);
        }
        try {
            Settings settings = new SettingsReader(config).read();
            EagleEyeProvider provider = (EagleEyeProvider) settings.providers().first();
            URI redirect = URI.create(provider.redirectUri());
            if (!"http".equals(redirect.getScheme())
                    || !"127.0.0.1".equals(redirect.getHost())
                    || redirect.getPort() < 1) {
                throw new Stopped("The probe takes the answer of a sign-in itself, so the redirect URI must be one like"
                        + " http://127.0.0.1:3333: register it, and leave EEN_REDIRECT_URI out.");
            }
            return new ProbeSettings(provider, settings.http());
        } catch (SettingsException wrong) {
            throw new Stopped("The settings do not allow it: " + String.join("; ", wrong.faults()));
        }
    }

    private static boolean absent(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class)
                .filter(text -> !text.isBlank())
                .isEmpty();
    }

    /** One that follows no redirects. */
    HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(http.connectTimeout());
        http.proxy()
                .ifPresent(proxy -> builder.proxy(
                        ProxySelector.of(InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()))));
        try {
            Optional<KeyStore> authorities = http.authorities();
            if (authorities.isPresent()) {
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(authorities.get());
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                builder.sslContext(context);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new Stopped("The trust store of EEN_TRUST_STORE cannot be read.");
        }
        return builder.build();
    }
}
