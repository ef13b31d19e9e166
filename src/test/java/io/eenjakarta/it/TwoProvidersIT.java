package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.PostLog;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two providers in one browser: each answer goes to the one that was asked, and to nobody else (RFC 9700 4.4). */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class TwoProvidersIT {

    private static final Map<String, String> PATHS = Map.of("een", "/", "cameramanager", CameraManager.CALLBACK_PATH);

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war();
    }

    /** The browser was lured into carrying the code of one to the address of the other, with its own good state. */
    @ParameterizedTest
    @CsvSource({"ADA, cameramanager", "MIA, een"})
    @Requirement("C6")
    void sendsNoCodeOfOneToTheOther(Person person, String other) {
        Returned returned = person.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page =
                browser.get(returned.at(PATHS.get(other), "code={code}&state={state}"), Browser.PAGE_LOAD);
        refused.is(LogCode.CALLBACK_MIX_UP, 400, page, browser, "=" + returned.code(), returned.state());
        assertNothingSent();
        // The attempt is over: its code is not good for the right address either.
        page = returned.bring(browser);
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, page, browser);
        assertNothingSent();
    }

    /** Each has begun: the code that one issued comes under the state of the other, at the other's address. */
    @ParameterizedTest
    @CsvSource({"ADA, MIA", "MIA, ADA"})
    @Requirement("C6")
    void exchangesACodeAtNobodyButWhoWasAsked(Person victim, Person attacker) {
        Returned theirs = attacker.returned(new Browser(), "/account");
        Returned own = victim.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        String query = "code=" + theirs.code() + "&state=" + own.state();
        HttpResponse<String> page = browser.get(theirs.at(PATHS.get(attacker.provider()), query), Browser.PAGE_LOAD);
        refused.is(LogCode.CALLBACK_MIX_UP, 400, page, browser, "=" + theirs.code());
        assertNothingSent();
    }

    @Test
    @Requirement("C6")
    void sendsNoCodeOfAnswersThatNameAnotherIssuer() {
        Returned returned = Person.ADA.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        String query = "code={code}&state={state}&iss=https%3A%2F%2Fevil.example";
        HttpResponse<String> page = browser.get(returned.forged(query), Browser.PAGE_LOAD);
        refused.is(LogCode.CALLBACK_MIX_UP, 400, page, browser, "=" + returned.code(), "evil.example");
        assertNothingSent();
    }

    @ParameterizedTest
    @EnumSource(names = {"ADA", "MIA"})
    void refusesAnAnswerWithoutStateAndStillTakesTheGenuineOne(Person person) {
        Returned returned = person.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = browser.get(returned.forged("code={code}"), Browser.PAGE_LOAD);
        refused.is(LogCode.CALLBACK_STATE_MISSING, 400, page, browser, "=" + returned.code());
        assertNothingSent();
        assertEquals(Provider.portal("/account"), Browser.location(returned.bring(browser)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code={code}&state=unknown                     | CALLBACK_STATE_UNKNOWN",
                "code={code}&code={code}&state={state}         | CALLBACK_MALFORMED",
                "code={code}&error=access_denied&state={state} | CALLBACK_MALFORMED",
                "code=&state={state}                           | CALLBACK_MALFORMED",
            })
    void refusesAnAnswerOfCameraManagerThatIsNotGenuine(String query, LogCode code) {
        Returned returned = Person.MIA.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = browser.get(returned.forged(query), Browser.PAGE_LOAD);
        refused.is(code, 400, page, browser, "=" + returned.code(), returned.state());
        assertNothingSent();
        assertEquals(302, returned.bring(browser).statusCode());
    }

    @Test
    void refusesAnAnswerThatAnotherBrowserBrings() {
        Returned returned = Person.MIA.returned(browser, "/account");
        Browser thief = new Browser();
        Person.MIA.leave(thief, "/account");
        RefusedLogin refused = new RefusedLogin();
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, returned.bring(thief), thief, returned.state());
        assertNothingSent();
        assertEquals(302, returned.bring(browser).statusCode());
    }

    /** Who comes in first is in; the other tab is led on, and its code is sent to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"een", "cameramanager"})
    void signsInByTwoTabsAtTwoProviders(String first) {
        Returned ada = Person.ADA.returned(browser, "/account");
        Returned mia = Person.MIA.returned(browser, "/cameras");
        boolean adaFirst = first.equals("een");
        assertEquals(302, (adaFirst ? ada : mia).bring(browser).statusCode());
        HttpResponse<String> late = (adaFirst ? mia : ada).bring(browser);
        assertEquals(Provider.portal(adaFirst ? "/cameras" : "/account"), Browser.location(late));
        String session = browser.get(Provider.portal("/session"), Map.of()).body();
        assertTrue(session.contains("\"caller\":\"" + first + "/"), session);
        assertEquals(adaFirst ? 1 : 0, exchanges(Provider.simulator().posts()));
        assertEquals(adaFirst ? 0 : 1, exchanges(CameraManager.simulator().posts()));
    }

    @Test
    void signsInAtTheOneAfterTheOther() {
        HttpResponse<String> page = Person.MIA.signIn(browser, "/account");
        assertTrue(page.body().contains("Mia Visser"), page.body());
        browser.submit(page, Map.of());
        page = Person.ADA.signIn(browser, "/account");
        assertTrue(page.body().contains("Ada Brandt") && !page.body().contains("Mia Visser"), page.body());
    }

    @Test
    @Requirement("C7")
    void namesTheErrorOfTheProviderThatWasAsked() {
        Returned returned = Person.MIA.returned(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        URI answer = returned.forged("error=server_error&error_description=%3Cimg%20src=x%3E&state={state}");
        HttpResponse<String> page = browser.get(answer, Browser.PAGE_LOAD);
        refused.is(LogCode.CALLBACK_PROVIDER_ERROR, 503, page, browser, returned.state());
        assertTrue(page.body().contains("CameraManager has a problem"), page.body());
        assertFalse(page.body().contains("Eagle Eye Networks") || page.body().contains("<img"), page.body());
    }

    private static void assertNothingSent() {
        assertEquals(List.of(), Provider.simulator().posts().all());
        assertEquals(List.of(), CameraManager.simulator().posts().all());
    }

    private static int exchanges(PostLog of) {
        return of.tokenPosts("authorization_code").size();
    }
}
