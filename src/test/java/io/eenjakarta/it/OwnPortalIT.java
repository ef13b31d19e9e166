package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.own.OwnCallsServlet;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal's own calls, identity store and logout beside ours. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class OwnPortalIT {

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war().addPackage(OwnCallsServlet.class.getPackage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"injected", "injected-later", "built", "built-later", "named-grant"})
    @Requirement("P5")
    void healsACallOfThePortalsOwnInterface(String way) {
        browser.signIn("ada@example.com", "ada-demo", "/account");
        assertCallsAda(way);
        Provider.simulator().book().killAccessTokens();
        assertCallsAda(way);
        assertEquals(1, Provider.simulator().posts().tokenPosts("refresh_token").size());
    }

    @Test
    @Requirement("P13")
    void keepsTheCallersOfAsynchronousCallsApart() {
        Browser grace = new Browser();
        browser.signIn("ada@example.com", "ada-demo", "/account");
        signInGrace(grace);
        for (int i = 0; i < 10; i++) {
            assertCallsAda("injected-later");
            assertEquals(302, grace.open("/cameras/own?injected-later").statusCode());
        }
    }

    @Test
    void handsOutARenewedTokenThroughTheHolder() {
        browser.signIn("ada@example.com", "ada-demo", "/account");
        assertEquals("generation 2", browser.open("/cameras/own?holder").body());
    }

    @Test
    void addsTheGroupsOfThePortalsOwnStore() {
        browser.signIn("ada@example.com", "ada-demo", "/account");
        String session = browser.get(Provider.portal("/session"), Map.of()).body();
        assertTrue(session.contains("\"auditor\""), session);
        assertTrue(session.contains("\"eagle-eye-user\""), session);
    }

    @Test
    void givesTheTokensBackWhenThePortalsStoreFails() {
        Provider.simulator().book().killGrants();
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = signInGrace(browser);
        refused.is(LogCode.LOGIN_FAILED, 503, page, browser);
        assertTrue(Await.until(
                () -> Provider.simulator().book().liveRefreshTokens().isEmpty()));
    }

    @Test
    void signsOutAtTheContainersWord() {
        Provider.simulator().book().killGrants();
        browser.signIn("ada@example.com", "ada-demo", "/account");
        assertEquals("principal null", browser.open("/cameras/own?logout").body());
        assertEquals(401, browser.get(Provider.portal("/session"), Map.of()).statusCode());
        assertTrue(Await.until(
                () -> Provider.simulator().book().liveRefreshTokens().isEmpty()));
    }

    private static HttpResponse<String> signInGrace(Browser of) {
        return of.callback("grace@example.com", "grace-demo", "/account");
    }

    private void assertCallsAda(String way) {
        HttpResponse<String> answer = browser.open("/cameras/own?" + way);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("ada@example.com"), answer.body());
    }
}
