package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;

/** Whatever a browser sends as {@code Accept-Language}: a language comes of it, and one asked for alone is spoken. */
@Requirement("F14")
class LanguageFuzzTest {

    @FuzzTest
    void isAlwaysOne(byte[] input) {
        String header = new String(input, ISO_8859_1);
        assertNotNull(Language.wanted(header));
        assertEquals(Language.wanted(header), Language.wanted(header + ",???"), header);
        for (Language language : Language.values()) {
            if (header.isBlank()) {
                assertEquals(language, Language.wanted(language.tag() + ',' + header));
            }
        }
    }
}
