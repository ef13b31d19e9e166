package io.eenjakarta.vms;

import io.eenjakarta.provider.Access;
import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.CameraManagerProvider;
import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.EventSettings;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.WebhookSettings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.GrantId;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** The real client of both servers against an API on loopback, with the tokens of {@link FakeRenewal}. */
final class Bench implements AutoCloseable {

    /** Kept, so that the level holds: these tests make failures by the hundred. */
    private static final Logger QUIET = Logger.getLogger("io.eenjakarta.vms");

    static {
        QUIET.setLevel(Level.OFF);
    }

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    /** The one account whose users may come in. */
    static final String ALLOWED = "00001106";

    static final EventSettings EVENTS = new EventSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(90),
            Duration.ofMinutes(15),
            5000,
            Duration.ofSeconds(30),
            65536,
            500,
            10,
            500,
            Duration.ofSeconds(15));

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    static final GrantId CALLER = new GrantId("caller");
    static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    final ScriptedApi api;
    final FakeRenewal renewal;
    final ThreadLocal<GrantId> caller = new ThreadLocal<>();
    final ApiAccess access;
    final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    final ImageCalls imageCalls;
    private final List<Closeable> clients = new ArrayList<>();

    Bench() {
        this(4, true);
    }

    Bench(int connections, boolean loopbackAllowed) {
        this(new ScriptedApi(), connections, loopbackAllowed, Optional.empty(), Optional.empty());
    }

    /** @param repetitions what {@code een.api-repetitions} says, within this deadline */
    Bench(int repetitions, Duration deadline) {
        this(new ScriptedApi(), 4, true, Optional.empty(), Optional.empty(), repetitions, deadline);
    }

    Bench(ScriptedApi api, int connections, boolean loopbackAllowed, Optional<URI> proxy, Optional<Path> trustStore) {
        this(api, connections, loopbackAllowed, proxy, trustStore, 2, Duration.ofSeconds(10));
    }

    private Bench(
            ScriptedApi api,
            int connections,
            boolean loopbackAllowed,
            Optional<URI> proxy,
            Optional<Path> trustStore,
            int repetitions,
            Duration deadline) {
        this.api = api;
        this.renewal = new FakeRenewal(api.base());
        caller.set(CALLER);
        access = new ApiAccess(
                renewal,
                () -> Optional.ofNullable(caller.get()),
                settings(api.base(), connections, loopbackAllowed, proxy, trustStore, repetitions, deadline),
                Clock.fixed(NOW, ZoneOffset.UTC),
                THREADS,
                Telemetry.none());
        FakeContainer.offer(access);
        imageCalls = new ImageCalls(access, scheduler);
    }

    /** Built as any portal builds one: the listener is found through META-INF/services. */
    <T> T client(Class<T> type) {
        return client(type, builder -> {});
    }

    /** What the portal asks of the grant at hand, with real clients. */
    ApiAtHand apiAtHand() {
        return new ApiAtHand(
                access,
                new EagleEyeApi(
                        client(UsersApi.class),
                        client(CamerasApi.class),
                        client(LocationsApi.class),
                        client(ImageRightsApi.class),
                        client(FeedsApi.class),
                        new MediaAddresses(client(MediaSessionApi.class), access.settings()),
                        imageCalls,
                        access.settings()),
                new CameraManagerApi(
                        client(CameraManagerUsersApi.class),
                        client(CameraManagerCamerasApi.class),
                        imageCalls,
                        access.settings()));
    }

    LiveImages liveImages() {
        return new LiveImages(apiAtHand(), access, scheduler);
    }

    /** The same with something of the portal's own. */
    <T> T client(Class<T> type, Consumer<RestClientBuilder> portalsOwn) {
        RestClientBuilder builder = RestClientBuilder.newBuilder()
                .baseUri(URI.create("https://api.eagleeyenetworks.com"))
                .register(JsonBodies.class);
        portalsOwn.accept(builder);
        T client = builder.build(type);
        clients.add((Closeable) client);
        return client;
    }

    private static Settings settings(
            URI api,
            int connections,
            boolean loopbackAllowed,
            Optional<URI> proxy,
            Optional<Path> trustStore,
            int repetitions,
            Duration deadline) {
        EagleEyeProvider provider = new EagleEyeProvider(
                api,
                api,
                api,
                api.resolve("/api/v3.0/clientSettings"),
                new ApiHosts(
                        List.of(Pattern.compile("^api(\\.c\\d{3,4})?\\.eagleeyenetworks\\.com$")),
                        loopbackAllowed,
                        api.getScheme()),
                new ApiHosts(
                        List.of(Pattern.compile("^media\\.c\\d{2,4}\\.eagleeyenetworks\\.com$")),
                        loopbackAllowed,
                        api.getScheme()),
                new ClientCredentials("id", new Secret("secret")),
                "http://127.0.0.1:3333",
                "vms.all",
                new Access(false, Set.of(ALLOWED), Set.of()));
        CameraManagerProvider older = new CameraManagerProvider(
                api,
                api,
                api,
                new ApiHosts(List.of(Pattern.compile("rest\\.cameramanager\\.com")), loopbackAllowed, api.getScheme()),
                new ClientCredentials("id", new Secret("secret")),
                "http://127.0.0.1:3333/cm",
                "write",
                new Access(true, Set.of(), Set.of()),
                false,
                false);
        Settings.Http http = new Settings.Http(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                64,
                65536,
                TIMEOUT,
                TIMEOUT,
                deadline,
                repetitions,
                connections,
                Duration.ofMillis(300),
                proxy,
                trustStore,
                trustStore.map(file -> new Secret("changeit")));
        return new Settings(
                new Providers(List.of(provider, older)),
                new Settings.Attempts(Duration.ofMinutes(10), 5, 65536, 3, 0),
                http,
                Duration.ofMinutes(5),
                new Settings.Images(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        1048576,
                        33554432,
                        8,
                        Duration.ofSeconds(10)),
                EVENTS,
                StreamBench.LIVE,
                new Settings.Vault(Settings.Vault.Kind.MEMORY, "", List.of(), Duration.ofSeconds(5), 10_000, false),
                new Settings.KeepAlive(true, Duration.ofDays(10), Duration.ofDays(2), 60, Duration.ofMinutes(1)),
                new Settings.Retention(Duration.ofDays(400), Duration.ofDays(30)),
                Settings.Mail.OFF,
                WebhookSettings.OFF,
                Settings.Switching.USUAL);
    }

    @Override
    public void close() {
        FakeContainer.offer(null);
        try {
            for (Closeable client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        imageCalls.close();
        scheduler.shutdownNow();
        access.close();
        api.close();
    }
}
