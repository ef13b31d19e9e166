package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A stream of server-sent events, by the WHATWG's HTML standard, section 9.2: lines that end with CR, LF or both, comments, fields,
 * joined lines of data, a BOM in front. What is too long is left out as a whole. For one thread; blocks as the stream does.
 */
final class SseReader {

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final int most;
    private boolean begun;
    private boolean afterReturn;
    private boolean over;
    private boolean tooLong;
    private String lastId = "";

    /**
     * An event.
     *
     * @param id the last that was given, which may have been with an earlier event; empty before the first
     * @param type {@code message} unless something else is said
     * @param data with line feeds between its lines
     */
    record Message(String id, String type, String data) {}

    /** @param most largest line, and largest data of one event, in bytes */
    SseReader(InputStream in, int most) {
        this.in = new BufferedInputStream(in);
        this.most = most;
    }

    /**
     * The next event with data, or each comment as {@code alive}.
     *
     * @param alive told of each line
     * @param odd told of each event that was left out because it is too long
     * @return absent at the end of the stream; an event that it cuts off is none
     */
    Optional<Message> next(Runnable alive, Runnable odd) throws IOException {
        SseData data = new SseData(most);
        String type = "";
        boolean leftOut = false;
        for (String line = line(); line != null; line = line()) {
            alive.run();
            leftOut |= tooLong;
            if (line.isEmpty() && !tooLong) {
                if (leftOut) {
                    odd.run();
                } else if (data.isAny()) {
                    return Optional.of(new Message(lastId, type.isEmpty() ? "message" : type, data.text()));
                }
                data.clear();
                type = "";
                leftOut = false;
                continue;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + (line.startsWith(" ", colon + 1) ? 2 : 1));
            switch (name) {
                case "data" -> {
                    data.line(value);
                    leftOut |= data.isTooLong();
                }
                case "event" -> type = value;
                case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
                default -> {
                    // A comment, a retry, or a field that nobody knows.
                }
            }
        }
        return Optional.empty();
    }

    /** Null at the end. Of a line that is too long the beginning. */
    private String line() throws IOException {
        if (over) {
            return null;
        }
        tooLong = false;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); ; one = in.read()) {
            if (one < 0) {
                over = true;
                return null;
            }
            boolean pair = one == '\n' && afterReturn;
            afterReturn = one == '\r';
            if (pair) {
                continue;
            }
            if (one == '\n' || one == '\r') {
                return text(line.toByteArray());
            }
            tooLong |= line.size() >= most;
            if (!tooLong) {
                line.write(one);
            }
        }
    }

    private String text(byte[] line) {
        boolean marked =
                !begun && line.length >= BOM.length && line[0] == BOM[0] && line[1] == BOM[1] && line[2] == BOM[2];
        begun = true;
        return marked ? new String(line, BOM.length, line.length - BOM.length, UTF_8) : new String(line, UTF_8);
    }
}
