package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address asks for, and where a browser says that it was. */
class EventQueryTest {

    private static Optional<EventQuery> query(String... cameras) {
        return EventQuery.of((HttpServletRequest) Proxy.newProxyInstance(
                EventQueryTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> cameras));
    }

    @Test
    void makesOneFeedOfEachAccountTheOwnFirst() {
        EventQuery query =
                query("een/1/2/100d4c42", "100d4c43", "100d4c41", "100d4c41").orElseThrow();
        assertEquals(List.of("", "een/1/2"), List.copyOf(query.filters().keySet()));
        assertEquals(Set.of("100d4c41", "100d4c43"), query.filters().get("").cameras());
        assertTrue(query.filters().get("").types().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "100d4c41/", "../100d4c41", "een/1/100d4c41", "100d4c41/preview.jpeg", "een/1/2/"})
    void takesNothingElseForACamera(String camera) {
        assertTrue(query(camera).isEmpty());
        assertTrue(query("100d4c41", camera).isEmpty());
    }

    @Test
    void wantsSomeAndNotTooMany() {
        assertTrue(query((String[]) null).isEmpty());
        assertTrue(query(new String[0]).isEmpty());
        assertTrue(query(many(600)).isPresent());
        assertTrue(query(many(601)).isEmpty());
    }

    private static String[] many(int size) {
        return IntStream.range(0, size).mapToObj(i -> "%08x".formatted(i)).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({"a_.1, 1", "a.1~b-2, 2", "~b_-2, 2", "a.1~, 2"})
    void findsAPlaceAgain(String text, int feeds) {
        assertEquals(text, EventPlace.of(text, feeds).text());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"a.1", "a~b~c", "a\nid: b~c", "a b~c", "<~c"})
    void takesNothingElseForAPlace(String text) {
        EventPlace place = EventPlace.of(text, 2);
        assertEquals(Optional.empty(), place.mark(0));
        assertEquals(Optional.empty(), place.mark(1));
        assertEquals("~", place.text());
    }
}
