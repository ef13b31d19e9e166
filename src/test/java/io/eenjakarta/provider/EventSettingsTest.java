package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settings of events that must suit each other. */
class EventSettingsTest {

    @Test
    void lookOftenEnoughToKeepWhatTheyHold() {
        assertStartsWith(
                "een.events.poll (EEN_EVENTS_POLL) = \"PT1.1S\" must be at most half of een.events.lease",
                fault("een.events.poll", "PT1.1S", "een.events.lease", "PT2S"));
        assertEquals(
                Duration.ofSeconds(1),
                read("een.events.poll", "PT1S", "een.events.lease", "PT2S")
                        .events()
                        .poll());
    }

    @Test
    void askBackForLessThanIsKept() {
        assertStartsWith(
                "een.events.overlap (EEN_EVENTS_OVERLAP) = \"PT15M\" must be shorter than een.events.keep",
                fault("een.events.overlap", "PT15M"));
    }
}
