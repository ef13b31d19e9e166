package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EndPoint;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: a user signs in, sees their cameras, and signs out. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class LoginIT {

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    @Requirement("C26")
    void showsTheCamerasOfTheUserWhoSignsIn() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/cameras");
        assertEquals(200, page.statusCode());
        Provider.simulator()
                .settings()
                .data()
                .camerasOf("00001106")
                .forEach(camera -> assertTrue(page.body().contains(camera.name()), camera.name()));
        Provider.simulator()
                .settings()
                .data()
                .camerasOf("00002207")
                .forEach(camera -> assertFalse(page.body().contains(camera.name()), camera.name()));
    }

    @Test
    void leadsBackToThePageThatWasAskedForWithItsQuery() {
        HttpResponse<String> answer = browser.callback("ada@example.com", "ada-demo", "/account?tab=a%20b");
        assertEquals(302, answer.statusCode());
        assertEquals(
                Provider.PORTAL + "/account?tab=a%20b", Browser.location(answer).toString());
    }

    @Test
    @Requirement({"C26", "C29"})
    void tellsScriptsWhoIsIn() {
        browser.signIn("ada@example.com", "ada-demo", "/account");
        String json = browser.get(Provider.portal("/session"), Map.of()).body();
        assertTrue(json.contains("\"caller\":\"een/00001106/ca0f61ab\""), json);
        assertTrue(json.contains("\"eagle-eye-user\""), json);
        assertTrue(json.contains("\"een:administrator\""), json);
        assertTrue(json.contains("\"eagle-eye-admin\""), json);
        assertTrue(json.contains("\"generation\":1"), json);
    }

    @Test
    void neverMakesAnAdministratorByWhatTheApiSays() {
        browser.signIn("grace@example.com", "grace-demo", "/account");
        assertFalse(browser.get(Provider.portal("/session"), Map.of()).body().contains("eagle-eye-admin"));
    }

    @Test
    @Requirement("C12")
    void changesTheSessionIdAtLoginAndKeepsWhatThePortalHadInTheSession() {
        HttpResponse<String> first = browser.signIn("ada@example.com", "ada-demo", "/account");
        assertEquals(200, first.statusCode());
        String before = browser.portalCookies().get("JSESSIONID");
        Provider.simulator().book().killGrants();
        browser.open("/account");
        browser.signIn("ada@example.com", "ada-demo", "/account");
        assertNotEquals(before, browser.portalCookies().get("JSESSIONID"));
    }

    @Test
    @Requirement({"C26", "C28"})
    void signsOutForGood() throws InterruptedException {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/account");
        String session = browser.portalCookies().get("JSESSIONID");
        HttpResponse<String> left = browser.submit(page, Map.of());
        assertEquals(Provider.PORTAL + "/logged-out", Browser.location(left).toString());
        assertEquals(List.of("\"cache\""), left.headers().allValues("Clear-Site-Data"));
        assertEquals(200, browser.follow(left).statusCode());
        browser.portalCookies().put("JSESSIONID", session);
        assertEquals(401, browser.get(Provider.portal("/session"), Map.of()).statusCode());
        assertTrue(Await.until(() -> !Provider.simulator().posts().revokePosts().isEmpty()));
    }

    @Test
    @Requirement("C28")
    void signsOutWhileTheProviderIsAwayAndGivesTheTokensBackLater() throws InterruptedException {
        Provider.simulator().book().killGrants();
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/account");
        Provider.simulator().faults().next(EndPoint.REVOKE).unavailable();
        assertEquals(303, browser.submit(page, Map.of()).statusCode());
        assertEquals(401, browser.get(Provider.portal("/session"), Map.of()).statusCode());
        assertTrue(Await.until(
                () -> Provider.simulator().book().liveRefreshTokens().isEmpty()));
        assertEquals(
                List.of(503, 200),
                Provider.simulator().posts().revokePosts().stream()
                        .map(post -> post.status())
                        .toList());
    }
}
