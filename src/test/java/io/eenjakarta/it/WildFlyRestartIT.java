package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A WildFly that the shipped script has configured, and nobody else, is stopped and started under its users. */
@ExtendWith(CleanProvider.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "wildfly")
@Requirement("P3")
class WildFlyRestartIT {

    private final Browser browser = new Browser();

    @Test
    void keepsUsersAndTheirGrantsWhenItIsStopped() throws IOException {
        try (OwnWildFly server = configured("stopped")) {
            signIn(server);
            server.stop();
            start(server);
            assertIsAda(open(server, "/account"), server);

            Provider.simulator().book().killAccessTokens();
            assertEquals(200, open(server, "/cameras").statusCode());
            assertEquals(
                    1, Provider.simulator().posts().tokenPosts("refresh_token").size());
        }
    }

    /** Sessions that were in memory are lost, but the provider knows its user. */
    @Test
    void bringsUsersBackInWithoutAPromptWhenItWasKilled() throws IOException {
        try (OwnWildFly server = configured("killed")) {
            signIn(server);
            server.kill();
            start(server);
            HttpResponse<String> page = open(server, "/account");
            while (page.headers().firstValue("Location").isPresent()) {
                page = follow(server, page);
            }
            assertIsAda(page, server);
        }
    }

    private static OwnWildFly configured(String name) throws IOException {
        OwnWildFly server = OwnWildFly.untouched(name);
        server.script("configure.cli");
        server.deployWar();
        start(server);
        return server;
    }

    private static void start(OwnWildFly server) throws IOException {
        assertTrue(server.start(UnconfiguredWildFlyIT.withSimulator(Map.of())), "not deployed");
    }

    private void signIn(OwnWildFly server) {
        HttpResponse<String> challenge = open(server, "/account");
        HttpResponse<String> callback = browser.get(
                server.at(browser.authorize(Browser.location(challenge), "ada@example.com", "ada-demo")),
                Browser.PAGE_LOAD);
        assertIsAda(follow(server, callback), server);
    }

    private HttpResponse<String> open(OwnWildFly server, String path) {
        return browser.get(server.at(path), Browser.PAGE_LOAD);
    }

    private HttpResponse<String> follow(OwnWildFly server, HttpResponse<String> redirect) {
        return browser.get(server.at(Browser.location(redirect)), Browser.PAGE_LOAD);
    }

    private static void assertIsAda(HttpResponse<String> page, OwnWildFly server) {
        assertEquals(server.at("/account"), page.uri());
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("Ada Brandt"), page.body());
    }
}
