package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.DemoData.Camera;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What people do and see in a real browser; README.md's {@code cameras.png} and {@code dark-cameras-100d4c41.png}. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class BrowserJourneyIT {

    private static final By CAMERA_NAMES = By.className("camera-name");
    private static final By PICTURES = By.cssSelector(".camera-picture img");
    private static final String FAILED_LOAD = " - Failed to load resource: the server responded with a status of ";
    private static final By SUPPORT_CODE = By.id("support-code");
    private static final Pattern CALLBACK =
            Pattern.compile("\"documentURL\":\"(" + Pattern.quote(Provider.PORTAL) + "/?\\?code=[^\"]*)\"");
    /** Ids of the cameras whose picture came from the provider, not from a stand-in. */
    private static final String LIVE_PICTURES =
            """
            [...new Set(performance.getEntriesByType('resource').filter(entry => entry.responseStatus === 200)
                .map(entry => new URL(entry.name).pathname.split('/')).filter(path => path.at(-1) === 'preview.jpeg').map(path => path.at(-2)))].sort()""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor ada = CHROMIUM.visitor();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    /** The first sign-in of a cold server may take longer than the short deadlines of the tests. */
    @BeforeAll
    static void warmUp() {
        assertTrue(Await.until(() -> new Browser()
                        .callback("ada@example.com", "ada-demo", "/account")
                        .statusCode()
                == 302));
    }

    @Test
    void signsInByTheButtonOfTheHomePageAndSeesEveryCamera() {
        ada.open("/");
        ada.click(Visitor.SIGN_IN);
        ada.givePassword();
        ada.click(Visitor.ALLOW);
        ada.await("/cameras");
        assertSeesCameras();
        ada.keepPicture("cameras");
    }

    @Test
    void seesCamerasAfterTheAccessTokenDied() {
        ada.signIn("/account");
        Provider.simulator().book().killAccessTokens();
        ada.open("/cameras");
        assertSeesCameras();
        ada.open("/session"); // feeds of others, who have just left, renew their own
        assertTrue(ada.see(By.tagName("body")).getText().contains("\"generation\":2"));
    }

    @Test
    @Requirement("P7")
    void signsInWithTwoTabsAtOnceEachOnItsOwnPage() {
        ada.open("/account");
        String first = ada.tab();
        String second = ada.openInNewTab("/connection");
        ada.see(By.id("username"));
        ada.turnTo(first);
        ada.givePassword();
        ada.click(Visitor.ALLOW);
        ada.await("/account");
        ada.turnTo(second);
        ada.givePassword();
        ada.await("/connection");
        assertEquals("Ada Brandt", ada.see(Visitor.CALLER).getText());
    }

    @Test
    @Requirement({"P7", "P8"})
    void comesToAPageOfThePortalByTheBackButton() {
        ada.open("/");
        ada.click(Visitor.SIGN_IN);
        ada.givePassword();
        ada.click(Visitor.ALLOW);
        ada.await("/cameras");
        ada.back(); // to the provider's last page
        ada.back(); // to its first, which sends a user who is known there straight on
        assertEquals("Ada Brandt", ada.see(Visitor.CALLER).getText());
    }

    @Test
    @Requirement({"C10", "P7"})
    void comesToThePageWhenTheCallbackIsLoadedAgain() {
        ada.signIn("/account");
        String callback = lastCallback();
        ada.open("/connection");
        ada.openAddress(callback);
        ada.await("/account");
        ada.see(Visitor.CALLER);
    }

    @Test
    void readsWhyAccessWasNotGivenAndTriesAgain() {
        ada.open("/cameras");
        ada.givePassword();
        ada.click(Visitor.DENY);
        assertTrue(ada.see(SUPPORT_CODE).getText().startsWith("EEN-"));
        assertEquals("You did not give access", ada.see(By.tagName("h1")).getText());
        ada.click(By.linkText("Sign in again"));
        ada.click(Visitor.ALLOW);
        assertEquals("Ada Brandt", ada.see(Visitor.CALLER).getText());
    }

    @Test
    void signsOutByTheButtonAndIsAskedAgain() {
        ada.signIn("/cameras");
        ada.click(By.id("logout"));
        ada.await("/logged-out");
        assertFalse(ada.sees(Visitor.CALLER));
        ada.openAddress(Provider.simulator().origin() + "/logout");
        ada.open("/cameras");
        ada.see(By.id("username"));
    }

    @Test
    void getsAlongWithTheKeyboardAlone() {
        ada.open("/");
        ada.tabTo(By.className("skip"));
        ada.type(Keys.ENTER);
        ada.tabTo(Visitor.SIGN_IN);
        assertEquals("content", ada.script("document.querySelector('#sign-in').closest('main').id"));
        ada.type(Keys.ENTER);
        ada.see(By.id("username"));
        ada.type("ada@example.com", Keys.TAB, "ada-demo", Keys.ENTER);
        ada.see(Visitor.ALLOW);
        ada.type(Keys.ENTER);
        ada.await("/cameras");
        ada.tabTo(By.id("logout"));
        ada.type(Keys.ENTER);
        ada.await("/logged-out");
    }

    @Test
    void seesCamerasWithoutScripts() {
        Visitor careful = CHROMIUM.visitorWithoutScripts();
        careful.open("/");
        careful.click(Visitor.SIGN_IN);
        careful.givePassword();
        careful.click(Visitor.ALLOW);
        careful.await("/cameras");
        assertEquals(names(), careful.texts(CAMERA_NAMES));
        careful.look(PICTURES);
        assertEquals("hidden", careful.style(By.id("pause"), "visibility"));
        careful.keepPicture("without-scripts");
        careful.click(By.id("logout"));
        careful.await("/logged-out");
    }

    @Test
    void needsNoSidewaysScrollingOnAPhone() {
        ada.screen(390, 844, true);
        Tour.walk(ada, page -> {
            ada.keepPicture("phone-" + page);
            assertEquals(390L, ada.script("window.innerWidth"), page);
            assertTrue((Long) ada.script("document.documentElement.scrollWidth") <= 390, page);
        });
    }

    @Test
    void isDarkWhereTheBrowserIsDark() {
        ada.colours("dark");
        Tour.walk(ada, page -> {
            ada.keepPicture("dark-" + page);
            String background = (String) ada.script("getComputedStyle(document.body).backgroundColor");
            List<Integer> colours = Pattern.compile("\\d+")
                    .matcher(background)
                    .results()
                    .map(number -> Integer.valueOf(number.group()))
                    .toList();
            assertEquals(3, colours.size(), page + ": " + background);
            assertTrue(colours.stream().allMatch(colour -> colour < 64), page + ": " + background);
        });
    }

    @Test
    void loadsNothingFromElsewhereAndBreaksNoRuleOfItsOwn() {
        Tour.walk(ada, page -> {
            ada.keepPicture("light-" + page);
            String here = (String) ada.script("location.origin");
            List<?> loaded =
                    (List<?>) ada.script("performance.getEntries().map(e => e.name).filter(n => /^\\w+:/.test(n))");
            assertAll(loaded.stream()
                    .map(name -> () -> assertTrue(name.toString().startsWith(here), page + ": " + name)));
            assertEquals(
                    List.of(),
                    ada.consoleErrors().stream().filter(line -> !isMeant(line)).toList(),
                    page);
        });
    }

    /** Status of a refusal or an error page itself, and of the picture of a camera that has none. */
    private boolean isMeant(String line) {
        return line.startsWith(ada.address() + FAILED_LOAD)
                || harbour(one -> one.connectionStatus().equals("error")).stream()
                        .anyMatch(one -> line.matches(".*" + one.id() + "/preview.jpeg\\S*" + FAILED_LOAD + ".*"));
    }

    private void assertSeesCameras() {
        assertEquals(names(), ada.texts(CAMERA_NAMES));
        ada.look(PICTURES);
        assertEquals(harbour(Camera::online).stream().map(Camera::id).sorted().toList(), ada.script(LIVE_PICTURES));
    }

    private static List<Camera> harbour(Predicate<Camera> wanted) {
        return Provider.simulator().settings().data().camerasOf("00001106").stream()
                .filter(wanted)
                .toList();
    }

    private static List<String> names() {
        return harbour(camera -> true).stream().map(Camera::name).sorted().toList();
    }

    private String lastCallback() {
        Predicate<String> any = event -> CALLBACK.matcher(event).find();
        List<String> events = ada.networkEvents().stream().filter(any).toList();
        Matcher found = CALLBACK.matcher(events.get(events.size() - 1));
        assertTrue(found.find());
        return found.group(1);
    }
}
