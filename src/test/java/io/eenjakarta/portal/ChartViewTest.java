package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartViewTest {

    private static final Instant FROM = Instant.parse("2026-11-21T00:00:00Z");
    private static final ChartView.Subject SUBJECT = new ChartView.Subject("ends", "Ends", "Grants", "None end.");

    private static ChartView of(Duration step, Long... counts) {
        Chart chart = new Chart(FROM, step, Collections.unmodifiableSortedMap(new TreeMap<>()));
        return ChartView.of(SUBJECT, chart, List.of(counts), i -> i == 0 ? "warn" : "");
    }

    private static ChartView days(Long... counts) {
        return of(Duration.ofDays(1), counts);
    }

    @Test
    void drawsColumnsOfEqualWidthUpToTheScale() {
        ChartView chart = days(2L, 0L, 4L, 1L);
        assertEquals(4, chart.top());
        assertEquals(
                new ChartView.Column("Sat 21 Nov", 2, "warn", "0.00", "250.00", "185.00", "50.00", "50.00"),
                chart.columns().get(0));
        assertEquals("0.00", chart.columns().get(1).height());
        assertEquals("500.00", chart.columns().get(2).x());
        assertEquals("100.00", chart.columns().get(2).height());
        assertEquals("", chart.columns().get(3).tone());
    }

    @Test
    void letsASingleOneAmongThousandsBeSeen() {
        assertEquals("2.00", days(1L, 9_000L).columns().get(0).height());
    }

    @Test
    void saysTheDrawingInASentence() {
        assertEquals(
                "1,005 in 3 days; most on Sun 22 Nov: 1,000.",
                days(5L, 1_000L, 0L).summary());
        assertEquals(
                "3 in 2 hours; most on Sat 21 Nov, 01:00: 2.",
                of(Duration.ofHours(1), 1L, 2L).summary());
    }

    @Test
    void namesTheFirstOfSeveralEqualOnes() {
        assertTrue(days(3L, 3L).summary().contains("Sat 21 Nov"));
    }

    @Test
    void drawsNothingWhereThereIsNothing() {
        assertFalse(days(0L, 0L).filled());
        assertEquals("None end.", days(0L, 0L).summary());
        assertEquals("None end.", days().summary());
        assertTrue(days(0L, 1L).filled());
    }

    @Test
    void namesBothEndsOfTheTime() {
        List<String> ticks = days(0L, 0L, 0L, 0L, 1L).ticks();
        assertEquals(List.of("21 Nov", "22 Nov", "23 Nov", "24 Nov", "25 Nov"), ticks);
        assertEquals("Day (UTC)", days(1L).each());
        assertEquals("Hour (UTC)", of(Duration.ofHours(1), 1L).each());
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,2", "3,4", "5,6", "7,8", "9,10", "11,20", "39,40", "81,100", "8001,10000", "8000,8000"
    })
    void hasARoundScale(long most, long top) {
        assertEquals(top, ChartView.top(most));
    }
}
