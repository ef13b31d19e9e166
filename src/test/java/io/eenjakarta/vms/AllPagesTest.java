package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.ProcessingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class AllPagesTest {

    /** Kept, so that the level holds. */
    private static final Logger QUIET = Logger.getLogger("io.eenjakarta.vms");

    static {
        QUIET.setLevel(Level.OFF);
    }

    /** What a portal may have of its own. */
    private record Numbers(List<Integer> results, String nextPageToken) implements Page<Integer> {}

    private final List<String> asked = new ArrayList<>();

    /** So many pages of two numbers each. */
    private Function<String, Numbers> pages(int count, String end) {
        return token -> {
            asked.add(token);
            int page = token == null ? 0 : Integer.parseInt(token);
            return new Numbers(List.of(2 * page, 2 * page + 1), page + 1 < count ? "" + (page + 1) : end);
        };
    }

    @ParameterizedTest
    @NullAndEmptySource
    void endsHoweverTheEndIsMarked(String end) {
        assertEquals(List.of(0, 1, 2, 3, 4, 5), AllPages.stream(pages(3, end)).toList());
        assertEquals(Arrays.asList(null, "1", "2"), asked);
    }

    @Test
    void asksForAPageWhenItIsNeeded() {
        Stream<Integer> stream = AllPages.stream(pages(100, null));
        assertEquals(List.of(), asked);
        assertEquals(List.of(0, 1), stream.limit(2).toList());
        assertEquals(1, asked.size());
        assertEquals(
                3,
                AllPages.stream(pages(100, null)).filter(n -> n > 2).findFirst().orElseThrow());
        assertEquals(3, asked.size());
    }

    @Test
    void asksForAPageWhenItIsNeededBesideOtherStreams() {
        Iterator<Integer> items = Stream.of(1)
                .flatMap(one -> AllPages.stream(pages(3, null)).peek(n -> {}))
                .iterator();
        assertEquals(0, items.next());
        assertTrue(asked.size() <= 3);
        asked.clear();
        Iterator<Integer> plain = AllPages.stream(pages(3, null)).iterator();
        plain.next();
        plain.next();
        assertEquals(1, asked.size());
        assertTrue(plain.hasNext());
        assertEquals(2, asked.size());
    }

    @Test
    void asksNothingAfterItIsClosed() {
        Stream<Integer> stream = AllPages.stream(pages(3, null));
        Iterator<Integer> items = stream.iterator();
        items.next();
        items.next();
        stream.close();
        assertEquals(false, items.hasNext());
        assertEquals(1, asked.size());
    }

    @Test
    void endsAtATokenThatComesAgain() {
        Function<String, Numbers> round = token -> {
            asked.add(token);
            return new Numbers(List.of(asked.size()), asked.size() % 2 == 0 ? "a" : "b");
        };
        assertEquals(List.of(1, 2, 3), AllPages.stream(round).limit(10).toList());
    }

    @Test
    void asksForSoManyPagesAndNoMore() {
        assertEquals(14, AllPages.stream(pages(1000, null), 7).count());
        assertEquals(7, asked.size());
        assertEquals(0, AllPages.stream(pages(1000, null), 0).count());
        assertEquals(7, asked.size());
        assertEquals(
                AllPages.MOST * 2,
                AllPages.stream(pages(AllPages.MOST + 5, null)).count());
    }

    @Test
    void passesOverWhatIsNotThere() {
        Function<String, Numbers> holes = token -> token == null
                ? new Numbers(null, "1")
                : new Numbers(token.equals("1") ? List.of() : Arrays.asList(7, null), token.equals("1") ? "2" : "");
        assertEquals(List.of(7), AllPages.stream(holes).toList());
    }

    @Test
    void givesThePagesThemselves() {
        List<String> tokens =
                AllPages.pages(pages(3, ""), 9).map(Numbers::nextPageToken).toList();
        assertEquals(List.of("1", "2", ""), tokens);
    }

    @Test
    void isReadByOneThreadEvenWhenParallel() {
        Thread here = Thread.currentThread();
        List<Thread> threads = new ArrayList<>();
        Function<String, Numbers> noting = token -> {
            threads.add(Thread.currentThread());
            return pages(5, null).apply(token);
        };
        assertEquals(45, AllPages.stream(noting).parallel().mapToInt(n -> n).sum());
        assertEquals(IntStream.range(0, 5).mapToObj(i -> here).toList(), threads);
    }

    @Test
    void endsInTheApisTrouble() {
        Function<String, Numbers> broken = token -> {
            if (token != null) {
                throw new ProcessingException("gone");
            }
            return new Numbers(List.of(1), "1");
        };
        Iterator<Integer> items = AllPages.stream(broken).iterator();
        assertEquals(1, items.next());
        assertThrows(VmsException.Unavailable.class, items::hasNext);
        assertEquals(false, items.hasNext());
        Function<String, Numbers> nothing = token -> null;
        assertThrows(
                VmsException.Unavailable.class, () -> AllPages.stream(nothing).toList());
    }
}
