package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of events, by the HTML standard, section 9.2. */
class SseReaderTest {

    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicInteger odd = new AtomicInteger();

    private List<String> read(String text) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 64);
        List<String> all = new ArrayList<>();
        Optional<SseReader.Message> next = reader.next(lines::incrementAndGet, odd::incrementAndGet);
        while (next.isPresent()) {
            all.add(next.get().type() + "|" + next.get().id() + "|" + next.get().data());
            next = reader.next(lines::incrementAndGet, odd::incrementAndGet);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void hasLinesThatEndInThreeWays(String end) throws IOException {
        String text = "data: a%data: b%%id: 7%data:c%%".replace("%", end);
        assertEquals(List.of("message||a\nb", "message|7|c"), read(text));
        assertEquals(6, lines.get());
    }

    @Test
    void hasTheExamplesOfTheStandard() throws IOException {
        assertEquals(List.of("message||YHOO\n+2\n10"), read("data: YHOO\ndata: +2\ndata: 10\n\n"));
        assertEquals(
                List.of("message|1|first event", "message||second event", "message|| third event"),
                read(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n"
                        + "\n"));
        assertEquals(List.of("message||", "message||\n"), read("data\n\ndata\ndata\n\ndata:\n"));
        assertEquals(List.of("message||test", "message||test"), read("data:test\n\ndata: test\n\n"));
    }

    @Test
    void hasTypesThatLastForOneEvent() throws IOException {
        assertEquals(List.of("add|| x", "message||y"), read("event: add\ndata:  x\n\ndata: y\n\n"));
        assertEquals(List.of("message||y"), read("event: nothing\n\ndata: y\n\n"));
    }

    @Test
    void mayBeginWithAMark() throws IOException {
        assertEquals(List.of("message||a"), read("\ufeffdata: a\n\n"));
        assertEquals(List.of("message||b"), read("x: y\n\ufeffdata: a\n\ndata: b\n\n"));
    }

    @Test
    void keepsItsLastIdAndTakesNoneWithANull() throws IOException {
        assertEquals(
                List.of("message|5|a", "message|5|b", "message|5|c"),
                read("id: 5\ndata: a\n\ndata: b\n\nid: 6\u00007\ndata: c\n\n"));
    }

    @Test
    void passesOverWhatNobodyKnows() throws IOException {
        assertEquals(List.of("message||a"), read("retry: 10\nfoo: bar\n:\n: x\ndata: a\nDATA: b\n\n"));
        assertEquals(List.of(), read(""));
        assertEquals(List.of(), read("data: cut off\n"));
        assertEquals(0, odd.get());
    }

    @Test
    void leavesOutWhatIsTooLong() throws IOException {
        String line = "x".repeat(200);
        assertEquals(List.of("message||b"), read("data: " + line + "\n\ndata: b\n\n"));
        assertEquals(1, odd.get());
        String many = "data: 0123456789\n".repeat(7);
        assertEquals(List.of("message||c"), read(many + "\ndata: c\n\n"));
        assertEquals(2, odd.get());
        assertEquals(List.of("message||d"), read(line + "\ndata: x\n\n: " + line + "\n\ndata: d\n\n"));
        assertEquals(4, odd.get());
    }

    @Test
    void readsLettersOfManyBytes() throws IOException {
        assertEquals(List.of("message||\u20ac \ud83d\ude00"), read("data: \u20ac \ud83d\ude00\n\n"));
    }
}
