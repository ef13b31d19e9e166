package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.REVOKE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.host.ClockServlet;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.TokenPost;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens are given back by a DELETE that needs a living access token, fetched for it if need be. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class CameraManagerLogoutIT {

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();
    private HttpResponse<String> page;

    /** With grants in memory: those in a database go by its clock, which cannot be set ahead. */
    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.warWith(Map.of("een.vault", "memory")).addPackage(ClockServlet.class.getPackage());
    }

    @BeforeEach
    void signIn() {
        page = Person.MIA.signIn(browser, "/account");
        simulator.posts().clear();
    }

    @AfterEach
    void realTime() {
        Host.clockAhead(Duration.ZERO);
    }

    @Test
    void endsTheTokensWithTheLivingAccessToken() {
        signOut();
        assertEnded("logout 200");
        assertEquals(302, browser.open("/account").statusCode());
    }

    @Test
    void fetchesANewAccessTokenFirstWhenItsOwnHasEnded() {
        Host.clockAhead(Duration.ofHours(13));
        signOut();
        assertEnded("token 200", "logout 200");
    }

    @Test
    void fetchesANewAccessTokenWhenItsOwnTurnsOutToBeDead() {
        simulator.book().killAccessTokens();
        signOut();
        assertEnded("logout 401", "token 200", "logout 200");
        List<TokenPost> logouts = simulator.posts().logouts();
        assertNotEquals(logouts.get(0).tokenHash(), logouts.get(1).tokenHash());
    }

    @Test
    @Requirement("C28")
    void isContentWhenTheTokensWereEndedElsewhere() {
        simulator.book().killGrants();
        ServerLog log = new ServerLog();
        signOut();
        assertTrue(Await.until(() -> sent().equals(List.of("logout 401", "token 400"))), () -> sent().toString());
        assertTrue(log.has(LogCode.LOGIN_ENDED, "cameramanager/71001/52301"));
        assertTrue(!log.shows(LogCode.TOKEN_REVOKE_FAILED.code()), "trouble that is none");
    }

    @Test
    @Requirement("C28")
    void comesBackWhenTheProviderIsAway() {
        simulator.faults().next(REVOKE).unavailable();
        signOut();
        assertEquals(302, browser.open("/account").statusCode());
        assertEnded("logout 503", "logout 200");
    }

    /** Nobody but us. */
    @Test
    void leavesTheOtherLoginsOfTheUserAlone() {
        Browser phone = new Browser();
        Person.MIA.signIn(phone, "/account");
        signOut();
        assertTrue(Await.until(() -> simulator.book().liveRefreshTokens().size() == 1));
        assertEquals(200, phone.open("/account").statusCode());
    }

    /**
     * Old Spring Security OAuth, which CameraManager is believed to be, gives a user who signs in again the tokens of their
     * first login. If CameraManager does that too, they are given back with the last login on them, and the other one goes on.
     */
    @Test
    void signsOutWithTheLastLoginWhereAllLoginsOfAUserHaveTheSameTokens() {
        simulator.rules().sameTokensForSameUser(true);
        Browser phone = new Browser();
        HttpResponse<String> other = Person.MIA.signIn(phone, "/account");
        assertEquals(200, other.statusCode());
        assertEquals(1, simulator.book().liveRefreshTokens().size());
        simulator.posts().clear();
        signOut();
        assertEquals(200, phone.open("/account").statusCode());
        assertEquals(List.of(), sent());
        HttpResponse<String> left = phone.submit(other, Map.of());
        assertEquals(Provider.PORTAL + "/logged-out", Browser.location(left).toString());
        assertEnded("logout 200");
    }

    private void signOut() {
        HttpResponse<String> left = browser.submit(page, Map.of());
        assertEquals(Provider.PORTAL + "/logged-out", Browser.location(left).toString());
    }

    /** These requests, and no token is left. */
    private void assertEnded(String... requests) {
        Await.until(() -> sent().equals(List.of(requests)));
        assertEquals(List.of(requests), sent());
        assertEquals(Set.of(), simulator.book().liveRefreshTokens());
    }

    private List<String> sent() {
        return simulator.posts().all().stream()
                .map(post -> post.endPoint() + ' ' + post.status())
                .toList();
    }
}
