package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who begins sign-ins without end, at one address: turned away, while those who are in or half in notice nothing. */
@Requirement("C30")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class LoginStartsIT {

    private static final int MOST = 5;
    /** More than pass in two minutes, should one begin meanwhile. */
    private static final int FLOOD = 2 * MOST + 1;

    private static final Map<String, String> GERMAN = Map.of(
            "Accept", "text/html", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document", "Accept-Language", "de");

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of("een.login-starts-per-address", Integer.toString(MOST)));
    }

    /** First, as its sign-ins need a minute in which nothing else was begun. */
    @Test
    @Order(1)
    void isTurnedAwayWithAPageThatSaysHowLong() {
        Browser ada = new Browser();
        assertEquals(200, ada.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        Browser grace = new Browser();
        Returned halfIn = Returned.of(grace, "/account");
        ServerLog log = new ServerLog();

        HttpResponse<String> page = flood("/cameras");
        assertTrue(page.body().contains("<html lang=\"de\">"), page.body());
        assertTrue(page.body().contains("EEN-LOGIN-08"), page.body());
        int wait = Integer.parseInt(page.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait > 0 && wait <= 60, page.headers().toString());
        assertFalse(
                page.headers().firstValue("Set-Cookie").isPresent(),
                page.headers().toString());

        assertEquals(
                200, ada.get(Provider.portal("/account"), Browser.PAGE_LOAD).statusCode());
        assertEquals(302, halfIn.bring(grace).statusCode());
        assertTrue(log.has(LogCode.LOGIN_TOO_MANY, "127.0.0.1"));
    }

    @Test
    @Order(2)
    void isTurnedAwayWithAnswersToNothing() {
        HttpResponse<String> page = flood("/?code=c0de&state=unknown");
        assertTrue(page.body().contains("Zu viele Anmeldungen"), page.body());
        HttpResponse<String> script =
                new Browser().get(Provider.portal("/?code=c0de&state=unknown"), Map.of("Sec-Fetch-Mode", "cors"));
        assertEquals(429, script.statusCode());
        assertTrue(script.body().contains("\"too_many_sign_ins\""), script.body());
    }

    /** The answer after so many that all others must have been looked at. */
    private static HttpResponse<String> flood(String path) {
        HttpResponse<String> last = null;
        for (int i = 0; i < FLOOD; i++) {
            last = new Browser().get(Provider.portal(path), GERMAN);
        }
        assertEquals(429, last.statusCode(), last.body());
        return last;
    }
}
