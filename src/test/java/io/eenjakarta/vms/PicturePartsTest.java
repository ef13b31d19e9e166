package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturePartsTest {

    private static final int MOST = 50_000;
    /** A JPEG, as far as its start shows, in characters. */
    private static final String JPEG = "\u00ff\u00d8 picture\r\n--almost\n--";

    private static PictureParts parts(String body, boolean byteByByte) {
        InputStream bytes = new ByteArrayInputStream(body.getBytes(ISO_8859_1));
        InputStream slow = new InputStream() {
            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return bytes.read(into, offset, Math.min(length, 1));
            }
        };
        return new PictureParts(byteByByte ? slow : bytes, "b0", MOST, Duration.ofMinutes(1));
    }

    private static String next(PictureParts parts) throws IOException {
        return new String(parts.next().orElseThrow(), ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b0\r\nContent-Type: image/jpeg\r\nContent-Length: 24\r\n\r\n%s\r\n--b0\r\ncontent-length:24\r\n\r\n%s\r\n--b0--\r\n",
                "\r\n--b0\r\nContent-Type: image/jpeg\r\n\r\n%s\r\n--b0\r\n\r\n%s\r\n--b0--\r\n",
                "--b0\nContent-Length: 24\n\n%s\n--b0\nX-A: b\n\n%s\n--b0--\n",
                "a preamble\r\n--b0  \r\nContent-Length: 24\r\n\r\n%s--b0\r\n\r\n%s\n--b0--\n",
                "--b0\r\n\r\n%s\r\n--b0\r\nContent-Length: 24\r\n\r\n%s\r\n\r\n\r\n--b0--\r\nand an epilogue"
            })
    void readsPartsHoweverTheyAreWritten(String shape) throws IOException {
        String body = shape.replace("24", Integer.toString(JPEG.length())).replace("%s", JPEG);
        for (boolean byteByByte : new boolean[] {false, true}) {
            PictureParts parts = parts(body, byteByByte);
            assertEquals(JPEG, next(parts));
            assertEquals(JPEG, next(parts));
            assertEquals(Optional.empty(), parts.next());
            assertEquals(Optional.empty(), parts.next());
        }
    }

    @Test
    void readsBytesOfAnyKindAndSize() throws IOException {
        byte[] large = new byte[MOST];
        new Random(1).nextBytes(large);
        large[0] = (byte) 0xff;
        large[1] = (byte) 0xd8;
        String text = new String(large, ISO_8859_1);
        assertArrayEquals(
                large,
                parts("--b0\r\n\r\n" + text + "\r\n--b0--\r\n", false).next().orElseThrow());
        assertArrayEquals(
                large,
                parts("--b0\r\nContent-Length: " + MOST + "\r\n\r\n" + text, false)
                        .next()
                        .orElseThrow());
    }

    @Test
    void takesNoLongerPart() {
        String text = JPEG + "x".repeat(MOST);
        assertBroken("--b0\r\n\r\n" + text + "\r\n--b0--\r\n", "longer");
        assertBroken("--b0\r\nContent-Length: " + (MOST + 1) + "\r\n\r\n" + text, "longer");
        assertBroken("--b0\r\n\r\n" + text.repeat(20), "longer");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'' | an end",
                "'--b0\r\n' | an end",
                "'--b0\r\n\r\n\u00ff\u00d8 half' | an end",
                "'--b0\r\nContent-Length: 9\r\n\r\n\u00ff\u00d8 half' | an end",
                "'--b0\r\n\r\n<html>\r\n--b0--' | no JPEG",
                "'--b0\r\nContent-Length: 0\r\n\r\n\r\n--b0--' | no JPEG",
                "'--b0\r\nContent-Length: 1\r\n\r\n\u00ff\r\n--b0--' | no JPEG"
            },
            delimiter = '|')
    void saysWhatIsBroken(String body, String why) {
        assertBroken(body, why);
    }

    @Test
    void readsNoRubbishForLong() {
        assertBroken("#".repeat(PictureParts.MOST_HEAD + 10) + "\r\n--b0\r\n", "line");
        assertBroken("#\r\n".repeat(PictureParts.MOST_HEAD), "boundary");
        assertBroken("--b0\r\n" + "X-A: b\r\n".repeat(PictureParts.MOST_HEAD), "line");
    }

    @Test
    void givesUpAPartThatDrips() {
        InputStream drip = new ByteArrayInputStream("--b0\r\n\r\n".getBytes(ISO_8859_1));
        PictureParts parts = new PictureParts(drip, "b0", MOST, Duration.ofNanos(-1));
        assertEquals(
                "a part that takes too long",
                assertThrows(BrokenStream.class, parts::next).getMessage());
    }

    private static void assertBroken(String body, String why) {
        for (boolean byteByByte : new boolean[] {false, true}) {
            String message = assertThrows(
                            BrokenStream.class, () -> parts(body, byteByByte).next())
                    .getMessage();
            assertEquals(why, message.contains(why) ? why : message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "multipart/x-mixed-replace; boundary=abc | abc",
                "multipart/x-mixed-replace;boundary=\"a b;c\" | a b;c",
                "Multipart/X-Mixed-Replace; charset=x; Boundary=--abc; other=1 | --abc",
                "multipart/x-mixed-replace | ''",
                "multipart/x-mixed-replace; boundary= | ''",
                "multipart/mixed; boundary=abc | ''",
                "image/jpeg | ''"
            },
            delimiter = '|')
    void findsTheBoundary(String type, String boundary) {
        assertEquals(Optional.of(boundary).filter(found -> !found.isEmpty()), PictureParts.boundary(type));
        assertEquals(Optional.empty(), PictureParts.boundary(null));
    }

    @Test
    void takesABoundaryThatWasNamedWithItsDashes() throws IOException {
        byte[] body = ("--b0\r\n\r\n" + JPEG + "\r\n--b0--").getBytes(ISO_8859_1);
        PictureParts parts = new PictureParts(new ByteArrayInputStream(body), "--b0", MOST, Duration.ofMinutes(1));
        assertEquals(JPEG, next(parts));
    }
}
