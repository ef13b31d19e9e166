package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** An Open Liberty with the shipped configuration loses its sessions, but the provider knows its users. */
@ExtendWith(CleanProvider.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "liberty")
@Requirement("P3")
class LibertyRestartIT {

    private static final URI ACCOUNT = Provider.portal("/account");
    private final Browser browser = new Browser();

    @Test
    void endsLoginsAndBringsUsersBackInWithoutAPromptWhenItIsStopped() throws IOException, SQLException {
        try (OwnLiberty server = OwnLiberty.configured("own-stopped")) {
            server.start();
            signIn(server);
            server.stop();
            assertEquals(0, server.grants());
            server.start();
            comeBack(server);
        }
    }

    /**
     * Nobody is there to end the old login: its grant stays in the vault, as good as it was. On a server that has no
     * OpenTelemetry, which must make no difference.
     */
    @Test
    void keepsGrantsAndBringsUsersBackInWithoutAPromptWhenItWasKilled() throws IOException, SQLException {
        try (OwnLiberty server = OwnLiberty.configured("own-killed").without("mpTelemetry-2.1")) {
            server.start();
            signIn(server);
            server.kill();
            server.start();
            comeBack(server);
            server.stop();
            assertEquals(1, server.grants());
        }
    }

    private void signIn(OwnLiberty server) {
        HttpResponse<String> challenge = browser.get(server.at(ACCOUNT), Browser.PAGE_LOAD);
        arrive(server, browser.authorize(Browser.location(challenge), "ada@example.com", "ada-demo"));
    }

    /** By way of the provider, for the session is gone. */
    private void comeBack(OwnLiberty server) {
        Provider.simulator().posts().clear();
        arrive(server, ACCOUNT);
        assertEquals(1, Provider.simulator().posts().authorizeRequests().size(), "ways by the provider");
    }

    /** Redirects alone lead to the account page: a form on the way would be where they end. */
    private void arrive(OwnLiberty server, URI from) {
        HttpResponse<String> page = browser.get(server.at(from), Browser.PAGE_LOAD);
        while (page.headers().firstValue("Location").isPresent()) {
            page = browser.get(server.at(Browser.location(page)), Browser.PAGE_LOAD);
        }
        assertEquals(server.at(ACCOUNT), page.uri());
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("Ada Brandt"), page.body());
    }
}
