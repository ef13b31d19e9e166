package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SupportCodeTest {

    @Test
    void hasEightCharactersThatCannotBeMistaken() {
        assertTrue(Stream.generate(SupportCode::random).limit(200).allMatch(code -> code.value()
                .matches("[2-9A-HJKMNP-Z]{8}")));
    }

    @Test
    void differsEachTime() {
        assertEquals(
                200,
                Stream.generate(SupportCode::random)
                        .limit(200)
                        .collect(Collectors.toSet())
                        .size());
    }
}
