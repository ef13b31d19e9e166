package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The WAR of this build on a WildFly that nobody has configured, or only half: nothing is served that should not be, and
 * whoever looks is told what to do.
 */
@ExtendWith(CleanProvider.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "wildfly")
class UnconfiguredWildFlyIT {

    private static final Map<String, String> SETTINGS = Map.of(
            "EEN_CLIENT_ID", "een-jakarta-demo",
            "EEN_REDIRECT_URI", Provider.PORTAL,
            "EEN_ALLOWED_ACCOUNTS", "00001106");
    private static final List<String> EVERYTHING =
            List.of("/", "/cameras", "/account", "/connection", "/sign-in", "/session", "/een.css", "/?een-login");

    private final Browser browser = new Browser();

    @Test
    void servesNothingWithoutTheSecurityDomain() throws IOException {
        try (OwnWildFly server = OwnWildFly.untouched("no-domain")) {
            server.deployWar();
            assertTrue(server.start(withSimulator(Map.of("EEN_VAULT", "memory"))));
            for (String path : EVERYTHING) {
                assertRefused(LogCode.START_MECHANISM, browser.get(server.at(path), Browser.PAGE_LOAD));
            }
            URI callback = server.at("/?code=a-code-4711&state=a-state");
            assertRefused(LogCode.START_MECHANISM, browser.get(callback, Browser.PAGE_LOAD));
            assertRefused(
                    LogCode.START_MECHANISM,
                    browser.post(server.at("/logout"), Map.of("csrf", "a"), Browser.PAGE_LOAD));
            assertEquals(Map.of(), browser.portalCookies());
            assertLogged(server, LogCode.START_MECHANISM);
            assertFalse(String.join("\n", server.lines()).contains("a-code-4711"), "the log shows a code");
        }
    }

    @Test
    void letsNobodyInWhenTheServerAsksItsOwnRealmForTheCaller() throws IOException {
        try (OwnWildFly server = OwnWildFly.untouched("integrated")) {
            server.command(WildFlyScriptsIT.DOMAIN_ALONE);
            server.deployWar();
            assertTrue(server.start(withSimulator(Map.of("EEN_VAULT", "memory"))));
            assertEquals(
                    200, browser.get(server.at("/een.css"), Browser.PAGE_LOAD).statusCode());
            for (String path : List.of("/cameras", "/account", "/connection")) {
                assertEquals(401, browser.get(server.at(path), Map.of()).statusCode(), path);
            }

            HttpResponse<String> challenge = browser.get(server.at("/account"), Browser.PAGE_LOAD);
            URI callback = browser.authorize(Browser.location(challenge), "ada@example.com", "ada-demo");
            HttpResponse<String> back = browser.get(server.at(callback), Browser.PAGE_LOAD);
            assertRefused(LogCode.START_CALLER, browser.get(server.at(Browser.location(back)), Browser.PAGE_LOAD));
            for (String path : List.of("/", "/cameras", "/account", "/session")) {
                assertRefused(LogCode.START_CALLER, browser.get(server.at(path), Browser.PAGE_LOAD));
            }
            HttpResponse<String> again = browser.get(server.at("/?een-login"), Browser.PAGE_LOAD);
            assertRefused(LogCode.START_CALLER, browser.get(server.at(Browser.location(again)), Browser.PAGE_LOAD));
            assertLogged(server, LogCode.START_CALLER);
        }
    }

    @Test
    void doesNotStartOnTheDatabaseInMemoryThatWildFlyShips() throws IOException {
        assertNoStart("in-memory", Map.of(), "java:comp/DefaultDataSource", "jdbc:h2:mem", "een.vault-datasource");
    }

    @Test
    void doesNotStartWithoutTheDataSourceThatTheSettingsName() throws IOException {
        String missing = "java:jboss/datasources/een-jakarta";
        assertNoStart(
                "no-data-source",
                Map.of("EEN_VAULT", "jdbc", "EEN_VAULT_DATASOURCE", missing),
                missing,
                "een.vault-datasource");
    }

    private void assertNoStart(String name, Map<String, String> settings, String... words) throws IOException {
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.putAll(settings);
        try (OwnWildFly server = OwnWildFly.untouched(name)) {
            server.deployWar();
            assertFalse(server.start(environment), "deployed");
            assertLogged(server, LogCode.VAULT_UNUSABLE, words);
            for (String word : words) {
                assertTrue(server.failure().contains(word), server.failure());
            }
            for (String path : EVERYTHING) {
                assertEquals(
                        404, browser.get(server.at(path), Browser.PAGE_LOAD).statusCode(), path);
            }
        }
    }

    /** A page under this code that says what to do, and no trace of anything else. */
    private static void assertRefused(LogCode code, HttpResponse<String> page) {
        assertEquals(503, page.statusCode(), page.uri() + " " + page.body());
        assertTrue(page.body().contains(">" + code.code() + "<"), page.body());
        assertTrue(page.body().contains("configure.cli"), page.body());
        assertTrue(page.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"), "kept by a cache");
        for (String trace : List.of("Exception", "\tat ", "ELY", "Ada", "ada@example.com")) {
            assertFalse(page.body().contains(trace), page.body());
        }
    }

    /** A line under this code with all of these words, and no stack trace of the login. */
    private static void assertLogged(OwnWildFly server, LogCode code, String... words) throws IOException {
        assertTrue(
                server.lines().stream()
                        .filter(line -> line.contains(code.code() + ' '))
                        .anyMatch(line -> List.of(words).stream().allMatch(line::contains)),
                () -> "no line " + code + " with " + List.of(words));
    }

    static Map<String, String> withSimulator(Map<String, String> settings) {
        String simulator = Provider.simulator().origin().toString();
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("EEN_AUTHORIZATION_ENDPOINT", simulator + "/oauth2/authorize");
        all.put("EEN_TOKEN_ENDPOINT", simulator + "/oauth2/token");
        all.put("EEN_REVOCATION_ENDPOINT", simulator + "/oauth2/revoke");
        all.put("EEN_CLIENT_SETTINGS_URL", simulator + "/api/v3.0/clientSettings");
        all.put("EEN_ALLOW_LOOPBACK", "true");
        all.putAll(settings);
        return all;
    }
}
