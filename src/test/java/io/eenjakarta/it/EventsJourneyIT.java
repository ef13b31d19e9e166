package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.EventSubscriptions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What people see of events, on the page of a camera and on the wall. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class EventsJourneyIT {

    private static final String CAMERA = "100d4c41";
    private static final String GATE = "/cameras/" + CAMERA;
    private static final By STATE = By.id("event-state");
    private static final By MORE = By.id("event-more");
    /** How the stream is doing. */
    private static final String WORD = "document.getElementById('event-bar').dataset.state";
    /** Ids of the events of a test, as the page has them. */
    private static final String SHOWN =
            "[...document.querySelectorAll('#events [data-event^=\"%s\"]')].map(one => one.dataset.event)";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor ada = CHROMIUM.visitor();
    private final EventSubscriptions events = Provider.simulator().events();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of(
                "een.events.poll", "PT0.1S",
                "een.events.lease", "PT2S",
                "een.events.heartbeat", "PT0.5S"));
    }

    @Test
    void showsWhatHappensAtOneCamera() {
        ada.signIn(GATE);
        awaitLive();
        events.happen("j-1", CAMERA);
        awaitShown("j-", "j-1");
        assertTrue(ada.script("document.getElementById('event-said').textContent")
                .toString()
                .startsWith("Motion, "));
        ada.awaitPictures();
        ada.keepPicture("events-camera");
        Accessibility.check(ada, "events-camera");
        // Nothing moves when the end of a page comes late.
        String below = "document.getElementById('events').getBoundingClientRect().top";
        Object there = ada.script(below);
        ada.run("document.querySelector('.camera-side').hidden = true");
        assertEquals(there, ada.script(below));
        ada.run("document.querySelector('.camera-side').hidden = false");
        // Whoever reads the list is not disturbed, and asks for what is new by a key.
        ada.tabTo(By.cssSelector("#event-list a"));
        events.happen("j-2", CAMERA);
        events.happen("j-3", CAMERA);
        assertTrue(Await.until(() -> ada.see(MORE).getText().equals("2 new events")));
        assertEquals(List.of("j-1"), ada.script(SHOWN.formatted("j-")));
        ada.keepPicture("events-camera-more");
        ada.run("document.getElementById('event-more').focus()");
        ada.type(Keys.ENTER);
        awaitShown("j-", "j-3", "j-2", "j-1");
        assertEquals("j-3", ada.script("document.activeElement.parentElement.dataset.event"));
        ada.type(Keys.ENTER);
        assertEquals(
                "Recorded picture",
                ada.see(By.cssSelector(".player-bar .state")).getText());
        assertTrue(ada.address().contains("at="), ada.address());
    }

    /** On the page and at the server: each event is there once, in its place. */
    @Test
    void losesAndDoublesNothingWhenTheLineIsCut() {
        ada.signIn("/account");
        try (WeakLine line = new WeakLine()) {
            ada.openAddress(line.address(GATE));
            awaitLive();
            events.happen("cut-1", CAMERA);
            awaitShown("cut-", "cut-1");
            line.cut();
            assertTrue(Await.until(() -> "reconnecting".equals(ada.script(WORD))));
            ada.keepPicture("events-camera-cut");
            IntStream.range(2, 5).forEach(i -> events.happen("cut-" + i, CAMERA));
            line.mend();
            awaitShown("cut-", "cut-4", "cut-3", "cut-2", "cut-1");
            awaitLive();
        }
    }

    @Test
    void marksCamerasOfTheWallInWordsAndEndsWithTheLogin() {
        ada.signIn("/cameras");
        awaitLive();
        events.happen("wall-1", CAMERA);
        By mark = By.cssSelector("[data-camera-id='" + CAMERA + "'] .event-mark");
        assertTrue(ada.see(mark).getText().startsWith("Motion, "));
        assertTrue(ada.see(By.id("event-said")).getText().startsWith("Motion: Main gate, "));
        ada.awaitPictures();
        ada.keepPicture("events-wall");
        Accessibility.check(ada, "events-wall");
        // Where no camera is, nothing happens; and it goes on with the cameras that were there before.
        ada.see(By.id("q")).sendKeys("nothing of that name");
        assertTrue(Await.until(() -> "none".equals(ada.script(WORD))));
        ada.see(By.id("q")).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
        awaitLive();
        ada.screen(390, 844, true);
        ada.colours("dark");
        ada.awaitPictures();
        ada.keepPicture("events-wall-phone");
        Accessibility.check(ada, "events-wall-phone");
        ada.click(By.id("event-switch"));
        ada.open("/cameras");
        assertEquals("Event notices are off.", ada.see(STATE).getText());
        ada.click(By.id("event-switch"));
        awaitLive();
        String wall = ada.tab();
        ada.openInNewTab("/account");
        ada.click(By.id("logout"));
        ada.await("/logged-out");
        ada.turnTo(wall);
        assertTrue(Await.until(() -> ada.see(STATE).getText().endsWith("your sign-in has ended.")));
        assertTrue(ada.see(By.id("gone")).getText().contains("Sign in again"));
        ada.keepPicture("events-wall-over");
    }

    @Test
    void leavesThePageWholeWithoutItsEventsAndShowsThemWithoutScripts() {
        Visitor careful = CHROMIUM.visitorWithoutScripts();
        careful.open(GATE);
        careful.givePassword();
        careful.click(Visitor.ALLOW);
        careful.await(GATE);
        assertEquals(6, careful.texts(By.cssSelector("#event-list .event-name")).size());
        careful.screen(390, 844, true);
        careful.see(By.cssSelector("#event-earlier summary"));
        careful.keepPicture("events-camera-phone");
        Provider.simulator().faults().all(EndPoint.EVENTS).html(500);
        careful.open(GATE);
        assertTrue(careful.see(By.id("events-unread")).getText().startsWith("The events of the last 24 hours cannot"));
        assertEquals("Main gate", careful.see(By.tagName("h1")).getText());
        assertFalse(careful.sees(By.cssSelector("#event-list .event-name")));
    }

    private void awaitLive() {
        assertTrue(
                Await.until(() -> "live".equals(ada.script(WORD))),
                () -> "live, but " + ada.see(STATE).getText());
    }

    private void awaitShown(String begins, String... ids) {
        String shown = SHOWN.formatted(begins);
        assertTrue(
                Await.until(() -> List.of(ids).equals(ada.script(shown))),
                () -> List.of(ids) + ", but " + ada.script(shown));
    }
}
