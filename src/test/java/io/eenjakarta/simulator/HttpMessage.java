package io.eenjakarta.simulator;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * One HTTP/1.1 message as it came over the wire.
 *
 * @param raw all bytes, but without a line {@code Expect}
 * @param body without chunk framing
 */
record HttpMessage(String firstLine, Headers headers, byte[] raw, byte[] body) {
    private static final int LONGEST_LINE = 64 * 1024;

    /** What the reader does when the sender waits for {@code 100 Continue}. */
    interface Expectation {
        void meet() throws IOException;
    }

    private static final class Wire {
        final InputStream in;
        final ByteArrayOutputStream raw = new ByteArrayOutputStream();

        Wire(InputStream in) {
            this.in = in;
        }

        /** Without its end of line, which is still to be kept; null at the end of the stream. */
        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0 || line.length() == LONGEST_LINE) {
                    return null;
                }
                line.append((char) one);
            }
            int end = line.length() - 1;
            return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
        }

        String keptLine() throws IOException {
            String line = line();
            if (line == null) {
                throw new EOFException("in the middle of a message");
            }
            keep(line);
            return line;
        }

        void keep(String line) {
            raw.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        byte[] bytes(int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException("in the middle of a body");
            }
            raw.writeBytes(bytes);
            return bytes;
        }
    }

    /** Blocks until a message is complete; empty when the stream ends before one begins. */
    static Optional<HttpMessage> read(InputStream in, Expectation expectation) throws IOException {
        Wire wire = new Wire(in);
        String firstLine = wire.line();
        if (firstLine == null) {
            return Optional.empty();
        }
        wire.keep(firstLine);
        Headers headers = headers(wire);
        if (headers.remove("Expect") != null) {
            expectation.meet();
        }
        byte[] body = body(wire, headers);
        return Optional.of(new HttpMessage(firstLine, headers, wire.raw.toByteArray(), body));
    }

    private static Headers headers(Wire wire) throws IOException {
        Headers headers = new Headers();
        for (String line = wire.line(); line == null || !line.isEmpty(); line = wire.line()) {
            if (line == null) {
                throw new EOFException("in the middle of a head");
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            if (!line.toLowerCase(Locale.ROOT).startsWith("expect:")) {
                wire.keep(line);
            }
        }
        wire.keep("");
        return headers;
    }

    private static byte[] body(Wire wire, Headers headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.getFirst("Transfer-Encoding"))) {
            return chunks(wire);
        }
        String length = headers.getFirst("Content-Length");
        try {
            return length == null ? new byte[0] : wire.bytes(Integer.parseInt(length));
        } catch (IllegalArgumentException e) {
            throw new IOException("Content-Length: " + length, e);
        }
    }

    private static byte[] chunks(Wire wire) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            String head = wire.keptLine().split(";")[0].strip();
            try {
                size = Integer.parseInt(head, 16);
                body.writeBytes(wire.bytes(size));
            } catch (IllegalArgumentException e) {
                throw new IOException("chunk size: " + head, e);
            }
        } while (size > 0 && wire.keptLine().isEmpty());
        while (!wire.keptLine().isEmpty()) {
            // trailers are passed on unread
        }
        return body.toByteArray();
    }

    boolean posts(String path) {
        return firstLine.startsWith("POST " + path + " ") || firstLine.startsWith("POST " + path + "?");
    }

    Request request() {
        String[] words = firstLine.split(" ");
        int mark = words[1].indexOf('?');
        String path = mark < 0 ? words[1] : words[1].substring(0, mark);
        return new Request(words[0], path, mark < 0 ? null : words[1].substring(mark + 1), headers, body);
    }

    @Override
    public String toString() {
        return "HttpMessage[" + raw.length + " bytes]";
    }
}
