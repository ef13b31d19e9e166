package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users whom the provider knows and this portal does not want. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class AccountRefusedIT {

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void namesTheAccountAndTheSettingAndGivesTheTokensBack() {
        Set<String> before = Provider.simulator().book().liveRefreshTokens();
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = browser.callback("linus@example.com", "linus-demo", "/cameras");
        refused.is(LogCode.LOGIN_ACCOUNT_REFUSED, 403, page, browser);
        assertTrue(page.body().contains("00002207"), page.body());
        assertTrue(page.body().contains("een.allowed-accounts"), page.body());
        assertTrue(refused.log().has(LogCode.LOGIN_ACCOUNT_REFUSED, "00002207"));
        assertTrue(refused.log().has(LogCode.LOGIN_ACCOUNT_REFUSED, "een.allowed-accounts"));
        assertTrue(Await.until(() -> leftOver(before).isEmpty()), "tokens that live on at the provider");
        assertEquals(
                1, Provider.simulator().posts().tokenPosts("authorization_code").size());
        assertEquals(302, browser.open("/cameras").statusCode());
    }

    @Test
    void letsSomebodyElseInWithTheSameBrowser() {
        browser.callback("linus@example.com", "linus-demo", "/cameras");
        Browser other = new Browser();
        other.portalCookies().putAll(browser.portalCookies());
        assertEquals(
                200, other.signIn("ada@example.com", "ada-demo", "/cameras").statusCode());
    }

    private static Set<String> leftOver(Set<String> before) {
        Set<String> now = new HashSet<>(Provider.simulator().book().liveRefreshTokens());
        now.removeAll(before);
        return now;
    }
}
