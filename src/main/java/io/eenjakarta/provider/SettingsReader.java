package io.eenjakarta.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Makes {@link Settings} of MicroProfile Config, which nobody else reads. Nothing is read before somebody needs the
 * settings, so an unused library starts in any portal. Reads a few files at most: client secrets, vault keys and trust store.
 */
@ApplicationScoped
public class SettingsReader {

    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s,<>]+@[^@\\s,<>]+");
    private static final Duration INSTANT = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofDays(10_000);
    private static final int MEBIBYTE = 1 << 20;

    private static final String DANGLING = "cannot be read: it refers to a property that is not there";

    private final Config config;

    @Inject
    public SettingsReader(Config config) {
        this.config = config;
    }

    /** For the container's proxy. */
    protected SettingsReader() {
        this(null);
    }

    /** The settings of this application. */
    @Produces
    @Singleton
    public Settings settings() {
        return read();
    }

    /**
     * Reads and checks everything.
     *
     * @throws SettingsException when anything is missing or wrong, with the complete list
     */
    public Settings read() {
        GivenSettings given = snapshot();
        Providers providers = ProviderSettings.read(given);
        Settings.Attempts attempts = new Settings.Attempts(
                given.duration(Setting.ATTEMPT_LIFETIME, MINUTE, HOUR),
                given.number(Setting.ATTEMPTS_PER_BROWSER, 1, 20),
                given.number(Setting.SAVED_POST_LIMIT, 1, MEBIBYTE),
                given.number(Setting.BOUNCES_PER_MINUTE, 1, 60),
                given.number(Setting.LOGIN_STARTS, 0, MEBIBYTE));
        Settings.Http http = http(given);
        Duration early = given.duration(Setting.EARLY_REFRESH, Duration.ZERO, HOUR);
        Settings.Vault vault = VaultSettings.read(given);
        Settings.Images images = images(given);
        EventSettings events = EventSettings.read(given);
        LiveSettings live = live(given);
        Settings.KeepAlive keepAlive = KeepAliveSettings.read(given);
        Settings.Retention retention = new Settings.Retention(
                given.duration(Setting.AUDIT_RETENTION, Duration.ZERO, LONG),
                given.duration(Setting.DEAD_GRANTS_RETENTION, Duration.ofDays(1), LONG));
        Settings.Mail mail = mail(given);
        WebhookSettings webhooks = WebhookSettings.read(given);
        Settings.Switching switching =
                new Settings.Switching(given.number(Setting.SWITCHING_ACCOUNTS_PER_LOGIN, 1, 100));
        given.complain();
        return new Settings(
                providers, attempts, http, early, images, events, live, vault, keepAlive, retention, mail, webhooks,
                switching);
    }

    private static Settings.Images images(GivenSettings given) {
        return new Settings.Images(
                given.duration(Setting.PREVIEW_AGE, INSTANT, MINUTE),
                given.duration(Setting.CAMERAMANAGER_SNAPSHOT_AGE, Duration.ofSeconds(1), HOUR),
                given.duration(Setting.RECORDED_AGE, INSTANT, HOUR),
                given.duration(Setting.SIGHT_AGE, Duration.ofSeconds(1), HOUR),
                given.number(Setting.IMAGE_LIMIT, 1024, 16 * MEBIBYTE),
                given.number(Setting.IMAGE_CACHE_LIMIT, 0, 1024 * MEBIBYTE),
                given.number(Setting.IMAGES_AT_A_TIME, 1, 1000),
                given.duration(Setting.IMAGE_WAIT, INSTANT, MINUTE));
    }

    private static LiveSettings live(GivenSettings given) {
        return new LiveSettings(
                given.duration(Setting.LIVE_LINGER, Duration.ZERO, HOUR),
                given.duration(Setting.LIVE_SILENCE, INSTANT, FIVE_MINUTES),
                given.number(Setting.LIVE_VIEWERS, 0, 100_000),
                given.number(Setting.LIVE_VIEWERS_PER_GRANT, 1, 10_000),
                given.number(Setting.LIVE_CONNECTIONS_PER_GRANT, 1, 1000),
                given.number(Setting.LIVE_PART_BYTES, 1024, 64 * MEBIBYTE),
                given.duration(Setting.LIVE_GIVE_UP, INSTANT, HOUR),
                given.duration(Setting.LIVE_PATIENCE, INSTANT, FIVE_MINUTES));
    }

    private static Settings.Mail mail(GivenSettings given) {
        Settings.Mail mail = new Settings.Mail(given.configured(Setting.MAIL_SESSION), given.list(Setting.MAIL_TO));
        if (mail.session().isPresent() && mail.to().isEmpty()) {
            given.fault(Setting.MAIL_TO, "is required with " + Setting.MAIL_SESSION.key());
        }
        if (!mail.to().stream()
                .allMatch(address -> MAIL_ADDRESS.matcher(address).matches())) {
            given.fault(Setting.MAIL_TO, "must be mail addresses, as ops@example.com, separated by commas");
        }
        return mail;
    }

    private GivenSettings snapshot() {
        GivenSettings given = new GivenSettings();
        for (Setting setting : Setting.values()) {
            try {
                ConfigValue found = config.getConfigValue(setting.key());
                Optional<String> value = config.getOptionalValue(setting.key(), String.class);
                value.ifPresent(v -> given.add(setting, v, found.getSourceName()));
                if (value.isEmpty()
                        && found.getRawValue() != null
                        && !found.getRawValue().isBlank()) {
                    given.fault(setting, DANGLING);
                }
            } catch (IllegalArgumentException | NoSuchElementException e) {
                given.fault(setting, DANGLING);
            }
        }
        given.addFaults(Typos.among(config.getPropertyNames()));
        return given;
    }

    private static Settings.Http http(GivenSettings given) {
        Settings.Http http = new Settings.Http(
                given.duration(Setting.CONNECT_TIMEOUT, INSTANT, MINUTE),
                given.duration(Setting.TOKEN_DEADLINE, INSTANT, MINUTE),
                given.number(Setting.TOKEN_REQUESTS, 1, 1000),
                given.number(Setting.TOKEN_REPLY_LIMIT, 4096, MEBIBYTE),
                given.duration(Setting.API_TIMEOUT, INSTANT, FIVE_MINUTES),
                given.duration(Setting.IMAGE_TIMEOUT, INSTANT, FIVE_MINUTES),
                given.duration(Setting.API_DEADLINE, INSTANT, FIVE_MINUTES),
                given.number(Setting.API_REPETITIONS, 0, 10),
                given.number(Setting.API_CONNECTIONS, 1, 1000),
                given.duration(Setting.CHECKOUT_TIMEOUT, INSTANT, MINUTE),
                proxy(given),
                SecretFile.named(given, Setting.TRUST_STORE),
                given.configured(Setting.TRUST_STORE_PASSWORD).map(Secret::new));
        try {
            http.authorities();
        } catch (IOException | GeneralSecurityException e) {
            given.fault(Setting.TRUST_STORE, "is not a PKCS#12 or JKS file that een.trust-store-password opens");
        }
        return http;
    }

    private static Optional<URI> proxy(GivenSettings given) {
        Optional<URI> proxy = given.configured(Setting.PROXY).flatMap(GivenSettings::uri);
        boolean good = proxy.filter(p -> "http".equals(p.getScheme())
                        && p.getHost() != null
                        && p.getRawUserInfo() == null
                        && p.getPort() > 0
                        && p.getPort() <= 65535
                        && (p.getRawPath().isEmpty() || p.getRawPath().equals("/")))
                .isPresent();
        if (given.configured(Setting.PROXY).isPresent() && !good) {
            given.fault(Setting.PROXY, "must be http://host:port");
        }
        return good ? proxy : Optional.empty();
    }
}
