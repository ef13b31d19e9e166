package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The test kit of a portal with two providers. */
class SimulatedCameraManagerTest {
    private static final String PORTAL = "http://127.0.0.1:8080";
    private static final String CALLBACK = PORTAL + "/cameramanager";
    private static final SimulatedProvider SHARED = SimulatedProvider.of(PORTAL).withCameraManager(CALLBACK);

    private static CameraManagerSimulator seen;

    static class Portal {
        @RegisterExtension
        static final SimulatedProvider PROVIDER = SHARED;

        @Test
        void one() {
            seen = PROVIDER.cameraManager();
            new Caller(seen.origin()).get("/");
        }
    }

    @Test
    void isStartedAndClosedWithTheOther() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Portal.class))
                                .build(),
                        listener);
        assertEquals(1, listener.getSummary().getTestsSucceededCount());
        assertThrows(UncheckedIOException.class, () -> new Caller(seen.origin()).get("/"));
        try (SHARED) {
            assertNotSame(seen, SHARED.cameraManager());
            assertEquals(seen.origin(), SHARED.cameraManager().origin(), "the same port again");
        }
    }

    @Test
    void addsItsSettingsToThoseOfTheOther() {
        try (SimulatedProvider alone = SimulatedProvider.of(PORTAL);
                SimulatedProvider both = alone.withCameraManager(CALLBACK)) {
            assertEquals("een", alone.settings().get("een.providers"));
            assertTrue(alone.settings().keySet().stream().noneMatch(name -> name.startsWith("cameramanager.")));
            assertThrows(IllegalStateException.class, alone::cameraManager);
            String origin = both.cameraManager().origin().toString();
            Map<String, String> more = new TreeMap<>(both.settings());
            alone.settings().keySet().stream()
                    .filter(name -> !name.equals("een.providers"))
                    .forEach(more::remove);
            assertEquals(
                    new TreeMap<>(Map.ofEntries(
                            Map.entry("een.providers", "een,cameramanager"),
                            Map.entry("cameramanager.client-id", "een-jakarta-demo.cameramanager"),
                            Map.entry("cameramanager.client-secret", CameraManagerSettings.DEMO_CLIENT_SECRET),
                            Map.entry("cameramanager.redirect-uri", CALLBACK),
                            Map.entry("cameramanager.authorization-endpoint", origin + "/oauth/authorize"),
                            Map.entry("cameramanager.token-endpoint", origin + "/oauth/token"),
                            Map.entry("cameramanager.api-base", origin),
                            Map.entry("cameramanager.allowed-accounts", "71001,71002"),
                            Map.entry("cameramanager.admins", ""),
                            Map.entry("cameramanager.client-secret-file", ""),
                            Map.entry("cameramanager.next-client-secret", ""),
                            Map.entry("cameramanager.next-client-secret-file", ""))),
                    more);
            assertEquals("een,cameramanager", both.environment().get("EEN_PROVIDERS"));
            assertEquals(CALLBACK, both.environment().get("CAMERAMANAGER_REDIRECT_URI"));
            assertTrue(both.properties().contains("cameramanager.api-base=http\\://localhost\\:"), both.properties());
            assertFalse(both.toString().contains("Secret"));
        }
    }

    @Test
    void keepsItsOwnBooksAndIsResetWithTheOther() {
        try (SimulatedProvider both = SimulatedProvider.of(PORTAL)
                .withCameraManager(CALLBACK)
                .with(known -> known.withData(known.data().withUsers(1)))) {
            URI back = both.signIn(authorize(both), "noor@example.com", "noor-demo");
            assertTrue(back.toString().startsWith(CALLBACK + "?code="), back::toString);
            assertEquals(1, both.cameraManager().posts().authorizeRequests().size());
            assertEquals(List.of(), both.posts().authorizeRequests());
            both.cameraManager().rules().echoState(false);
            both.reset();
            assertEquals(List.of(), both.cameraManager().posts().authorizeRequests());
            assertTrue(both.cameraManager().rules().echoesState());
        }
    }

    @Test
    void oneBrowserSignsInAtBoth() {
        try (SimulatedProvider both = SimulatedProvider.of(PORTAL).withCameraManager(CALLBACK)) {
            ScriptedBrowser browser = new ScriptedBrowser();
            URI een = URI.create(
                    both.settings().get("een.authorization-endpoint")
                            + "?response_type=code&scope=vms.all&client_id=een-jakarta-demo&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080");
            browser.signIn(een, "ada@example.com", "ada-demo");
            browser.signIn(authorize(both), "mia@example.com", "mia-demo");
            for (URI straightThrough : List.of(een, authorize(both))) {
                URI back = browser.signIn(straightThrough, "nobody", "not asked for");
                assertTrue(back.getQuery().startsWith("code="), back::toString);
            }
        }
    }

    @Test
    void takesThePortThatItIsGiven() {
        SimulatedProvider free = SimulatedProvider.of(PORTAL).withCameraManager(CALLBACK);
        int port = free.cameraManager().origin().getPort();
        SimulatedProvider same = SimulatedProvider.of(PORTAL).withCameraManager(CALLBACK, port);
        assertThrows(UncheckedIOException.class, same::cameraManager);
        free.close();
        try (same) {
            assertEquals(port, same.cameraManager().origin().getPort());
            assertNotEquals(port, same.origin().getPort());
        }
    }

    private static URI authorize(SimulatedProvider provider) {
        return URI.create(provider.settings().get("cameramanager.authorization-endpoint")
                + "?response_type=code&scope=write&state=s&client_id=een-jakarta-demo.cameramanager&redirect_uri="
                + FormParameters.percentEncoded(CALLBACK));
    }
}
