package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("C10")
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/cameras", "/session", "/een.css/x", "/een.CSS"})
    void keepsPersonalAnswersOutOfEveryStore(String path) {
        assertEquals("no-store", SecurityHeaders.cacheControl(path, false));
    }

    @Test
    void letsStaticFilesBeKeptForAWhile() {
        assertEquals("public, max-age=3600", SecurityHeaders.cacheControl("/een.css", false));
    }

    @Test
    void letsNoFailureBeKept() {
        assertEquals("no-store", SecurityHeaders.cacheControl("/een.css", true));
    }

    @Test
    void allowsNothingFromElsewhereAndNothingInline() {
        String policy = SecurityHeaders.ALWAYS.get("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; "));
        assertFalse(policy.contains("unsafe"));
        assertFalse(policy.contains("http"));
        assertFalse(policy.contains("*"));
    }
}
