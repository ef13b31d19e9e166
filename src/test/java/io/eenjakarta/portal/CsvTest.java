package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void leavesPlainTextPlain() {
        assertEquals(
                "ada,2026-11-21T12:00:00Z,,7,b c\r\n",
                Csv.line(List.of("ada", "2026-11-21T12:00:00Z", "", "7", "b c")));
    }

    @Test
    void quotesWhatWouldEndAField() {
        assertEquals(
                "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"a;b\",\" blank \"\r\n",
                Csv.line(List.of("a,b", "say \"no\"", "two\nlines", "a;b", " blank ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@sum", "=HYPERLINK('http://x')"})
    void makesAFormulaText(String formula) {
        assertEquals("'" + formula + "\r\n", Csv.line(List.of(formula)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" =1", "\t=1", "\r=1", "\uFF1D1", "=a,\"b\""})
    void isNotDeceivedByWhatStandsInFront(String formula) {
        String line = Csv.line(List.of(formula));
        assertTrue(line.startsWith("\"'") || line.startsWith("'"), line);
    }
}
