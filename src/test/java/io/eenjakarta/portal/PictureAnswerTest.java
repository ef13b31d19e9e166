package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureAnswerTest {

    private static final String TAG = "\"abc\"";

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "*", "\"x\", \"abc\"", "\"x\",W/\"abc\" , \"y\""})
    void knowsThePictureAgain(String ifNoneMatch) {
        assertTrue(PictureAnswer.matches(ifNoneMatch, TAG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\"ABC\"", "\"abcd\"", "w/\"abc\"", "\"x\", \"y\""})
    void takesNoOtherForIt(String ifNoneMatch) {
        assertFalse(PictureAnswer.matches(ifNoneMatch, TAG));
    }

    @Test
    void sendsAPictureToWhoKnowsNone() {
        assertFalse(PictureAnswer.matches(null, TAG));
    }
}
