package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What people do and see at the page of one camera, and in which language. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class CameraJourneyIT {

    private static final String GATE = "/cameras/100d4c41";
    private static final By HEADING = By.tagName("h1");
    private static final By PAUSE = By.id("pause");
    private static final By BACK = By.id("back");
    private static final By PICTURE = By.cssSelector(".camera-picture[data-state='live']");

    private static final By LIVE = By.cssSelector("#stream-state[data-now='live']");
    private static final By AGAIN = By.cssSelector("#stream-state[data-now='again']");

    /** How often the picture that is asked for was asked for. */
    private static final String ASKED =
            "performance.getEntriesByType('resource').filter(one => one.name.includes('/preview.jpeg')).length";

    private static final String SHOWN = "document.querySelector('.camera-picture img').src";
    private static final String SIZE =
            "[...document.querySelectorAll('.player, .stream-state')].map(one => one.offsetWidth + 'x' + one.offsetHeight).join()";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor ada = CHROMIUM.visitor();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void comesFromTheWallAndFindsTheWayBack() {
        ada.signIn("/cameras?q=gate&size=100");
        ada.click(By.linkText("Main gate"));
        ada.await(GATE + "?q=gate&size=100");
        ada.see(PICTURE);
        assertEquals("Main gate", ada.see(HEADING).getText());
        String facts = ada.see(By.id("facts")).getText();
        List.of("Quays", "Europe/Amsterdam", "100d4c41", "00001106")
                .forEach(fact -> assertTrue(facts.contains(fact), facts));
        ada.keepPicture("camera");
        ada.click(BACK);
        ada.await("/cameras?q=gate&size=100");
    }

    @Test
    void getsAlongWithTheKeyboardAlone() {
        ada.signIn("/cameras?q=gate");
        ada.tabTo(By.className("camera-link"));
        ada.type(Keys.ENTER);
        ada.await(GATE + "?q=gate");
        ada.see(PICTURE);
        ada.tabTo(PAUSE);
        ada.type(Keys.SPACE);
        assertEquals("Play", ada.see(PAUSE).getText());
        ada.tabTo(By.id("at"));
        assertTrue(watchers(0));
        assertTrue(asksNothingFor(3000));
        ada.run("document.getElementById('pause').focus()");
        ada.type(Keys.ENTER);
        assertEquals("Pause", ada.see(PAUSE).getText());
        ada.see(LIVE);
    }

    @Test
    void asksNothingWhileItsTabIsHidden() {
        ada.signIn(GATE);
        ada.see(PICTURE);
        String camera = ada.tab();
        ada.openInNewTab("/account");
        ada.turnTo(camera);
        ada.devTools("Emulation.setFocusEmulationEnabled", Map.of("enabled", false));
        ada.run("window.seen = document.visibilityState");
        if (!"hidden".equals(ada.script("window.seen"))) {
            // A driver that turns to a tab may show it: then the page is told so as a browser would.
            ada.run("Object.defineProperty(document, 'hidden', {configurable: true, get: () => true});"
                    + "document.dispatchEvent(new Event('visibilitychange'))");
        }
        assertTrue(watchers(0));
        assertTrue(asksNothingFor(3000));
        ada.run("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        ada.see(LIVE);
    }

    @Test
    void showsLivePicturesAndGetsAlongWithoutThem() {
        ada.signIn(GATE);
        ada.see(LIVE);
        Object first = ada.script(SHOWN);
        assertTrue(Await.until(() -> !first.equals(ada.script(SHOWN))), "it moves");
        assertTrue(asksNothingFor(2500), "one way is enough");
        ada.keepPicture("camera-live");
        Accessibility.check(ada, "live");
        Object size = ada.script(SIZE);
        Provider.simulator().faults().all(EndPoint.LIVE_STREAM).unavailable();
        Provider.simulator().streams().endWithToken(true);
        Provider.simulator().book().killAccessTokens();
        assertEquals("Reconnecting", ada.see(AGAIN).getText());
        Object before = ada.script(ASKED);
        assertTrue(Await.until(() -> !before.equals(ada.script(ASKED))), "the other way goes on");
        assertEquals(size, ada.script(SIZE), "nothing moves");
        ada.keepPicture("camera-reconnecting");
        Provider.simulator().faults().clear();
        ada.see(LIVE);
        ada.screen(390, 844, true);
        ada.keepPicture("camera-live-phone");
        assertTrue((Long) ada.script("document.documentElement.scrollWidth") <= 390);
        ada.screen(1280, 800, false);
    }

    @Test
    void looksBackOnTheClockOfItsReader() {
        ada.devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Tokyo"));
        ada.signIn(GATE);
        Instant then = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        ada.run("const at = document.getElementById('at'); at.value = '"
                + then.plus(9, ChronoUnit.HOURS).toString().replace("Z", "") + "'");
        assertTrue(ada.see(By.id("at-zone")).getText().contains("Asia/Tokyo"));
        ada.click(By.cssSelector("#look-back button"));
        ada.see(By.id("to-live"));
        assertEquals(then.toString(), ada.script("document.querySelector('.recorded-at time').dateTime"));
        String picture = (String) ada.script("document.querySelector('.camera-picture').dataset.picture");
        assertTrue(picture.contains("/recorded.jpeg?"), picture);
        assertTrue(picture.contains("at=" + then.toString().replace(":", "%3A")), picture);
        ada.awaitPictures();
        ada.keepPicture("camera-recorded");
        Accessibility.check(ada, "recorded");
        ada.click(By.cssSelector(".steps a"));
        assertTrue(Await.until(() -> then.minus(1, ChronoUnit.HOURS)
                .toString()
                .equals(ada.script("document.querySelector('.recorded-at time').dateTime"))));
        ada.click(By.id("to-live"));
        ada.await(GATE);
    }

    @Test
    void staysAtATimeThatItsReadersClockHasTwice() {
        ada.devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Amsterdam"));
        String second = "2024-10-27T01:30:00Z";
        ada.signIn(GATE);
        ada.open(GATE + "?at=" + second + "&zone=Europe/Amsterdam");
        ada.click(By.cssSelector("#look-back button"));
        ada.await(GATE + "?zone=Europe%2FAmsterdam&at=2024-10-27T01%3A30%3A00Z");
        assertEquals(second, ada.script("document.querySelector('.recorded-at time').dateTime"));
        ada.open(GATE + "?at=yesterday");
        assertEquals("There is no such moment", ada.see(By.id("at-fault")).getText());
        Accessibility.check(ada, "bad moment");
        ada.open(GATE + "?at=" + Instant.now().plus(1, ChronoUnit.HOURS));
        ada.see(By.id("to-live"));
    }

    @Test
    void readsThatACameraIsNotThere() {
        ada.signIn("/cameras?q=quay");
        ada.open("/cameras/ffffffff?q=quay");
        assertEquals("Camera not found", ada.see(HEADING).getText());
        Accessibility.check(ada, "no camera");
        ada.click(BACK);
        ada.await("/cameras?q=quay");
    }

    @Test
    void chooseTheLanguageAtTheFootOfAnyPageAndKeepIt() {
        ada.open("/");
        assertEquals("en", ada.script("document.documentElement.lang"));
        ada.click(By.cssSelector("button[value='nl']"));
        ada.see(By.cssSelector("html[lang='nl']"));
        assertEquals(
                "Al uw camera\u2019s, \u00e9\u00e9n keer aanmelden",
                ada.see(HEADING).getText());
        ada.signIn(GATE + "?q=gate");
        ada.see(PICTURE);
        assertTrue(ada.see(By.id("facts")).getText().contains("Tijdzone"));
        Accessibility.check(ada, "Dutch");
        ada.click(By.cssSelector("button[value='de']"));
        ada.see(By.cssSelector("html[lang='de']"));
        ada.await(GATE + "?q=gate");
        assertEquals("Anhalten", ada.see(PAUSE).getText());
        ada.screen(390, 844, true);
        for (String page : List.of("/", "/cameras", GATE, "/account", "/connection", "/nothing-here")) {
            ada.open(page);
            ada.awaitPictures();
            ada.keepPicture("german" + page.replace('/', '-'));
            assertEquals("de", ada.script("document.documentElement.lang"), page);
            assertTrue((Long) ada.script("document.documentElement.scrollWidth") <= 390, page);
        }
        ada.screen(1280, 800, false);
        ada.open("/admin");
        assertEquals("en", ada.script("document.documentElement.lang"));
        assertFalse(ada.sees(By.cssSelector("button[value='nl']")));
    }

    private static boolean watchers(int some) {
        return Provider.simulator().streams().awaitOpen("100d4c41", some, Duration.ofSeconds(20));
    }

    private boolean asksNothingFor(int milliseconds) {
        // What is on its way may still arrive.
        ada.runToTheEnd("setTimeout(arguments[arguments.length - 1], 500)");
        Object before = ada.script(ASKED);
        ada.runToTheEnd("setTimeout(arguments[arguments.length - 1], " + milliseconds + ")");
        return before.equals(ada.script(ASKED));
    }
}
