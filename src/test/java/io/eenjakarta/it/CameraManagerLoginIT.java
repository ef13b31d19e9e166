package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.CameraManagerSettings;
import io.eenjakarta.simulator.CameraManagerSimulator;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user of CameraManager chooses where to sign in, sees their cameras, and is told the truth about how long that lasts. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class CameraManagerLoginIT {

    private static final Pattern WAY = Pattern.compile("<a href=\"([^\"]*)\">([^<]*)</a>");

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war();
    }

    @Test
    void asksWhereTheAccountIsBeforeAnythingBegins() {
        HttpResponse<String> page = Person.choice(browser, "/account?tab=a%20b");
        assertEquals(200, page.statusCode());
        String begin = Provider.PORTAL + "/?een-login=";
        String target = "&amp;target=%2Faccount%3Ftab%3Da%2520b";
        assertEquals(
                List.of(
                        begin + "een" + target + " Eagle Eye Networks",
                        begin + "cameramanager" + target + " CameraManager"),
                WAY.matcher(page.body())
                        .results()
                        .map(CameraManagerLoginIT::words)
                        .toList());
        assertTrue(page.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"));
        assertTrue(browser.portalCookies().isEmpty(), "an attempt before the choice");
    }

    private static String words(MatchResult way) {
        return way.group(1) + ' ' + way.group(2);
    }

    @Test
    void showsTheCamerasOfTheUserWhoSignsIn() {
        HttpResponse<String> page = Person.MIA.signIn(browser, "/cameras");
        assertEquals(200, page.statusCode());
        simulator
                .settings()
                .data()
                .cameras()
                .forEach(camera -> assertEquals(
                        camera.accountId().equals("71001"),
                        page.body().contains(">" + camera.name() + "<"),
                        camera.name()));
        HttpResponse<String> picture = browser.open("/cameras/381001/preview.jpeg");
        assertEquals(200, picture.statusCode());
        assertEquals("image/jpeg", picture.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void leadsBackToThePageThatWasAskedForWithItsQuery() {
        HttpResponse<String> answer = Person.MIA.callback(browser, "/account?tab=a%20b");
        assertEquals(
                Provider.PORTAL + "/account?tab=a%20b", Browser.location(answer).toString());
    }

    @Test
    @Requirement("C26")
    void tellsScriptsWhoIsIn() {
        Person.MIA.signIn(browser, "/account");
        String mia = session(browser);
        assertTrue(mia.contains("\"caller\":\"cameramanager/71001/52301\""), mia);
        assertTrue(mia.contains("\"eagle-eye-user\"") && mia.contains("\"eagle-eye-admin\""), mia);
        Browser other = new Browser();
        Person.NOOR.signIn(other, "/account");
        assertTrue(session(other).contains("\"eagle-eye-user\""));
        assertFalse(session(other).contains("eagle-eye-admin"));
    }

    @Test
    void promisesNoEndThatTheProviderDoesNotSet() {
        Person.MIA.signIn(browser, "/account");
        String page = browser.open("/connection").body();
        assertTrue(page.contains("id=\"no-end\"") && page.contains(">CameraManager<"), page);
        assertFalse(page.contains("90 days") || page.contains("14 days"), page);
        Browser other = new Browser();
        Person.ADA.signIn(other, "/account");
        page = other.open("/connection").body();
        assertTrue(page.contains("90 days") && page.contains("14 days"), page);
        assertFalse(page.contains("id=\"no-end\""), page);
    }

    @Test
    void refusesTheUsersOfAnAccountThatIsNotLetInAndGivesTheirTokensBack() {
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = Person.RUI.callback(browser, "/account");
        refused.is(LogCode.LOGIN_ACCOUNT_REFUSED, 403, page, browser);
        assertTrue(page.body().contains("71002") && page.body().contains("cameramanager.allowed-accounts"));
        assertTrue(Await.until(() -> simulator.posts().logouts().size() == 1));
        assertEquals(Set.of(), simulator.book().liveRefreshTokens());
    }

    @Test
    void offersTheChoiceAgainToAUserWhoGaveNoAccess() {
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = Person.MIA.deny(browser, "/account");
        refused.is(LogCode.CALLBACK_DENIED, 403, page, browser);
        assertTrue(page.body().contains("CameraManager says that access was not allowed"), page.body());
        assertEquals(List.of(), simulator.posts().all());
        assertTrue(browser.open("/?een-login").body().contains("Where is your account?"));
        assertEquals(200, Person.MIA.signIn(browser, "/account").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unauthorized", "invalid_client"})
    void blamesTheSettingsWhenTheClientIsNotAccepted(String error) {
        Returned returned = Person.MIA.returned(browser, "/account");
        simulator.rules().wrongClient(error);
        simulator.acceptSecrets("another secret", null);
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(browser);
        refused.is(
                LogCode.TOKEN_MISCONFIGURED,
                502,
                page,
                browser,
                "=" + returned.code(),
                CameraManagerSettings.DEMO_CLIENT_SECRET);
        refused.sentNothing();
        assertEquals(1, simulator.posts().all().size());
        simulator.acceptSecrets(CameraManagerSettings.DEMO_CLIENT_SECRET, null);
        assertEquals(200, Person.MIA.signIn(browser, "/account").statusCode());
    }

    @Test
    void leavesTheOtherProviderAsItWas() {
        HttpResponse<String> page = Person.ADA.signIn(browser, "/cameras");
        assertTrue(page.body().contains("Main gate"), page.body());
        assertTrue(session(browser).contains("\"caller\":\"een/00001106/ca0f61ab\""));
        assertEquals(List.of(), simulator.posts().apiCalls());
    }

    private static String session(Browser of) {
        return of.get(Provider.portal("/session"), Map.of()).body();
    }
}
