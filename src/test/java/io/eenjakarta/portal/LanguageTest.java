package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language a reader gets, and how it speaks of time. */
class LanguageTest {

    private static final Instant NOW = Instant.parse("2026-03-18T14:05:09Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nl | DUTCH",
                "nl-BE | DUTCH",
                "NL-be;q=0.9 | DUTCH",
                "de-AT, en;q=0.5 | GERMAN",
                "fr-FR, fr;q=0.9, de;q=0.4, en;q=0.3 | GERMAN",
                "en-US, nl;q=0.9 | ENGLISH",
                "en;q=0.1, nl;q=0.2 | DUTCH",
                "fr, * | ENGLISH",
                "de;q=0, nl;q=0.1 | DUTCH",
                "de,,en;q=0.5 | GERMAN",
                "???, nl;q=0.8, en;q=0.1 | DUTCH"
            })
    void speaksWhatTheBrowserAsksForMost(String header, Language language) {
        assertEquals(language, Language.wanted(header));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "ja",
                "*",
                ";;;",
                "nl;q=2",
                "x-y-z-\u0000",
                "de;q=high",
                "-",
                "fr,--",
                "fr, accept-language:de"
            })
    void speaksEnglishToEverybodyElse(String header) {
        assertEquals(Language.ENGLISH, Language.wanted(header));
    }

    @Test
    void readsTheBeginningOfALongHeaderOnly() {
        String others = "x-abc, ".repeat(50);
        assertEquals(Language.GERMAN, Language.wanted("de, " + others + "nl"));
        assertEquals(Language.ENGLISH, Language.wanted(others + "nl"));
        assertEquals(Language.ENGLISH, Language.wanted("n".repeat(7000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "NL", "", "nl; Path=/", "en\r\nX: y"})
    void takesNothingForAChoiceThatIsNone(String cookie) {
        assertEquals(Optional.empty(), Language.tagged(cookie));
    }

    @Test
    void takesEachOfItsTags() {
        for (Language language : Language.values()) {
            assertEquals(Optional.of(language), Language.tagged(language.tag()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DUTCH  | PT-1S   | zojuist | 18 mrt 2026, 14:05 UTC",
                "DUTCH  | PT-60S  | 1 minuut geleden | 18 mrt 2026, 14:04 UTC",
                "DUTCH  | PT3H    | over 3 uur | 18 mrt 2026, 17:05 UTC",
                "GERMAN | PT1M    | in 1 Minute | 18. M\u00e4rz 2026, 14:06 UTC",
                "GERMAN | P-3D    | vor 3 Tagen | 15. M\u00e4rz 2026, 14:05 UTC",
                "GERMAN | P1500D  | in 1.500 Tagen | 26. Apr. 2030, 14:05 UTC"
            })
    void tellsTheTimeInIt(Language language, java.time.Duration distance, String away, String words) {
        Moment moment = Moment.of(NOW.plus(distance), NOW, Texts.in(language));
        assertEquals(away, moment.distance());
        assertTrue(moment.words().replace('\u00a0', ' ').startsWith(words.substring(0, 6)), moment.words());
        assertTrue(moment.words().endsWith(words.substring(words.length() - 14)), moment.words());
    }
}
