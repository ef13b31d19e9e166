package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.USERS_SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.both.BothApisServlet;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.Faults;
import io.eenjakarta.simulator.PostLog;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A token of one provider never goes to the other, and nothing is seen of the tokens that CameraManager quotes in its errors:
 * in no log, on no page, in no exception.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class OtherProviderIT {

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();
    private final ServerLog log = new ServerLog();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war().addPackage(BothApisServlet.class.getPackage());
    }

    @ParameterizedTest
    @CsvSource({"MIA, een, mia@example.com", "ADA, cameramanager, ada@example.com"})
    @Requirement("C22")
    void refusesACallToTheApiOfTheOther(Person person, String other, String email) {
        person.signIn(browser, "/account");
        assertEquals(email, browser.open("/cameras/both?" + person.provider()).body());
        PostLog theirs = other.equals("een")
                ? Provider.simulator().posts()
                : CameraManager.simulator().posts();
        HttpResponse<String> refused = browser.open("/cameras/both?" + other);
        assertEquals(500, refused.statusCode());
        assertTrue(refused.body().contains("otherProvider"), refused.body());
        assertTrue(refused.body().contains("the grant is one of provider " + person.provider()), refused.body());
        assertEquals(List.of(), theirs.apiCalls());
        assertEquals(List.of(), theirs.all());
        assertEquals(200, browser.open("/account").statusCode(), "the session goes on");
    }

    @Test
    void showsNothingOfACodeThatIsQuoted() {
        Returned returned = Person.MIA.returned(browser, "/account");
        simulator.book().killGrants();
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(browser);
        refused.is(LogCode.TOKEN_REFUSED, 400, page, browser, returned.code());
        assertQuoted("authorization_code");
    }

    @Test
    void showsNothingOfARefreshTokenThatIsQuoted() {
        Person.MIA.signIn(browser, "/account");
        simulator.book().killGrants();
        assertNothingShown(browser.open("/account"));
        assertQuoted("refresh_token");
        assertEquals(302, browser.open("/account").statusCode());
        assertNothingShown(Person.MIA.signIn(browser, "/account"));
    }

    @ParameterizedTest
    @CsvSource({"/account", "/cameras/both?cameramanager"})
    void showsNothingOfAnAccessTokenThatIsQuoted(String path) {
        Person.MIA.signIn(browser, "/account");
        simulator.faults().all(USERS_SELF).unauthorized();
        HttpResponse<String> answer = browser.open(path);
        assertTrue(answer.statusCode() >= 500, answer.body());
        assertNothingShown(answer);
        assertEquals(
                2,
                simulator.posts().apiCalls().stream()
                        .filter(call -> call.status() == 401)
                        .count());
    }

    /** A gateway before it may quote the whole header. */
    @ParameterizedTest
    @CsvSource({"500, text/html", "502, text/plain", "403, application/json", "404, application/json"})
    void showsNothingOfAnythingThatIsQuoted(int status, String type) {
        Person.MIA.signIn(browser, "/account");
        String token = simulator.book().everyIssuedSecret().stream()
                .filter(secret -> secret.matches(CameraManagerProtocolIT.TOKEN))
                .findFirst()
                .orElseThrow();
        Faults faults = simulator.faults();
        String quoted = "Authorization: Bearer " + token;
        String json = "{\"code\":1003,\"title\":\"" + quoted + "\",\"detail\":\"Invalid access token: " + token + "\"}";
        faults.all(USERS_SELF).answer(status, type, type.endsWith("json") ? json : "<p>" + quoted + "</p>");
        assertNothingShown(browser.open("/cameras/both?cameramanager"));
        assertNothingShown(browser.open("/account"));
    }

    private void assertQuoted(String grantType) {
        assertEquals(1, simulator.posts().tokenPosts(grantType).size());
        assertEquals(
                "invalid_grant", simulator.posts().tokenPosts(grantType).get(0).error());
    }

    private void assertNothingShown(HttpResponse<String> answer) {
        for (String secret : simulator.book().everyIssuedSecret()) {
            if (secret.matches(CameraManagerProtocolIT.TOKEN)) {
                String uuid = secret.substring(0, secret.indexOf(':'));
                assertFalse(answer.body().contains(uuid), answer.body());
                assertFalse(answer.headers().map().toString().contains(uuid), "in a header");
                assertFalse(log.shows(uuid), "the log shows a token");
            }
        }
    }
}
