package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams of events, beside a second reading of the whole text at once, by the HTML standard, section 9.2.6. */
@Requirement("F11")
class SseReaderFuzzTest {

    private static final int MOST = 48;

    @FuzzTest
    void readsAsASecondReaderDoes(byte[] input) throws IOException {
        assertEquals(asOne(input), read(input, Integer.MAX_VALUE));
        List<SseReader.Message> bounded = read(input, MOST);
        bounded.forEach(message -> assertTrue(message.data().length() <= MOST
                && message.id().length() <= MOST
                && message.type().length() <= MOST));
        if (input.length <= MOST) {
            assertEquals(asOne(input), bounded);
        }
    }

    private static List<SseReader.Message> read(byte[] input, int most) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(input), most);
        AtomicInteger alive = new AtomicInteger();
        List<SseReader.Message> all = new ArrayList<>();
        Optional<SseReader.Message> next = reader.next(alive::incrementAndGet, alive::incrementAndGet);
        while (next.isPresent()) {
            all.add(next.get());
            next = reader.next(alive::incrementAndGet, alive::incrementAndGet);
        }
        return all;
    }

    private static List<SseReader.Message> asOne(byte[] input) {
        String text = new String(input, UTF_8);
        List<SseReader.Message> all = new ArrayList<>();
        String data = "";
        String type = "";
        String id = "";
        String[] lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            String[] field = lines[i].split(":", 2);
            String value = field.length < 2 ? "" : field[1].startsWith(" ") ? field[1].substring(1) : field[1];
            if (lines[i].isEmpty()) {
                if (!data.isEmpty()) {
                    String shown = data.substring(0, data.length() - 1);
                    all.add(new SseReader.Message(id, type.isEmpty() ? "message" : type, shown));
                }
                data = "";
                type = "";
            } else if (field[0].equals("data")) {
                data += value + "\n";
            } else if (field[0].equals("event")) {
                type = value;
            } else if (field[0].equals("id") && value.indexOf('\0') < 0) {
                id = value;
            }
        }
        return all;
    }
}
