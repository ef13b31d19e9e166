package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users who take their time at the provider's pages. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class LateCallbackIT {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Host.war();
    }

    @AfterEach
    void setClockBack() {
        Host.clockAhead(Duration.ZERO);
    }

    @Test
    void isTakenJustInTime() {
        Returned returned = Returned.of(browser, "/account");
        Host.clockAhead(LIFETIME.minusSeconds(30));
        assertEquals(Provider.portal("/account"), Browser.location(returned.bring(browser)));
    }

    @Test
    void isCalledLateOnceAndNothingIsSent() {
        Returned returned = Returned.of(browser, "/account");
        Host.clockAhead(LIFETIME.plusSeconds(1));
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(browser);
        refused.is(LogCode.CALLBACK_EXPIRED, 400, page, browser, returned.code(), returned.state());
        assertTrue(page.body().contains("within 10 minutes"), page.body());
        refused.sentNothing();
        assertEquals(302, browser.open("/account").statusCode());
    }

    @Test
    void staysTakenByTheDatabasesClockWhateverOursSays() {
        Returned returned = Returned.of(browser, "/account");
        assertEquals(302, returned.bring(browser).statusCode());
        Host.clockAhead(LIFETIME.plusSeconds(1));
        Browser other = new Browser();
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(other);
        refused.is(LogCode.CALLBACK_REUSED, 400, page, other, returned.code(), returned.state());
        refused.sentNothing();
    }
}
