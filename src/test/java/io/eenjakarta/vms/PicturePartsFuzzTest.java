package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bodies of live pictures: bounded pictures or a broken stream, and the same however the bytes arrive. */
@Requirement("F12")
class PicturePartsFuzzTest {

    private static final int MOST = 64;
    private static final String BOUNDARY = "b0";

    @FuzzTest
    void yieldsBoundedPicturesOrBreaks(byte[] input) {
        List<String> seen = pictures(new ByteArrayInputStream(input));
        assertEquals(seen, pictures(byteByByte(input)));
        for (String picture : seen.subList(0, seen.size() - 1)) {
            assertTrue(picture.startsWith("\u00ff\u00d8") && picture.length() <= MOST, picture);
        }
    }

    /** Its pictures are the first of a body that has it behind them, and never change by it. */
    @FuzzTest
    void keepsWhatCameBeforeRubbish(byte[] input) {
        String rubbish = new String(input, ISO_8859_1);
        String good = "--b0\r\nContent-Length: 4\r\n\r\n\u00ff\u00d8\u00ff\u00d9\r\n--b0\r\n\r\n\u00ff\u00d8!\r\n--b0";
        List<String> seen = pictures(new ByteArrayInputStream((good + rubbish).getBytes(ISO_8859_1)));
        assertEquals(List.of("\u00ff\u00d8\u00ff\u00d9", "\u00ff\u00d8!"), seen.subList(0, 2));
        Optional<String> boundary = PictureParts.boundary("multipart/x-mixed-replace; boundary=" + rubbish);
        boundary.ifPresent(named -> assertTrue(named.length() <= 100 && !named.isEmpty(), rubbish));
    }

    /** What came, and at its end how it ended. */
    private static List<String> pictures(InputStream in) {
        PictureParts parts = new PictureParts(in, BOUNDARY, MOST, Duration.ofMinutes(5));
        List<String> all = new ArrayList<>();
        try {
            Optional<byte[]> next = parts.next();
            while (next.isPresent()) {
                all.add(new String(next.get(), ISO_8859_1));
                next = parts.next();
            }
            all.add("end");
        } catch (BrokenStream broken) {
            all.add(broken.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private static InputStream byteByByte(byte[] input) {
        return new ByteArrayInputStream(input) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }
}
