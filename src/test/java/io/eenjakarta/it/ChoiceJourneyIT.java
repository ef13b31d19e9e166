package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.DemoData.Camera;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What people do and see in a real browser at a portal with two providers. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class ChoiceJourneyIT {

    private static final By CAMERA_NAMES = By.className("camera-name");
    private static final By PICTURES = By.cssSelector(".camera-picture img");
    private static final By HEADING = By.tagName("h1");
    private static final By EAGLE_EYE = By.linkText("Eagle Eye Networks");
    private static final By CAMERA_MANAGER = By.linkText("CameraManager");
    private static final By CONNECT = By.id("connect-cameramanager");
    private static final By DISCONNECT =
            By.cssSelector("[aria-label='Disconnect CameraManager account 71001, user 52301']");
    private static final String FAILED_LOAD = " - Failed to load resource: the server responded with a status of ";
    /** Paths of the pictures that came from a provider, not from a stand-in. */
    private static final String LIVE_PICTURES =
            """
            [...new Set(performance.getEntriesByType('resource').filter(entry => entry.responseStatus === 200)
                .map(entry => new URL(entry.name).pathname)
                .filter(path => path.endsWith('/preview.jpeg')))].sort()""";

    private static final String SCROLL_TO_LINKED = "document.querySelector('#linked, .linked').scrollIntoView()";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor visitor = CHROMIUM.visitor();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war();
    }

    @Test
    void choosesWhereTheAccountIsAndSeesItsCameras() {
        visitor.open("/");
        visitor.click(Visitor.SIGN_IN);
        visitor.see(CAMERA_MANAGER);
        assertEquals("Sign in", visitor.see(HEADING).getText());
        visitor.keepPicture("choice");
        visitor.click(CAMERA_MANAGER);
        visitor.givePassword(Person.MIA);
        visitor.click(Visitor.ALLOW);
        visitor.await("/cameras");
        assertEquals("Mia Visser", visitor.see(Visitor.CALLER).getText());
        assertEquals(retail().stream().map(Camera::name).toList(), visitor.texts(CAMERA_NAMES));
        visitor.look(PICTURES);
        assertEquals(paths(retail(), "/cameras/").sorted().toList(), visitor.script(LIVE_PICTURES));
        visitor.keepPicture("cameras-of-cameramanager");
    }

    @Test
    void readsThatTheConnectionHasNoEnd() {
        signIn(visitor, Person.MIA, CAMERA_MANAGER, "/connection");
        assertTrue(visitor.see(By.id("no-end")).getText().startsWith("Until you sign out"));
        assertEquals("CameraManager", visitor.see(By.id("provider")).getText());
        assertFalse(visitor.see(By.id("content")).getText().contains("90 days"));
        visitor.keepPicture("connection-without-end");
    }

    @Test
    void connectsAnAccountOfTheOtherProviderAndDisconnectsIt() {
        signIn(visitor, Person.ADA, EAGLE_EYE, "/account");
        connect(visitor);
        assertTrue(visitor.see(By.id("linked")).getText().contains("CameraManager, account 71001"));
        visitor.script(SCROLL_TO_LINKED);
        visitor.keepPicture("connected-account");
        visitor.open("/cameras");
        List<Camera> both = Stream.concat(harbour().stream(), retail().stream()).toList();
        assertEquals(both.stream().map(Camera::name).toList(), visitor.texts(CAMERA_NAMES));
        visitor.look(PICTURES);
        visitor.script(SCROLL_TO_LINKED);
        visitor.keepPicture("cameras-of-both");
        List<String> pictures = Stream.concat(
                        paths(harbour(), "/cameras/"), paths(retail(), "/cameras/cameramanager/71001/52301/"))
                .sorted()
                .toList();
        assertEquals(pictures, visitor.script(LIVE_PICTURES));
        visitor.open("/account");
        disconnect(visitor);
        assertTrue(Await.until(
                () -> CameraManager.simulator().book().liveRefreshTokens().isEmpty()));
    }

    @Test
    void signsInWithTwoTabsAtTwoProviders() {
        visitor.open("/account");
        visitor.click(EAGLE_EYE);
        visitor.see(By.id("username"));
        String first = visitor.tab();
        visitor.openInNewTab("/connection");
        visitor.click(CAMERA_MANAGER);
        visitor.givePassword(Person.MIA);
        visitor.click(Visitor.ALLOW);
        visitor.await("/connection");
        visitor.turnTo(first);
        visitor.givePassword(Person.ADA);
        visitor.click(Visitor.ALLOW);
        visitor.await("/account");
        assertEquals("Mia Visser", visitor.see(Visitor.CALLER).getText());
    }

    @Test
    void choosesWithTheKeyboardAlone() {
        visitor.open("/account");
        visitor.see(CAMERA_MANAGER);
        visitor.tabTo(EAGLE_EYE);
        visitor.tabTo(CAMERA_MANAGER);
        visitor.type(Keys.ENTER);
        visitor.see(By.id("username"));
        visitor.type("mia@example.com", Keys.TAB, "mia-demo", Keys.ENTER);
        visitor.see(Visitor.ALLOW);
        visitor.type(Keys.ENTER);
        visitor.await("/account");
        visitor.tabTo(By.id("connect-een"));
        visitor.tabTo(CONNECT);
    }

    @Test
    void choosesAndConnectsWithoutScripts() {
        Visitor careful = CHROMIUM.visitorWithoutScripts();
        signIn(careful, Person.ADA, EAGLE_EYE, "/account");
        connect(careful);
        disconnect(careful);
    }

    @Test
    void needsNoSidewaysScrollingOnAPhone() {
        visitor.screen(390, 844, true);
        walk(page -> {
            visitor.keepPicture("phone-" + page);
            assertEquals(390L, visitor.script("window.innerWidth"), page);
            assertTrue((Long) visitor.script("document.documentElement.scrollWidth") <= 390, page);
        });
    }

    @Test
    void isDarkWhereTheBrowserIsDark() {
        visitor.colours("dark");
        walk(page -> {
            visitor.keepPicture("dark-" + page);
            String background = (String) visitor.script("getComputedStyle(document.body).backgroundColor");
            assertTrue(background.matches("rgb\\(([0-5]?\\d(, )?){3}\\)"), page + ": " + background);
        });
    }

    @Test
    void breaksNoRuleOfItsOwn() {
        walk(page -> {
            String here = (String) visitor.script("location.origin");
            List<?> loaded =
                    (List<?>) visitor.script("performance.getEntries().map(e => e.name).filter(n => /^\\w+:/.test(n))");
            assertTrue(loaded.stream().allMatch(name -> name.toString().startsWith(here)), page + ": " + loaded);
            assertEquals(
                    List.of(),
                    visitor.consoleErrors().stream()
                            .filter(line -> !line.matches(".*/preview\\.jpeg(\\?\\S*)?" + FAILED_LOAD + "503.*"))
                            .toList(),
                    page);
        });
    }

    /** A walk past every page that looks different where there are two providers. */
    private void walk(Consumer<String> look) {
        Consumer<String> arrive = page -> {
            visitor.awaitPictures();
            look.accept(page);
            Accessibility.check(visitor, page);
        };
        visitor.open("/cameras");
        visitor.see(EAGLE_EYE);
        arrive.accept("choice");
        visitor.click(EAGLE_EYE);
        visitor.givePassword(Person.ADA);
        visitor.click(Visitor.ALLOW);
        visitor.await("/cameras");
        visitor.open("/account");
        connect(visitor);
        visitor.script(SCROLL_TO_LINKED);
        arrive.accept("connected-account");
        visitor.open("/cameras");
        visitor.look(PICTURES);
        visitor.script(SCROLL_TO_LINKED);
        arrive.accept("cameras-of-both");
        visitor.open("/account");
        disconnect(visitor);
        visitor.click(By.id("logout"));
        visitor.await("/logged-out");
    }

    private static void signIn(Visitor as, Person person, By choice, String path) {
        as.open(path);
        as.click(choice);
        as.givePassword(person);
        as.click(Visitor.ALLOW);
        as.await(path);
    }

    /** Presses the button of the account page. */
    private static void connect(Visitor as) {
        as.click(CONNECT);
        as.givePassword(Person.MIA);
        as.click(Visitor.ALLOW);
        as.await("/account");
        as.see(DISCONNECT);
    }

    private static void disconnect(Visitor as) {
        as.click(DISCONNECT);
        assertTrue(Await.until(() -> !as.sees(DISCONNECT)));
    }

    private static Stream<String> paths(List<Camera> cameras, String folder) {
        return cameras.stream().filter(Camera::online).map(camera -> folder + camera.id() + "/preview.jpeg");
    }

    private static List<Camera> harbour() {
        return byName(Provider.simulator().settings().data(), "00001106");
    }

    private static List<Camera> retail() {
        return byName(CameraManager.simulator().settings().data(), "71001");
    }

    private static List<Camera> byName(DemoData data, String account) {
        return data.camerasOf(account).stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
