package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JPEGs of a body of {@code multipart/x-mixed-replace} (the syntax is that of RFC 2046 section 5.1). Parts may say how long
 * they are or end at the next boundary; lines may end with LF alone; the boundary may have been named with its dashes. Holds one
 * part at a time, of bounded size, head and age. Blocks for what comes. Not thread-safe.
 */
final class PictureParts {

    /** The heads of a part, and whatever stands before its boundary. */
    static final int MOST_HEAD = 4096;

    private static final Pattern TYPE = Pattern.compile(
            "\\s*multipart/x-mixed-replace\\s*;(?:.*;)?\\s*boundary\\s*=\\s*(?:\"([^\"]{1,100})\"|([^\\s;\"]{1,100})).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTH = Pattern.compile("content-length\\s*:\\s*([0-9]{1,10})\\s*");
    private static final int BUFFER = 16384;

    private final InputStream in;
    private final byte[] delimiter;
    private final int mostBytes;
    private final long mostNanos;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long begun;
    /** The boundary behind the last part was read, but for the end of its line. */
    private boolean atPart;

    private boolean ended;

    /**
     * @param boundary as the type names it
     * @param mostBytes of a part
     * @param longest how long a part may take; where the stream's own read timeout is as long, twice that at most
     */
    PictureParts(InputStream in, String boundary, int mostBytes, Duration longest) {
        this.in = in;
        this.delimiter = ((boundary.startsWith("--") ? "" : "--") + boundary).getBytes(ISO_8859_1);
        this.mostBytes = mostBytes;
        this.mostNanos = longest.toNanos();
    }

    /** The boundary that a content type names; absent when it is not one of pictures that replace each other. */
    static Optional<String> boundary(String contentType) {
        Matcher type = TYPE.matcher(contentType == null ? "" : contentType);
        return type.matches()
                ? Optional.ofNullable(type.group(1)).or(() -> Optional.of(type.group(2)))
                : Optional.empty();
    }

    /**
     * The next picture; absent when the body has ended as it should.
     *
     * @throws BrokenStream when something else comes
     */
    Optional<byte[]> next() throws IOException {
        begun = System.nanoTime();
        if (atPart) {
            atPart = false;
            ended = line(MOST_HEAD).startsWith("--");
        } else if (!ended) {
            findPart();
        }
        if (ended) {
            return Optional.empty();
        }
        int length = length();
        byte[] part = length < 0 ? upToBoundary() : whole(length);
        if (part.length < 2 || (part[0] & 0xff) != 0xff || (part[1] & 0xff) != 0xd8) {
            throw new BrokenStream("a part that is no JPEG");
        }
        return Optional.of(part);
    }

    private void findPart() throws IOException {
        int left = MOST_HEAD;
        while (left > 0) {
            String line = line(left);
            left -= line.length() + 1;
            if (isBoundary(line)) {
                return;
            }
        }
        throw new BrokenStream("no boundary");
    }

    private boolean isBoundary(String line) {
        String wanted = new String(delimiter, ISO_8859_1);
        String found = line.stripTrailing();
        ended = found.equals(wanted + "--");
        return ended || found.equals(wanted);
    }

    /** What the heads of a part say; negative when they do not. */
    private int length() throws IOException {
        int left = MOST_HEAD;
        int length = -1;
        String line = line(left);
        while (!line.isEmpty()) {
            Matcher said = LENGTH.matcher(line.toLowerCase(Locale.ROOT));
            if (said.matches()) {
                long bytes = Long.parseLong(said.group(1));
                if (bytes > mostBytes) {
                    throw tooLong();
                }
                length = (int) bytes;
            }
            left -= line.length() + 1;
            line = line(left);
        }
        return length;
    }

    private byte[] whole(int length) throws IOException {
        byte[] part = new byte[length];
        int count = 0;
        while (count < length) {
            fill();
            int some = Math.min(length - count, to - from);
            System.arraycopy(buffer, from, part, count, some);
            from += some;
            count += some;
        }
        return part;
    }

    /** All before the line break in front of the boundary, which is read as well, but for the end of its line: that may come later. */
    private byte[] upToBoundary() throws IOException {
        byte[] part = new byte[BUFFER];
        int count = 0;
        while (!endsWithBoundary(part, count)) {
            fill();
            if (count == part.length) {
                if (count > mostBytes + delimiter.length) {
                    throw tooLong();
                }
                part = Arrays.copyOf(part, 2 * count);
            }
            part[count++] = buffer[from++];
        }
        atPart = true;
        int end = count - delimiter.length - 1;
        end -= end > 0 && part[end - 1] == '\r' ? 1 : 0;
        if (end > mostBytes) {
            throw tooLong();
        }
        return Arrays.copyOf(part, end);
    }

    private boolean endsWithBoundary(byte[] part, int count) {
        int start = count - delimiter.length;
        return start > 0
                && part[count - 1] == delimiter[delimiter.length - 1]
                && part[start - 1] == '\n'
                && Arrays.equals(part, start, count, delimiter, 0, delimiter.length);
    }

    /** Without its end. */
    private String line(int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        fill();
        byte next = buffer[from++];
        while (next != '\n') {
            if (line.size() >= most) {
                throw new BrokenStream("a line without an end");
            }
            line.write(next);
            fill();
            next = buffer[from++];
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Has at least one byte. */
    private void fill() throws IOException {
        if (from < to) {
            return;
        }
        if (System.nanoTime() - begun > mostNanos) {
            throw new BrokenStream("a part that takes too long");
        }
        from = 0;
        to = in.read(buffer, 0, BUFFER);
        if (to <= 0) {
            to = 0;
            throw new BrokenStream("an end within");
        }
    }

    private static BrokenStream tooLong() {
        return new BrokenStream("a part that is longer than een.live.part-bytes");
    }
}
