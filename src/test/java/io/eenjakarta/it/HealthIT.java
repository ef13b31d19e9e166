package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server answers to probes, on good days and on bad ones. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class HealthIT {

    private static final String SECRET = SimulatorSettings.DEMO_CLIENT_SECRET;

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        SpareDatabase.start();
        return CameraManager.warWith(Map.of("een.vault-datasource", SpareDatabase.dataSource()))
                .addPackage(io.eenjakarta.it.host.ClockServlet.class.getPackage());
    }

    @BeforeEach
    void signIn() {
        assertEquals(200, Person.ADA.signIn(browser, "/account").statusCode());
    }

    @AfterEach
    void mend() {
        Provider.simulator().acceptSecrets(SECRET, SimulatorSettings.DEMO_SECOND_SECRET);
        Provider.simulator().faults().clear();
        Host.clockAhead(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        SpareDatabase.stop();
    }

    @Test
    void answersWhatTheDocumentationSays() throws IOException {
        Map<String, Health.Documented> documented = Health.documented();
        assertEquals(8, documented.size(), documented.toString());
        Set<String> seen = new TreeSet<>();
        for (String kind : List.of("live", "ready", "started")) {
            Health health = Health.of(kind);
            assertEquals(200, health.http());
            assertEquals("UP", health.status());
            health.checks().forEach((name, check) -> {
                assertEquals(kind, documented.get(name).at(), name);
                assertEquals("UP", check.getString("status"), name);
                if (!name.equals("een-jakarta")) {
                    String state = check.getJsonObject("data").getString("state");
                    assertTrue(documented.get(name).states().contains(state), name + ": " + state);
                }
            });
            seen.addAll(health.checks().keySet());
        }
        assertEquals(documented.keySet(), seen);
        assertEquals("answering", Health.of("ready").state("provider-een"));
        assertEquals("jdbc", Health.of("ready").data("vault", "kind"));
    }

    @Test
    void tellsOfASecretThatIsRefusedAndWhenItIsTakenAgain() {
        Provider.simulator().acceptSecrets("AnotherSecret1", "AnotherSecret2");
        failingCall();
        Health health = Health.of("ready");
        assertEquals("credentials refused", health.state("provider-een"));
        assertTrue(health.data("provider-een", "cause").startsWith(LogCode.TOKEN_MISCONFIGURED.code()));
        assertEquals(LogCode.TOKEN_MISCONFIGURED.advice(), health.data("provider-een", "advice"));
        assertUp(health);
        Provider.simulator().acceptSecrets(SECRET, SimulatorSettings.DEMO_SECOND_SECRET);
        assertTrue(Await.until(() -> {
            browser.open("/cameras");
            return Health.of("ready").state("provider-een").equals("answering");
        }));
    }

    @Test
    @Requirement("C30")
    void tellsOfAProviderThatIsAway() {
        Provider.simulator().faults().all(EndPoint.TOKEN_REFRESH).unavailable();
        failingCall();
        Health health = Health.of("ready");
        assertEquals("not answering", health.state("provider-een"));
        assertTrue(health.data("provider-een", "cause").startsWith(LogCode.TOKEN_UNAVAILABLE.code()));
        assertUp(health);
        assertEquals("UP", Health.of("live").status());
    }

    @Test
    @Requirement({"C30", "P11"})
    void staysUpWhileTheDatabaseIsAwayAndServesWhoHasALivingToken() {
        assertTrue(vaultComesTo("answering"));
        SpareDatabase.stop();
        try {
            assertTrue(vaultComesTo("not answering"));
            Health health = Health.of("ready");
            assertTrue(health.data("vault", "cause").startsWith(LogCode.VAULT_UNAVAILABLE.code()), health.toString());
            assertEquals(LogCode.VAULT_UNAVAILABLE.advice(), health.data("vault", "advice"));
            assertUp(health);
            assertEquals(200, browser.open("/cameras").statusCode());
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertEquals(200, Health.of("ready").http());
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            assertTrue(millis < 5_000, "twenty probes waited for the database: " + millis + " ms");
            assertEquals("UP", Health.of("live").status());
            assertEquals("UP", Health.of("started").status());
        } finally {
            SpareDatabase.start();
        }
        assertTrue(vaultComesTo("answering"));
    }

    @Test
    void tellsOfConnectedGrantsThatEndSoonAndStaysUp() {
        Person.MIA.connect(browser);
        Person.LINUS.connect(browser);
        try {
            assertTrue(Await.until(() -> Health.of("ready").state("grants").equals("none ends soon")));
            Host.clockAhead(Duration.ofDays(80));
            assertTrue(Await.until(() -> Health.of("ready").state("grants").equals("some end soon")));
            Health health = Health.of("ready");
            assertEquals("1", health.data("grants", "ending-14-days"), "CameraManager's do not end");
            assertEquals("0", health.data("grants", "ending-1-day"));
            assertTrue(health.data("grants", "cause").startsWith(LogCode.GRANT_EXPIRING.code()));
            assertUp(health);
        } finally {
            Host.clockAhead(Duration.ZERO);
            Person.disconnectAll(browser);
        }
    }

    private void failingCall() {
        Provider.simulator().book().killAccessTokens();
        assertEquals(503, browser.open("/cameras").statusCode());
    }

    private static boolean vaultComesTo(String state) {
        return Await.within(
                Duration.ofSeconds(40), () -> Health.of("ready").state("vault").equals(state));
    }

    private static void assertUp(Health health) {
        assertEquals(200, health.http(), health.toString());
        assertEquals("UP", health.status());
        health.checks().forEach((name, check) -> assertEquals("UP", check.getString("status"), name));
    }
}
