package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vault is given of events. */
class EventJsonTest {

    private static Event event(String id) {
        return new Event(id, Instant.EPOCH, null, null, null, "100d4c41", null, "camera", null, "een.x.v1", null, null);
    }

    @Test
    void keepsAUsualId() {
        assertEquals("a-1", EventJson.key(event("a-1")));
    }

    /** An event that the database refuses would be offered for ever, and all behind it wait. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "caf\u00e9", "a b", "\ud800"})
    void hashesAnIdThatADatabaseMayRefuse(String id) {
        assertTrue(EventJson.key(event(id)).matches("[0-9a-f]{64}"), EventJson.key(event(id)));
        assertEquals(EventJson.key(event(id)), EventJson.key(event(id)));
    }

    @Test
    void measuresWhatIsKept() {
        assertEquals(3, EventJson.bytes("\u20ac"));
    }
}
