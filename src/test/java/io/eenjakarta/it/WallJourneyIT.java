package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import java.time.Duration;
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

/** What people do and see at the wall, with five hundred cameras on it. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class WallJourneyIT {

    private static final int MANY = 500;
    private static final By NAMES = By.className("camera-name");
    private static final By CARDS = By.className("camera");
    private static final By COUNT = By.id("count");
    private static final By SEARCH = By.id("q");
    private static final By OFFLINE = By.id("offline");

    /** Ids of the cameras whose picture was asked for, each once. */
    private static final String ASKED =
            """
            [...new Set(performance.getEntriesByType('resource').map(entry => entry.name)
                .filter(name => name.includes('/preview.jpeg')).map(name => name.split('/').at(-2)))]""";

    /** Those whose card is in view, or so near that it soon is. */
    private static final String NEAR =
            """
            [...document.querySelectorAll('.camera')].filter(card => {
                const box = card.getBoundingClientRect();
                return box.bottom > -200 && box.top < innerHeight + 200;
            }).map(card => card.dataset.cameraId)""";

    private static final String ALL_SEEN_ARE_THERE =
            """
            [...document.querySelectorAll('.camera-picture[data-picture]')].every(frame => {
                const box = frame.getBoundingClientRect();
                return box.bottom < 0 || box.top > innerHeight || frame.dataset.state !== 'loading';
            })""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor ada = CHROMIUM.visitor();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void findsCamerasAsOneTypes() {
        Provider.simulator().cameras(MANY);
        ada.signIn("/cameras");
        assertEquals("50 of 500 cameras", ada.see(COUNT).getText());
        ada.run("window.samePage = true");
        ada.see(SEARCH).sendKeys("gate");
        awaitText(COUNT, "1 camera matches");
        assertEquals(List.of("Main gate"), ada.texts(NAMES));
        assertTrue(ada.address().endsWith("/cameras?q=gate"), ada.address());
        ada.see(SEARCH).sendKeys("-post");
        awaitText(COUNT, "No camera matches");
        ada.keepPicture("wall-nothing-found");
        assertEquals(Boolean.TRUE, ada.script("window.samePage"));
        ada.click(By.id("clear"));
        ada.await("/cameras");
        assertEquals("50 of 500 cameras", ada.see(COUNT).getText());
    }

    @Test
    void choosesByStatusAndLocation() {
        ada.signIn("/cameras");
        ada.see(By.cssSelector("#status option[value='attention']")).click();
        awaitText(COUNT, "4 cameras match");
        assertEquals(List.of("Cold store 1", "Fuel station", "Staff car park", "Workshop"), ada.texts(NAMES));
        ada.see(By.cssSelector("#location option:nth-child(2)")).click();
        assertTrue(Await.until(() -> ada.address().contains("location=")));
        assertTrue(Await.until(() -> ada.texts(NAMES).size() < 4));
    }

    @Test
    void goesThroughThePagesAndFindsWithoutScripts() {
        Provider.simulator().cameras(MANY);
        Visitor careful = CHROMIUM.visitorWithoutScripts();
        careful.open("/cameras");
        careful.givePassword();
        careful.click(Visitor.ALLOW);
        careful.await("/cameras");
        List<String> first = careful.texts(NAMES);
        careful.click(By.id("more"));
        careful.see(By.id("first"));
        List<String> second = careful.texts(NAMES);
        assertEquals(50, second.size());
        assertFalse(second.stream().anyMatch(first::contains));
        careful.click(By.id("first"));
        careful.await("/cameras");
        assertEquals(first, careful.texts(NAMES));
        careful.see(SEARCH).sendKeys("weigh", Keys.ENTER);
        assertTrue(Await.until(() -> careful.address().contains("q=weigh")));
        assertEquals(List.of("Weighbridge"), careful.texts(NAMES));
    }

    @Test
    void asksOnlyForPicturesThatAreInView() {
        Provider.simulator().cameras(MANY);
        ada.signIn("/cameras?size=500");
        assertEquals(MANY, ada.texts(CARDS).size());
        awaitSeen();
        List<?> near = (List<?>) ada.script(NEAR);
        List<?> asked = (List<?>) ada.script(ASKED);
        assertFalse(asked.isEmpty());
        assertTrue(near.containsAll(asked), () -> asked + " but in view are " + near);
        ada.run("scrollTo(0, document.documentElement.scrollHeight)");
        awaitSeen();
        assertTrue(Await.until(() -> ((List<?>) ada.script(ASKED)).size() > asked.size()));
        assertTrue(((List<?>) ada.script(ASKED)).size() < MANY / 4, "those that were passed by were asked for");
    }

    @Test
    void staysSmoothWithFiveHundred() {
        Provider.simulator().cameras(MANY);
        ada.signIn("/account");
        Vitals vitals = new Vitals(ada);
        ada.open("/cameras?size=500");
        awaitSeen();
        for (int i = 0; i < 10; i++) {
            ada.run("scrollBy(0, innerHeight * 2)");
            awaitSeen();
        }
        ada.run("scrollTo(0, 0)");
        ada.see(SEARCH).sendKeys("berth 1");
        assertTrue(Await.until(() -> ada.address().contains("q=berth")));
        awaitSeen();
        vitals.keep("/cameras?size=500", MANY);
        assertTrue(vitals.paint() > 0 && vitals.paint() < 10_000, () -> "painted after " + vitals.paint());
        assertTrue(vitals.slowestInteraction() < 2000, () -> "a key took " + vitals.slowestInteraction());
        assertTrue(vitals.longestTask() < 3000, () -> "a task took " + vitals.longestTask());
        assertTrue(vitals.shift() < 0.1, () -> "layout shift " + vitals.shift());
    }

    @Test
    void saysInWordsWhatIsWrongAndThatOneIsOffline() {
        Provider.simulator().faults().unavailableCamera("100d4c41");
        ada.signIn("/cameras?q=main");
        By note = By.cssSelector("[data-camera-id='100d4c41'] .camera-note");
        assertFalse(ada.see(note).getText().isEmpty());
        assertEquals("none", ada.style(OFFLINE, "display"));
        offline(true);
        assertTrue(ada.see(OFFLINE).getText().startsWith("You are offline"));
        ada.keepPicture("wall-offline");
        Provider.simulator().faults().clear();
        offline(false);
        assertTrue(Await.until(() -> ada.style(OFFLINE, "display").equals("none")));
    }

    @Test
    void asksLaterWhenTheProviderIsBusy() {
        Provider.simulator().faults().all(EndPoint.LIVE_IMAGE).tooManyRequests(Duration.ofSeconds(30));
        ada.signIn("/cameras");
        // The server may still have had pictures of the test before: those cannot be renewed.
        By refused = By.cssSelector(".camera-picture:is([data-state='trouble'], [data-state='stale'])");
        assertTrue(Await.until(() -> ada.sees(refused)));
        // Those that were on their way end too; then nothing more is asked for half a minute, and two seconds are
        // looked at.
        assertTrue(Await.until(() -> {
            Object before = ada.script(ASKED);
            ada.runToTheEnd("setTimeout(arguments[arguments.length - 1], 2000)");
            return before.equals(ada.script(ASKED));
        }));
        List<String> troubled = ada.texts(refused);
        assertTrue(troubled.size() <= 4, () -> troubled + " at once");
    }

    private void offline(boolean yes) {
        ada.devTools("Network.enable", Map.of());
        ada.devTools(
                "Network.emulateNetworkConditions",
                Map.of("offline", yes, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private void awaitSeen() {
        assertTrue(Await.until(() -> Boolean.TRUE.equals(ada.script(ALL_SEEN_ARE_THERE))), "pictures in view");
    }

    private void awaitText(By element, String text) {
        assertTrue(
                Await.until(() -> ada.see(element).getText().equals(text)),
                () -> text + ", but " + ada.see(element).getText());
    }
}
