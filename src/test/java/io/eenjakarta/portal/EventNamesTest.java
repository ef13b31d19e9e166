package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.vms.EventType;
import io.eenjakarta.vms.EventTypePage;
import io.eenjakarta.vms.EventTypesApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our own words come first, then those of the provider, which is seldom asked. */
class EventNamesTest {

    private static final String MOTION = "een.motionDetectionEvent.v1";
    private static final String FALL = "een.fallDetectionEvent.v1";
    private static final Texts GERMAN = Texts.in(Language.GERMAN);

    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private boolean away;
    private final EventTypesApi api = (language, size, token) -> {
        asked.add(language);
        if (away) {
            throw new IllegalStateException("away");
        }
        return new EventTypePage(List.of(new EventType(FALL, "Sturz", ""), new EventType("x", null, null)), null, null);
    };
    private final EventNames names = new EventNames(api, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private String name(String type) {
        names.learn(GERMAN, List.of(type));
        return names.in(GERMAN).apply(type);
    }

    @Test
    void asksNobodyForWhatItHasWordsFor() {
        assertEquals("Bewegung", name(MOTION));
        assertEquals(List.of(), asked);
    }

    @Test
    void asksOnceAnHourForOthers() {
        assertEquals("Fall detection", names.in(GERMAN).apply(FALL));
        assertEquals("Sturz", name(FALL));
        assertEquals("Sturz", name(FALL));
        assertEquals(List.of("de"), asked);
        now = now.plus(Duration.ofHours(1));
        assertEquals("Sturz", name(FALL));
        assertEquals(List.of("de", "de"), asked);
    }

    @Test
    void keepsWhatItKnowsWhenTheProviderIsAway() {
        name(FALL);
        now = now.plus(Duration.ofHours(1));
        away = true;
        assertEquals("Sturz", name(FALL));
        assertEquals("Sturz", name(FALL));
        assertEquals(2, asked.size());
    }

    @Test
    void readsAnIdentifierThatNobodyExplains() {
        away = true;
        assertEquals("Fall detection", name(FALL));
        assertEquals("Odd", name("odd"));
        assertEquals("..", name(".."));
    }
}
