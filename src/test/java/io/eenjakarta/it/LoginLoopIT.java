package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser that signs in and never is: stopped by a page, not by the patience of its user. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
@Requirement("P8")
class LoginLoopIT {

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void isStoppedAtTheThirdTimeWithinAMinute() {
        signInAndLoseTheSession();
        signInAndLoseTheSession();
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = browser.open("/cameras");
        refused.is(LogCode.LOGIN_LOOP, 429, page, browser);
        assertEquals(0, page.headers().allValues("Set-Cookie").size());
    }

    @Test
    void isNotTakenForOneByWhoeverSignsOutInBetween() {
        for (int time = 0; time < 4; time++) {
            HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/account");
            assertEquals(200, page.statusCode());
            assertEquals(303, browser.submit(page, Map.of()).statusCode());
        }
    }

    @Test
    void isNotTakenForOneByAnUnreadableCount() {
        browser.portalCookies().put("een-recent", "9.x." + "9".repeat(12) + "." + "1.".repeat(400));
        assertEquals(302, browser.open("/cameras").statusCode());
    }

    private void signInAndLoseTheSession() {
        assertEquals(
                302, browser.callback("ada@example.com", "ada-demo", "/cameras").statusCode());
        browser.portalCookies().remove("JSESSIONID");
    }
}
