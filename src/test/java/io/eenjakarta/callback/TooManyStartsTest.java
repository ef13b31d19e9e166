package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to somebody from whose address too much comes. */
class TooManyStartsTest {

    private final Exchange exchange = new Exchange(new TreeMap<>(), null, null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT,de;q=0.9,en;q=0.8 | de | 42 Sekunden",
                "nl                      | nl | 42 seconden",
                "fr, NL;q=0.5, en        | nl | 42 seconden",
                "en-GB                   | en | 42 seconds",
                "xx,;,q=                 | en | 42 seconds",
            })
    void peopleReadAPageInTheirLanguage(String wanted, String language, String words) throws IOException {
        exchange.headers.put("Accept", "text/html");
        exchange.headers.put("Accept-Language", wanted);
        LoginStarts.turnAway(Duration.ofSeconds(42), exchange.request, exchange.response);
        assertEquals(429, exchange.status);
        assertEquals("42", exchange.sent.get("Retry-After"));
        assertTrue(exchange.page().contains("<html lang=\"" + language + "\">"), exchange.page());
        assertTrue(exchange.page().contains(words), exchange.page());
        assertTrue(exchange.page().contains("EEN-LOGIN-08"), exchange.page());
        assertEquals("no-store", exchange.sent.get("Cache-Control"));
    }

    @Test
    void withoutALanguageItIsEnglish() throws IOException {
        exchange.headers.put("Sec-Fetch-Mode", "navigate");
        LoginStarts.turnAway(Duration.ofSeconds(42), exchange.request, exchange.response);
        assertTrue(exchange.page().contains("<html lang=\"en\">"), exchange.page());
    }

    @Test
    void aScriptGetsJson() throws IOException {
        exchange.headers.put("Sec-Fetch-Mode", "cors");
        exchange.headers.put("Accept", "text/html");
        LoginStarts.turnAway(Duration.ofMillis(1_001), exchange.request, exchange.response);
        assertEquals(429, exchange.status);
        assertEquals("2", exchange.sent.get("Retry-After"));
        assertEquals("{\"error\":\"too_many_sign_ins\",\"code\":\"EEN-LOGIN-08\",\"retryAfter\":2}", exchange.page());
        assertFalse(exchange.page().contains("<"), exchange.page());
    }
}
