package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.simulator.CameraManagerSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * With {@code cameramanager.state=cookie-only}, for operators who find that CameraManager does not send the state back: the
 * browser's cookie alone tells whose an answer is.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class CookieOnlyIT {

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.warWith(Map.of("cameramanager.state", "cookie-only"));
    }

    @BeforeEach
    void keepState() {
        simulator.rules().echoState(false);
    }

    @Test
    void takesAnAnswerWithoutStateForTheNewestSignInOfTheBrowser() {
        Person.MIA.leave(browser, "/connection");
        URI answer = Person.MIA.authorize(Person.MIA.leave(browser, "/account?newest"));
        assertTrue(answer.getRawQuery().matches("code=[A-Za-z0-9]{6}"), "the state came back");
        assertEquals(Provider.portal("/account?newest"), Browser.location(load(answer)));
        assertEquals(200, browser.open("/account").statusCode());
    }

    @Test
    void looksAtItsOwnSignInsOnly() {
        URI answer = Person.MIA.authorize(Person.MIA.leave(browser, "/account"));
        Person.ADA.leave(browser, "/connection");
        assertEquals(Provider.portal("/account"), Browser.location(load(answer)));
        assertTrue(session().contains("cameramanager/71001/52301"), session());
    }

    @Test
    void refusesAnAnswerInABrowserThatBeganNothingThere() {
        URI answer = Person.MIA.authorize(Person.MIA.leave(browser, "/account"));
        Browser thief = new Browser();
        Person.ADA.leave(thief, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = thief.get(answer, Browser.PAGE_LOAD);
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, page, thief, answer.getRawQuery());
        assertEquals(List.of(), simulator.posts().all());
        assertEquals(302, load(answer).statusCode());
    }

    @Test
    void refusesAnAnswerWhoseCookieIsGone() {
        URI answer = Person.MIA.authorize(Person.MIA.leave(browser, "/account"));
        browser.portalCookies().keySet().removeIf(name -> name.startsWith("een-attempt-"));
        RefusedLogin refused = new RefusedLogin();
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, load(answer), browser, answer.getRawQuery());
        assertEquals(List.of(), simulator.posts().all());
    }

    @Test
    void takesAnAnswerOnce() {
        URI answer = Person.MIA.authorize(Person.MIA.leave(browser, "/account"));
        String cookies = browser.portalCookieHeader();
        assertEquals(302, load(answer).statusCode());
        // The same browser as it was before, as two requests at once would show it.
        RefusedLogin refused = new RefusedLogin();
        Browser copy = new Browser();
        for (String cookie : cookies.split("; ")) {
            copy.portalCookies().put(cookie.split("=", 2)[0], cookie.split("=", 2)[1]);
        }
        HttpResponse<String> page = copy.get(answer, Browser.PAGE_LOAD);
        refused.is(LogCode.CALLBACK_REUSED, 400, page, copy, answer.getRawQuery());
        assertEquals(1, simulator.posts().tokenPosts("authorization_code").size());
    }

    /** Where one comes nevertheless, it counts. */
    @Test
    void looksAtAStateThatComes() {
        simulator.rules().echoState(true);
        Returned first = Person.MIA.returned(browser, "/connection");
        Person.MIA.leave(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = load(first.forged("code={code}&state=unknown"));
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, page, browser, "=" + first.code());
        assertEquals(List.of(), simulator.posts().all());
        assertEquals(Provider.portal("/connection"), Browser.location(first.bring(browser)));
    }

    @Test
    void asksTheOtherProviderForItsStateAllTheSame() {
        Returned returned = Person.ADA.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = load(returned.forged("code={code}"));
        refused.is(LogCode.CALLBACK_STATE_MISSING, 400, page, browser, returned.code());
        refused.sentNothing();
    }

    @Test
    void sendsNoCodeOfTheOtherProviderWithoutState() {
        Returned returned = Person.ADA.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = load(returned.at(CameraManager.CALLBACK_PATH, "code={code}"));
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, page, browser, returned.code());
        assertEquals(List.of(), simulator.posts().all());
        assertFalse(session().contains("caller"), session());
    }

    private HttpResponse<String> load(URI answer) {
        return browser.get(answer, Browser.PAGE_LOAD);
    }

    private String session() {
        return browser.get(Provider.portal("/session"), Map.of()).body();
    }
}
