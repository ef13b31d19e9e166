package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The data of one event, of a platform that says more than it should. */
class SseDataTest {

    private final SseData data = new SseData(64);

    @Test
    void joinsItsLines() {
        assertFalse(data.isAny());
        data.line("a");
        data.line("");
        assertEquals("a\n", data.text());
        assertFalse(data.isTooLong());
        data.clear();
        assertFalse(data.isAny());
        data.line("b");
        assertEquals("b", data.text());
    }

    @Test
    void holdsNoMoreOfAnEventWhoseEmptyLinesNeverEnd() {
        for (int i = 0; i < 100_000; i++) {
            data.line("");
        }
        assertTrue(data.isTooLong());
        assertTrue(data.text().length() <= 65, () -> "holds " + data.text().length());
        data.clear();
        data.line("c");
        assertEquals("c", data.text());
        assertFalse(data.isTooLong());
    }
}
