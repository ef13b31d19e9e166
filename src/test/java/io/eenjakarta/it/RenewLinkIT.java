package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A link in a mail or on a page brings a user back to renew a connection, which keeps its id. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class RenewLinkIT {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*/connect\\?renew=[^\"]*)\"");

    private final Browser browser = new Browser();
    private String grant;

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war();
    }

    @BeforeEach
    void connect() {
        assertEquals(200, Person.ADA.signIn(browser, "/account").statusCode());
        Person.LINUS.connect(browser);
        grant = Person.grants(browser).get(0);
    }

    @AfterEach
    void disconnectAll() {
        Person.disconnectAll(browser);
    }

    @Test
    void isOnThePageOfADeadConnectionAndBringsItBackUnderItsId() {
        assertFalse(LINK.matcher(account()).find(), "not yet");
        Provider.simulator().book().killAccessTokens();
        killLinus();
        assertFalse(browser.open("/cameras").body().contains("Reception"));
        Matcher link = LINK.matcher(account());
        assertTrue(link.find(), account());
        ServerLog log = new ServerLog();
        HttpResponse<String> back = renew(browser, link.group(1).replace("&amp;", "&"), Person.LINUS);
        assertEquals(Provider.portal("/account"), Browser.location(back), back.body());
        assertEquals(List.of(grant), Person.grants(browser));
        assertTrue(browser.open("/cameras").body().contains("Reception"));
        assertTrue(log.has(LogCode.LINK_RENEWED, "caller \"een/00001106/ca0f61ab\", grant " + grant));
    }

    @Test
    void givesTheTokensOfALivingConnectionBack() {
        int before = Provider.simulator().book().liveRefreshTokens().size();
        renew(browser, "/connect?renew=" + grant, Person.LINUS);
        assertTrue(browser.open("/cameras").body().contains("Reception"));
        assertTrue(Await.until(
                () -> Provider.simulator().book().liveRefreshTokens().size() == before));
    }

    @Test
    void asksToSignInFirstAndThenGoesOn() {
        Browser mail = new Browser();
        HttpResponse<String> in = Person.ADA.callback(mail, "/connect?renew=" + grant + "&target=/account");
        assertEquals("/connect?renew=" + grant + "&target=/account", pathOf(in));
        HttpResponse<String> sent = mail.follow(in);
        assertEquals(302, sent.statusCode(), sent.body());
        HttpResponse<String> back = mail.get(Person.LINUS.authorize(Browser.location(sent)), Browser.PAGE_LOAD);
        assertEquals(Provider.portal("/account"), Browser.location(back));
        assertEquals(List.of(grant), Person.grants(browser));
    }

    @Test
    void changesNothingForAnotherUserOfTheProvider() {
        HttpResponse<String> back = renew(browser, "/connect?renew=" + grant, Person.GRACE);
        assertEquals(403, back.statusCode());
        assertTrue(back.body().contains(LogCode.LINK_OTHER_USER.code()), back.body());
        assertTrue(browser.open("/cameras").body().contains("Reception"));
        assertEquals(List.of(grant), Person.grants(browser));
    }

    @Test
    void isRefusedToOtherCallersAndOpenToAdministrators() {
        Browser grace = new Browser();
        Person.GRACE.signIn(grace, "/account");
        HttpResponse<String> refused = grace.open("/connect?renew=" + grant);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains(LogCode.LINK_NOT_RENEWED.code()), refused.body());
        Browser mia = new Browser();
        Person.MIA.signIn(mia, "/account");
        HttpResponse<String> back = renew(mia, "/connect?renew=" + grant, Person.LINUS);
        assertEquals(302, back.statusCode(), back.body());
        assertEquals(List.of(grant), Person.grants(browser));
    }

    private HttpResponse<String> renew(Browser by, String path, Person who) {
        HttpResponse<String> sent = by.open(path);
        assertEquals(302, sent.statusCode(), sent.body());
        return by.get(who.authorize(Browser.location(sent)), Browser.PAGE_LOAD);
    }

    /** All grants at Eagle Eye Networks die but Ada's sign-in, which is made anew. */
    private void killLinus() {
        Provider.simulator().book().killGrants();
        browser.portalCookies().clear();
        Person.ADA.signIn(browser, "/account");
    }

    private String account() {
        return browser.open("/account").body();
    }

    private static String pathOf(HttpResponse<String> answer) {
        return Browser.location(answer).getPath()
                + '?'
                + Browser.location(answer).getQuery();
    }
}
