package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are signed and yet not what the platform describes. */
class DeliveredEventsTest {

    private static final String GOOD = WebhookBench.event("e1", Bench.NOW);

    static List<String> strange() {
        return List.of(
                "",
                " ",
                "null",
                "7",
                "\"e1\"",
                "[]",
                "{}",
                "[7]",
                "[[" + GOOD + "]]",
                GOOD + GOOD,
                GOOD + " x",
                GOOD.substring(0, GOOD.length() - 1),
                GOOD.replace("\"id\":\"e1\"", "\"id\":7"),
                GOOD.replace("\"id\":\"e1\"", "\"id\":\"\""),
                GOOD.replace("\"id\":\"e1\"", "\"id\":\"a\\u0000b\""),
                GOOD.replace("\"id\":\"e1\"", "\"id\":\"" + "x".repeat(256) + "\""),
                GOOD.replace("\"id\":\"e1\",", ""),
                GOOD.replace("\"id\":\"e1\"", "\"id\":\"e1\",\"id\":\"e2\""),
                GOOD.replace(
                        "\"startTimestamp\":\"2026-11-21T10:00:00.000+00:00\"", "\"startTimestamp\":\"yesterday\""),
                GOOD.replace("\"startTimestamp\":\"2026-11-21T10:00:00.000+00:00\"", "\"startTimestamp\":null"),
                GOOD.replace("\"span\":true", "\"span\":\"true\""),
                GOOD.replace("\"actorId\":", "\"actorIdentity\":"),
                GOOD.replace("\"type\":\"een.motionDetectionEvent.v1\"", "\"type\":[\"een.motionDetectionEvent.v1\"]"),
                GOOD.replace("\"dataSchemas\":[", "\"dataSchemas\":[1,"),
                GOOD.replace("\"data\":[", "\"data\":[1,"),
                GOOD.replace("{\"a\":[1]}", "[".repeat(40) + "]".repeat(40)),
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void areRefusedWithoutBeingQuoted(String body) {
        DeliveredEvents.Malformed thrown = assertThrows(
                DeliveredEvents.Malformed.class, () -> DeliveredEvents.read(body.getBytes(StandardCharsets.UTF_8)));
        assertFalse(thrown.getMessage().contains("e1") || thrown.getMessage().length() > 100, thrown.getMessage());
    }

    @Test
    void areRefusedWhenTheyAreNoText() {
        byte[] body = GOOD.replace("\"id\":\"e1\"", "\"id\":\"e\u00ff\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(DeliveredEvents.Malformed.class, () -> DeliveredEvents.read(body));
    }

    @Test
    void areReadWhenTheyAreEvents() throws Exception {
        List<Event> one = DeliveredEvents.read(GOOD.getBytes(StandardCharsets.UTF_8));
        assertEquals(1, one.size());
        assertEquals("e1", one.get(0).id());
        assertEquals(Boolean.TRUE, one.get(0).span());
        assertEquals(List.of("een.fullFrameImageUrl.v1"), one.get(0).dataSchemas());
        String braces = GOOD.replace("\"new\":{\"a\":[1]}", "\"new\":\"" + "[{\\\"".repeat(50) + "\"");
        assertEquals(one, DeliveredEvents.read(braces.getBytes(StandardCharsets.UTF_8)));
    }
}
