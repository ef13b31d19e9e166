package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.EndPoint;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who is in by one provider connects an account of the other, and sees the cameras of both. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class ConnectBothIT {

    private static final Pattern LINKED = Pattern.compile(
            "(?s)<strong>([^<]+)</strong>, account ([^<,]+), user [^<\\s]+" + "\\s*<span class=\"quiet\">([^<]*)<");
    private static final String MIAS = "CameraManager 71001 Connected";

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war();
    }

    @BeforeEach
    void signIn() {
        assertEquals(200, Person.ADA.signIn(browser, "/account").statusCode());
    }

    @AfterEach
    void disconnectAll() {
        Person.disconnectAll(browser);
    }

    @Test
    void listsTheAccountThatWasConnectedAndOffersMore() {
        assertEquals(List.of(), accounts(browser));
        ServerLog log = new ServerLog();
        HttpResponse<String> back = Person.MIA.connect(browser);
        assertEquals(Provider.portal("/account"), Browser.location(back));
        assertEquals(List.of(MIAS), accounts(browser));
        assertTrue(log.has(LogCode.LINK_DONE, "caller \"een/00001106/ca0f61ab\", account \"71001\""));
        String page = browser.open("/account").body();
        assertTrue(page.contains("id=\"connect-een\"") && page.contains("id=\"connect-cameramanager\""), page);
        assertTrue(page.contains("Ada Brandt"), "still the same caller");
    }

    @Test
    void showsTheCamerasAndThePicturesOfBoth() {
        Person.MIA.connect(browser);
        String page = browser.open("/cameras").body();
        for (String name : List.of(
                "Main gate", "Workshop", "CameraManager, account 71001, user 52301", "Shop floor", "Car park")) {
            assertTrue(page.contains(name), name + " is not on " + page);
        }
        assertFalse(page.contains("Lobby"), "of an account that nobody connected");
        assertTrue(page.contains("src=\"/cameras/cameramanager/71001/52301/381001/preview.jpeg?whose="), page);
        assertPicture(200, "image/jpeg", "/cameras/cameramanager/71001/52301/381001/preview.jpeg");
        assertPicture(200, "image/jpeg", "/cameras/100d4c41/preview.jpeg");
        assertPicture(503, "image/svg+xml", "/cameras/cameramanager/71001/52301/381003/preview.jpeg");
    }

    @Test
    @Requirement("P13")
    void keepsTwoUsersOfOneAccountApart() {
        Person.MIA.connect(browser);
        Person.NOOR.connect(browser);
        String page = browser.open("/cameras").body();
        for (Person person : List.of(Person.MIA, Person.NOOR)) {
            assertTrue(page.contains("CameraManager, account 71001, user " + person.id()), page);
            assertPicture(200, "image/jpeg", "/cameras/cameramanager/71001/" + person.id() + "/381001/preview.jpeg");
        }
        assertEquals(Map.of(381001, 2), simulator.snapshots(), "one under each grant");
        Person.disconnect(browser, Person.grants(browser).get(0));
        assertPicture(401, "image/svg+xml", "/cameras/cameramanager/71001/52301/381001/preview.jpeg");
        assertPicture(200, "image/jpeg", "/cameras/cameramanager/71001/52302/381001/preview.jpeg");
    }

    @Test
    void connectsTheOtherWayRoundToo() {
        Browser shop = new Browser();
        Person.MIA.signIn(shop, "/account");
        assertEquals(302, Person.LINUS.connect(shop).statusCode());
        assertEquals(List.of("Eagle Eye Networks 00002207 Connected"), accounts(shop));
        String page = shop.open("/cameras").body();
        assertTrue(page.contains("Shop floor") && page.contains("Reception") && !page.contains("Main gate"), page);
        HttpResponse<String> picture = shop.open("/cameras/een/00002207/ca0f72b1/100e7a11/preview.jpeg");
        assertEquals("image/jpeg", picture.headers().firstValue("Content-Type").orElse(""));
        Person.disconnectAll(shop);
    }

    @Test
    @Requirement("P13")
    void showsNothingToAnotherCallerAndLetsThemEndNothing() {
        Person.MIA.connect(browser);
        String grant = Person.grants(browser).get(0);
        Browser other = new Browser();
        Person.GRACE.signIn(other, "/account");
        assertEquals(List.of(), accounts(other));
        assertFalse(other.open("/cameras").body().contains("Shop floor"));
        HttpResponse<String> picture = other.open("/cameras/cameramanager/71001/52301/381001/preview.jpeg");
        assertEquals(401, picture.statusCode());
        assertEquals(Map.of(), simulator.snapshots());
        ServerLog log = new ServerLog();
        Person.disconnect(other, grant);
        assertTrue(log.has(LogCode.LINK_NOT_OWN, "caller \"een/00001106/ca0f61ac\""));
        assertEquals(List.of(MIAS), accounts(browser));
        assertEquals(1, simulator.book().liveRefreshTokens().size());
    }

    @Test
    void disconnectsAndGivesTheTokensBack() {
        Person.MIA.connect(browser);
        assertEquals(
                302, Person.disconnect(browser, Person.grants(browser).get(0)).statusCode());
        assertEquals(List.of(), accounts(browser));
        assertTrue(Await.until(() -> simulator.posts().logouts().stream().anyMatch(post -> post.status() == 200)));
        assertEquals(Set.of(), simulator.book().liveRefreshTokens());
        assertFalse(browser.open("/cameras").body().contains("Shop floor"));
        assertPicture(401, "image/svg+xml", "/cameras/cameramanager/71001/52301/381001/preview.jpeg");
    }

    @Test
    void staysConnectedWhenTheCallerSignsOutAndComesBack() {
        Person.MIA.connect(browser);
        browser.submit(browser.open("/account"), Map.of());
        assertEquals(302, browser.open("/account").statusCode());
        Person.ADA.signIn(browser, "/account");
        assertEquals(List.of(MIAS), accounts(browser));
        assertTrue(browser.open("/cameras").body().contains("Shop floor"));
    }

    @Test
    void keepsTroubleOfOneAccountInItsPart() {
        Person.MIA.connect(browser);
        Person.LINUS.connect(browser);
        simulator.book().killGrants();
        String page = browser.open("/cameras").body();
        assertTrue(page.contains("Main gate") && page.contains("Reception"), page);
        assertTrue(page.contains("Connect this account again to see its cameras."), page);
        assertFalse(page.contains("Shop floor"), page);
        assertEquals(
                List.of("CameraManager 71001 To be connected again", "Eagle Eye Networks 00002207 Connected"),
                accounts(browser));
        Person.MIA.connect(browser);
        assertTrue(browser.open("/cameras").body().contains("Shop floor"));
    }

    @Test
    void saysThatAnAccountIsOutOfReachJustNow() {
        Person.MIA.connect(browser);
        simulator.faults().all(EndPoint.CAMERAS).unavailable();
        HttpResponse<String> page = browser.open("/cameras");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Main gate"), page.body());
        assertTrue(page.body().contains("The cameras of this account cannot be shown just now."), page.body());
    }

    @Test
    void connectsNoAccountForWhoeverSitsThereNow() {
        URI sent = Browser.location(
                browser.post(Provider.portal("/connect"), Map.of("provider", "cameramanager"), Browser.PAGE_LOAD));
        browser.submit(browser.open("/account"), Map.of());
        Person.GRACE.signIn(browser, "/account");
        HttpResponse<String> page = browser.get(Person.MIA.authorize(sent), Browser.PAGE_LOAD);
        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains(LogCode.LINK_OTHER_CALLER.code()), page.body());
        assertEquals(List.of(), accounts(browser));
        assertEquals(List.of(), simulator.posts().all());
    }

    private void assertPicture(int status, String type, String path) {
        HttpResponse<String> picture = browser.open(path);
        assertEquals(status, picture.statusCode(), path);
        assertEquals(
                type, picture.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""), path);
        if (status == 401) {
            assertEquals(
                    "connect-again",
                    picture.headers().firstValue("Een-Picture-Trouble").orElse(""));
        }
    }

    /** What the page says of each connected account. */
    private static List<String> accounts(Browser of) {
        return LINKED.matcher(of.open("/account").body())
                .results()
                .map(one -> one.group(1) + ' ' + one.group(2) + ' ' + one.group(3))
                .toList();
    }
}
