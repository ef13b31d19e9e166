package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A browser that watches the live pictures of a camera, on a connection of its own: takes one when it is asked to, and until then
 * nothing but what fits into small buffers. For one thread.
 */
final class Watcher implements AutoCloseable {

    private static final int SMALL = 8192;
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private byte[] chunk = new byte[0];
    private int taken;
    private boolean whole;

    /** Returns when the answer's head is there. */
    Watcher(String cookies, String path) {
        URI portal = Provider.portal(path);
        try {
            socket.setReceiveBufferSize(SMALL);
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.connect(new InetSocketAddress(portal.getHost(), portal.getPort()));
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + portal.getAuthority()
                    + "\r\nAccept: multipart/x-mixed-replace\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n"
                    + "Sec-Fetch-Site: same-origin\r\n" + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n")
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL));
            status = Integer.parseInt(line(in).split(" ")[1]);
            headersOf(in, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static Watcher of(Browser browser, String camera) {
        return new Watcher(browser.portalCookieHeader(), "/cameras/" + camera + "/live.mjpeg");
    }

    int status() {
        return status;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The next picture; absent when the answer has ended, in good order or not. */
    Optional<byte[]> picture() {
        try {
            InputStream body = new Body();
            Map<String, String> head = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            String boundary = line(body);
            while (boundary.isEmpty()) {
                boundary = line(body);
            }
            if (!boundary.startsWith("--")) {
                throw new AssertionError("no boundary but " + boundary);
            }
            headersOf(body, head);
            if (!head.containsKey("Content-Length")) {
                return Optional.empty();
            }
            byte[] picture = body.readNBytes(Integer.parseInt(head.get("Content-Length")));
            if (picture[0] != (byte) 0xff || picture[1] != (byte) 0xd8) {
                throw new AssertionError("no JPEG");
            }
            return Optional.of(picture);
        } catch (IOException over) {
            return Optional.empty();
        }
    }

    /** Whether so many pictures come. */
    boolean gets(int pictures) {
        for (int i = 0; i < pictures; i++) {
            if (picture().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the answer ends, however many pictures come before. */
    boolean ends(Duration atMost) {
        return Await.within(atMost, () -> picture().isEmpty());
    }

    /** Whether the server said that this was all, and did not just close the connection. */
    boolean whole() {
        return whole;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("the end");
            }
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static void headersOf(InputStream in, Map<String, String> headers) throws IOException {
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] pair = line.split(": ?", 2);
            headers.put(pair[0], pair[1]);
        }
    }

    /** What is in the chunks. */
    private final class Body extends InputStream {

        @Override
        public int read() throws IOException {
            while (taken == chunk.length) {
                String size = line(in);
                chunk = in.readNBytes(Integer.parseInt(size.isEmpty() ? line(in) : size, 16));
                taken = 0;
                if (chunk.length == 0) {
                    whole = true;
                    throw new IOException("the end");
                }
            }
            return chunk[taken++] & 0xff;
        }
    }
}
