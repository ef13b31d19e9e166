package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EventSubscriptions;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stream of events that browsers read: nothing is lost and nothing comes twice, whatever ends on either side. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class LiveEventsIT {

    private static final String GATE = "camera=100d4c41";
    private static final String BOTH = GATE + "&camera=100d4c42";

    private final Browser ada = new Browser();
    private final EventSubscriptions events = Provider.simulator().events();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of(
                "een.events.poll", "PT0.1S",
                "een.events.lease", "PT2S",
                "een.events.silence", "PT2S",
                "een.events.overlap", "PT5S",
                "een.events.heartbeat", "PT0.3S"));
    }

    @BeforeEach
    void signIn() {
        assertEquals(
                302, ada.callback("ada@example.com", "ada-demo", "/account").statusCode());
        events.heartbeatEvery(Duration.ofMillis(300));
    }

    @Test
    void tellsWhatHappensAndNothingOfWhatWasSeen() {
        try (EventReader reader = EventReader.open(ada, GATE, Map.of()).awaitLive()) {
            JsonObject happened = events.happen("told-1", "100d4c41");
            events.happen("told-0", "100d4c42");
            events.happen("told-2", "100d4c41");
            reader.awaitEvents("told-1", "told-2");
            JsonObject told = reader.messages().stream()
                    .filter(one -> one.event().equals("seen"))
                    .findFirst()
                    .orElseThrow()
                    .data();
            assertEquals("100d4c41", told.getString("camera"));
            assertEquals("Motion", told.getString("name"));
            assertEquals(happened.getString("type"), told.getString("type"));
            assertFalse(told.containsKey("data"));
            int beats = reader.beats();
            assertTrue(Await.until(() -> reader.beats() > beats + 1), "no heartbeat");
        }
    }

    @Test
    void goesOnWhereItWasLeft() {
        String nowhere;
        try (EventReader reader = EventReader.open(ada, BOTH, Map.of()).awaitLive()) {
            nowhere = reader.place();
            assertFalse(nowhere.isEmpty(), "who has seen nothing yet has a place too");
        }
        events.happen("left-1", "100d4c41");
        String place;
        try (EventReader back = EventReader.open(ada, BOTH, Map.of("Last-Event-ID", nowhere))) {
            back.awaitEvents("left-1");
            place = back.place();
        }
        events.happen("left-2", "100d4c42");
        events.happen("left-3", "100d4c41");
        try (EventReader back = EventReader.open(ada, BOTH + "&after=" + place, Map.of())) {
            back.awaitEvents("left-2", "left-3");
            events.happen("left-4", "100d4c42");
            back.awaitEvents("left-2", "left-3", "left-4");
        }
    }

    @Test
    void survivesWhateverEndsAtThePlatform() {
        try (EventReader reader = EventReader.open(ada, GATE, Map.of()).awaitLive()) {
            events.happen("end-1", "100d4c41");
            reader.awaitEvents("end-1");
            int made = events.made();
            events.lose();
            events.happen("end-2", "100d4c41");
            reader.awaitEvents("end-1", "end-2");
            assertTrue(Await.until(() -> events.made() > made), "no new subscription");
            reader.awaitLive();
            // Nothing comes by the stream any more: what happens is found by asking, once the silence was long.
            events.silent(true);
            events.happen("end-3", "100d4c41");
            reader.awaitEvents("end-1", "end-2", "end-3");
            events.silent(false);
            reader.awaitLive();
            Provider.simulator().book().killAccessTokens();
            events.endStreams();
            events.happen("end-4", "100d4c41");
            reader.awaitEvents("end-1", "end-2", "end-3", "end-4");
            assertEquals("", reader.over());
        }
        assertTrue(Await.until(() -> events.size() == 0), "a subscription that nobody needs");
    }

    @Test
    @Requirement("C27")
    void endsWithTheLoginInWords() {
        try (EventReader reader = EventReader.open(ada, GATE, Map.of()).awaitLive()) {
            String csrf = ada.open("/account").body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
            ada.post(Provider.portal("/logout"), Map.of("csrf", csrf), Browser.PAGE_LOAD);
            assertTrue(Await.until(() -> reader.over().equals("sign-in")), () -> reader.messages()
                    .toString());
            assertTrue(Await.until(reader::hasEnded), "the stream goes on");
        }
    }

    @Test
    void isForCallersAndTheirCamerasOnly() {
        assertEquals(401, EventReader.answer(new Browser(), GATE, Map.of()).statusCode());
        for (String query : List.of("", "camera=x", GATE + "&camera=../account")) {
            assertEquals(400, EventReader.answer(ada, query, Map.of()).statusCode());
        }
        try (EventReader reader = EventReader.open(ada, "camera=2003ff01", Map.of())) {
            assertTrue(Await.until(() -> reader.over().equals("not-allowed")), () -> reader.messages()
                    .toString());
        }
        try (EventReader reader = EventReader.open(ada, "camera=een/00001106/ca0f61ac/100d4c41", Map.of())) {
            assertTrue(Await.until(() -> reader.over().equals("account")), () -> reader.messages()
                    .toString());
        }
    }
}
