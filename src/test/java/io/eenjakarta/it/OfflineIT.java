package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.offline.OfflineServlet;
import io.eenjakarta.it.own.OwnCallsServlet;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EenSimulator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A grant by its name, with no request and nobody logged in: from timers, and from transactions that fail. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class OfflineIT {

    private final Unattended unattended = new Unattended();
    private final EenSimulator simulator = Provider.simulator();
    private String grant;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war()
                .addPackage(OwnCallsServlet.class.getPackage())
                .addPackage(OfflineServlet.class.getPackage());
    }

    @BeforeEach
    void connect() {
        grant = unattended.connect();
        assertEquals("OFFLINE ACTIVE 1", of("generation"));
    }

    @Test
    @Requirement("P4")
    void servesTwentyTimersWithOneRefresh() {
        assertTrue(of("timers").contains("ada@example.com"));
        simulator.book().killAccessTokens();
        assertTrue(of("timers").contains("ada@example.com"));
        assertEquals(1, simulator.posts().tokenPosts("refresh_token").size());
        assertEquals("OFFLINE ACTIVE 2", of("generation"));
    }

    @Test
    @Requirement("P2")
    void keepsARotationThatHappenedInsideATransactionThatWasRolledBack() {
        simulator.book().killAccessTokens();
        assertEquals("OFFLINE ACTIVE 2", of("in-vain"));
        assertTrue(of("timers").contains("ada@example.com"));
        assertEquals(1, simulator.posts().tokenPosts("refresh_token").size());
    }

    @Test
    void endsAGrantForGoodInsideATransactionThatWasRolledBack() {
        assertEquals("none", of("end-in-vain"));
        assertEquals("none", of("generation"));
    }

    @Test
    void outlivesTheLoginOfTheSameUser() {
        Browser ada = new Browser();
        assertEquals(200, ada.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        ada.open("/cameras/own?logout");
        assertEquals("OFFLINE ACTIVE 1", of("generation"));
        assertTrue(of("timers").contains("ada@example.com"));
    }

    private String of(String what) {
        return unattended.of("/host-offline/" + what, grant);
    }
}
