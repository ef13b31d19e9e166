package io.eenjakarta.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a portal has to be told to meet a simulator, in the three forms in which servers are told. Immutable.
 *
 * <p>Complete: with these settings and nothing else a portal starts, keeps grants in memory, and lets in every demo user,
 * those with the permission {@code administrator} as administrators; nobody of CameraManager is one. Settings by which a developer's own environment
 * would lead a portal elsewhere (files of secrets, a proxy, a trust store) are there and blank, which counts as not set
 * and hides the others. As browsers of tests have one address, any number of sign-ins may be begun from it. Everything else is left to its default.
 */
public final class PortalSettings {
    /** Above environment variables (300) and system properties (400), so that neither can change a test. */
    static final int ORDINAL = 500;

    /** 32 bytes, worth nothing anywhere but here. */
    private static final String KEY = "simulator:ZWVuLWpha2FydGEgdGVzdCBrZXksIG5vIHNlY3JldCE=";

    private static final List<String> BLANK = List.of(
            "een.client-secret-file",
            "een.next-client-secret",
            "een.next-client-secret-file",
            "een.proxy",
            "een.trust-store",
            "een.trust-store-password",
            "een.vault-keys-file");

    private static final List<String> BLANK_WITH_CAMERA_MANAGER = List.of(
            "cameramanager.admins",
            "cameramanager.client-secret-file",
            "cameramanager.next-client-secret",
            "cameramanager.next-client-secret-file");

    private final SortedMap<String, String> values;

    private PortalSettings(SortedMap<String, String> values) {
        this.values = values;
    }

    /** @param redirectUri where the portal is, one of those that the simulator knows */
    public static PortalSettings of(EenSimulator simulator, String redirectUri) {
        SortedMap<String, String> values = new TreeMap<>();
        SimulatorSettings known = simulator.settings();
        BLANK.forEach(name -> values.put(name, ""));
        values.put("een.providers", "een");
        values.put("een.client-id", known.clientId());
        values.put("een.client-secret", known.clientSecret());
        values.put("een.redirect-uri", redirectUri);
        values.put("een.authorization-endpoint", simulator.origin() + "/oauth2/authorize");
        values.put("een.token-endpoint", simulator.origin() + "/oauth2/token");
        values.put("een.revocation-endpoint", simulator.origin() + "/oauth2/revoke");
        values.put("een.client-settings-url", simulator.origin() + "/api/v3.0/clientSettings");
        values.put("een.allow-loopback", "true");
        values.put("een.allowed-accounts", accounts(known.data()));
        values.put("een.admins", administrators(known.data()));
        values.put("een.login-starts-per-address", "0");
        values.put("een.vault", "memory");
        values.put("een.vault-keys", KEY);
        return new PortalSettings(values);
    }

    /**
     * The same for a portal with two providers.
     *
     * @param redirectUri where CameraManager sends users of the portal, one of those that the simulator knows
     */
    public PortalSettings withCameraManager(CameraManagerSimulator simulator, String redirectUri) {
        SortedMap<String, String> more = new TreeMap<>(values);
        CameraManagerSettings known = simulator.settings();
        BLANK_WITH_CAMERA_MANAGER.forEach(name -> more.put(name, ""));
        more.put("een.providers", "een,cameramanager");
        more.put("cameramanager.client-id", known.clientId());
        more.put("cameramanager.client-secret", known.clientSecret());
        more.put("cameramanager.redirect-uri", redirectUri);
        more.put("cameramanager.authorization-endpoint", simulator.origin() + "/oauth/authorize");
        more.put("cameramanager.token-endpoint", simulator.origin() + "/oauth/token");
        more.put("cameramanager.api-base", simulator.origin().toString());
        more.put("cameramanager.allowed-accounts", accounts(known.data()));
        return new PortalSettings(more);
    }

    private static String accounts(DemoData data) {
        return data.accounts().stream()
                .map(DemoData.Account::id)
                .filter(id ->
                        data.users().stream().anyMatch(user -> user.accountId().equals(id)))
                .collect(Collectors.joining(","));
    }

    private static String administrators(DemoData data) {
        return data.users().stream()
                .filter(user -> user.permissions().contains("administrator"))
                .map(user -> user.accountId() + "/" + user.id())
                .collect(Collectors.joining(","));
    }

    /** By property name; also good as system properties. Unmodifiable. */
    public Map<String, String> settings() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * The text of a {@code META-INF/microprofile-config.properties}, in ASCII, the same for the same settings. Its ordinal
     * is above those of environment variables and system properties.
     */
    public String properties() {
        Properties properties = new Properties();
        properties.setProperty("config_ordinal", String.valueOf(ORDINAL));
        properties.putAll(values);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** By environment variable, as MicroProfile Config looks for it: {@code EEN_CLIENT_ID} and so on. Unmodifiable. */
    public Map<String, String> environment() {
        SortedMap<String, String> environment = new TreeMap<>();
        values.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return Collections.unmodifiableMap(environment);
    }

    @Override
    public String toString() {
        return "PortalSettings" + values.keySet();
    }
}
