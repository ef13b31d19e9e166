package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.eenjakarta.security.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "code true",
                "code= true",
                "code=a&state=b true",
                "state=b&code=a true",
                "error=access_denied true",
                "x=1&error true",
                "'' false",
                "state=b false",
                "een-login false",
                "barcode=1 false",
                "codes=1 false",
                "Code=1 false",
                "x=code false",
                "x=code&y=error false",
                "error_description=x false",
                "zipcode=1&code=2 true",
            })
    void isAnAnswerOnlyWithAParameterNamedCodeOrError(String query, boolean expected) {
        assertEquals(expected, CallbackQuery.isAnswer(query));
    }

    @Test
    void isNoAnswerWithoutAQuery() {
        assertFalse(CallbackQuery.isAnswer(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=c%2F1&state=s",
                "state=s&code=c%2F1",
                "code=c/1&state=s&scope=https://x&scope=y&unknown",
                "&&code=c%2f1&&state=s&",
                "Code=other&code=c%2F1&state=s&STATE=t",
            })
    @Requirement("C8")
    void readsCodeAndStateAndPassesOverWhatItDoesNotKnow(String query) {
        assertEquals(new CallbackQuery.Code("s", "c/1", ""), CallbackQuery.of(query));
    }

    @Test
    void readsAnErrorWithItsDescription() {
        assertEquals(
                new CallbackQuery.Failed("s", "access_denied", "He said \"no\" & left", ""),
                CallbackQuery.of("error=access_denied&error_description=He+said+%22no%22+%26%20left&state=s"));
        assertEquals(new CallbackQuery.Failed("s", "e", "", ""), CallbackQuery.of("error=e&state=s&code="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=c", "code=c&state", "code=c&state=", "error=e"})
    void callsAnAnswerWithoutAStateSo(String query) {
        CallbackQuery answer = CallbackQuery.of(query);
        assertEquals(
                "",
                answer instanceof CallbackQuery.Code code
                        ? code.state()
                        : assertInstanceOf(CallbackQuery.Failed.class, answer).state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code=c&code=c&state=s              | parameter code comes twice",
                "code=c&code&state=s                | parameter code comes twice",
                "code=c&state=s&state=s             | parameter state comes twice",
                "error=e&error=f&state=s            | parameter error comes twice",
                "error=e&error_description=a&error_description=a&state=s | parameter error_description comes twice",
                "code=c&error=e&state=s             | both code and error",
                "code=c&error=e                     | both code and error",
                "code=&state=s                      | empty code",
                "code                               | empty code",
                "error=&code=                       | empty code",
                "error=&state=s                     | empty code",
                "code=%&state=s                     | parameter code cannot be decoded",
                "code=c&state=%zz                   | parameter state cannot be decoded",
                "error=%u0041&state=s               | parameter error cannot be decoded",
                "code=a%+1b&state=s                 | parameter code cannot be decoded",
                "code=c&state=%-0                   | parameter state cannot be decoded",
                "code=c%b2&state=s                  | parameter code cannot be decoded",
                "code=c&state=%ed%a0%80             | parameter state cannot be decoded",
            })
    @Requirement("C8")
    void saysWhatIsWrongWithoutRepeatingIt(String query, String why) {
        assertEquals(new CallbackQuery.Malformed(why), CallbackQuery.of(query));
    }

    @Test
    void readsNothingThatIsLongerThanSixteenKibibytes() {
        String start = "code=c&state=s&x=";
        String longest = start + "x".repeat(CallbackQuery.LONGEST - start.length());
        assertInstanceOf(CallbackQuery.Code.class, CallbackQuery.of(longest));
        assertInstanceOf(CallbackQuery.Malformed.class, CallbackQuery.of(longest + 'x'));
    }

    @Test
    @Requirement("C21")
    void showsNoCodeAsText() {
        assertFalse(CallbackQuery.of("code=s3cret&state=s4lt").toString().contains("s3cret"));
        assertFalse(CallbackQuery.of("code=s3cret&state=s4lt").toString().contains("s4lt"));
    }
}
