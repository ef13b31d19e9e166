package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator tries a call under a connected grant. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class UnattendedCallsIT {

    private final Browser ada = new Browser();
    private String grant;

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war();
    }

    @BeforeEach
    void connect() {
        assertEquals(200, Person.ADA.signIn(ada, "/account").statusCode());
        Person.LINUS.connect(ada);
        grant = Person.grants(ada).get(0);
    }

    @AfterEach
    void disconnect() {
        Person.disconnectAll(ada);
    }

    @Test
    void tellsWhatAJobWouldGet() {
        HttpResponse<String> cameras = call(ada, grant + "/cameras");
        assertEquals(200, cameras.statusCode(), cameras.body());
        assertTrue(cameras.body().contains("\"name\":\"Reception\""), cameras.body());
        assertTrue(cameras.body().contains("\"status\":"), cameras.body());
        assertEquals(
                "{\"account\":\"00002207\",\"user\":\"ca0f72b1\"}",
                call(ada, grant + "/user").body());
        for (String secret : Provider.simulator().book().everyIssuedSecret()) {
            assertFalse(cameras.body().contains(secret), "a secret");
        }
    }

    @Test
    void healsAsAJobWould() {
        Provider.simulator().book().killAccessTokens();
        assertEquals(200, call(ada, grant + "/cameras").statusCode());
    }

    @Test
    void saysThatTheGrantNeedsItsUserOrIsNotThere() {
        assertEquals(404, call(ada, "nothing/cameras").statusCode());
        assertTrue(call(ada, grant + "/nothing").body().contains("\"error\":\"not_found\""), "said in JSON");
        Provider.simulator().book().killGrants();
        ada.portalCookies().clear();
        Person.ADA.signIn(ada, "/account");
        HttpResponse<String> dead = call(ada, grant + "/cameras");
        assertEquals(409, dead.statusCode(), dead.body());
        assertTrue(dead.body().contains("\"error\":\"needs_login\""), dead.body());
    }

    @Test
    void isForAdministratorsAlone() {
        Browser grace = new Browser();
        Person.GRACE.signIn(grace, "/account");
        assertEquals(403, call(grace, grant + "/cameras").statusCode());
        assertEquals(401, call(new Browser(), grant + "/cameras").statusCode());
    }

    private static HttpResponse<String> call(Browser by, String path) {
        return by.get(Provider.portal("/admin/calls/" + path), Map.of("Accept", "application/json"));
    }
}
