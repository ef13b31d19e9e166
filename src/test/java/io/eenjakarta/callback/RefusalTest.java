package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal tells its user and the log. */
class RefusalTest {

    private static final Refusals REFUSALS = new Refusals("Eagle Eye Networks");

    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger("io.eenjakarta.callback");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({"400, INFO", "499, INFO", "500, WARNING", "503, WARNING"})
    void warnsOfWhatIsNotTheUsersDoing(int status, String level) {
        new Refusal(LogCode.TOKEN_UNAVAILABLE, status, "detail", "title", "text").page();
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith(level + " EEN-TOKEN-03 "), lines.get(0));
        assertTrue(lines.get(0).contains("detail, support code "), lines.get(0));
    }

    @Test
    void findsItsLineByTheSupportCodeOfThePage() {
        Page page = new Refusal(LogCode.CALLBACK_REUSED, 400, "", "title", "text").page();
        String code = page.footnote().replaceFirst(".* ", "");
        assertTrue(code.matches("[0-9A-F]{8}"), code);
        assertTrue(lines.get(0).endsWith(": support code " + code), lines.get(0));
    }

    @Test
    @Requirement("C7")
    void tellsTheLogWhatTheProviderSaidCleaned() {
        assertEquals(
                "\"access_denied\"", REFUSALS.providerError("access_denied", "").detail());
        String detail =
                REFUSALS.providerError("access_denied", "no\r\nEEN-LOGIN-01 x").detail();
        assertTrue(detail.startsWith("\"access_denied\" \"no"), detail);
        assertFalse(detail.contains("\n") || detail.contains("\r"), detail);
    }

    @Test
    @Requirement("C7")
    void ofARepeatedAnswerSaysThatItWasUsed() {
        Refusal repeated = REFUSALS.repeated();
        assertEquals(LogCode.CALLBACK_REUSED, repeated.code());
        assertEquals(400, repeated.status());
    }

    @Test
    void ofAFailureNamesItsPlaceWhereThereIsOne() {
        IllegalStateException failure = new IllegalStateException("s3cret");
        assertTrue(LinkRefusals.failed(failure)
                .detail()
                .startsWith("java.lang.IllegalStateException at io.eenjakarta.callback.RefusalTest."));
        failure.setStackTrace(new StackTraceElement[0]);
        assertEquals(
                "java.lang.IllegalStateException", LinkRefusals.failed(failure).detail());
    }
}
