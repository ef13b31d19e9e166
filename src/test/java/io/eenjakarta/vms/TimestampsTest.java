package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-03-15T07:59:22.946+00:00, 2024-03-15T07:59:22.946Z",
        "2024-03-15T07:59:22Z, 2024-03-15T07:59:22Z",
        "2024-03-15T07:59:22.946-05:30, 2024-03-15T13:29:22.946Z",
        "yesterday,",
        ","
    })
    void readsTimestamps(String text, String moment) {
        assertEquals(Optional.ofNullable(moment).map(Instant::parse), Timestamps.read(text));
    }

    @Test
    void writesTimestamps() {
        assertEquals("2024-03-15T08:00:00.000+00:00", Timestamps.text(Instant.parse("2024-03-15T08:00:00Z")));
        assertEquals("2024-03-15T08:00:00.123+00:00", Timestamps.text(Instant.parse("2024-03-15T08:00:00.123999999Z")));
    }
}
