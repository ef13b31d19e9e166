package io.eenjakarta.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Plays a stream of live pictures on a connection. A few are drawn for each camera, once, and come in turn. */
final class StreamPlayer {
    private static final String BOUNDARY = "een-simulated-pictures";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=\""
            + BOUNDARY + "\"\r\nTransfer-Encoding: chunked\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    private static final int DRAWN = 5;
    private static final long APART_MILLIS = 4_000;
    private static final int RUBBISH = 8192;
    private static final Duration ENDLESS_INTERVAL = Duration.ofMillis(2);

    private final PictureStreams streams;
    private final Clock clock;
    private final LiveImage image = new LiveImage();
    private final Map<String, List<byte[]>> drawn = new ConcurrentHashMap<>();

    StreamPlayer(PictureStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** Blocks until the stream is over: the client leaves, the fault says so, or it may not go on. */
    void play(Socket client, DemoData.Camera camera, Optional<Fault.Stream> fault, BooleanSupplier goesOn)
            throws IOException {
        List<byte[]> pictures = drawn.computeIfAbsent(camera.id(), id -> draw(camera));
        streams.begun(camera.id());
        try (client) {
            OutputStream out = client.getOutputStream();
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            int shown = 0;
            while (goesOn.getAsBoolean()) {
                Optional<StreamFault> now = fault.filter(turn(shown)).map(Fault.Stream::kind);
                if (now.isPresent() && isLast(now.get())) {
                    end(now.get(), client);
                    return;
                }
                chunk(out, part(pictures.get(shown % DRAWN), now));
                shown++;
                if (!stays(client, streams.interval())) {
                    return;
                }
            }
            end(StreamFault.END, client);
        } finally {
            streams.over(camera.id());
        }
    }

    private static Predicate<Fault.Stream> turn(int shown) {
        return fault -> shown >= fault.after();
    }

    /** A whole answer, and no stream. */
    static void refuse(Socket client, Reply reply) throws IOException {
        try (client) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Refused\r\nConnection: close\r\n");
            reply.headers()
                    .forEach((name, value) ->
                            head.append(name).append(": ").append(value).append("\r\n"));
            head.append("Content-Length: ").append(reply.body().length).append("\r\n\r\n");
            OutputStream out = client.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            out.write(reply.body());
        }
    }

    private List<byte[]> draw(DemoData.Camera camera) {
        return IntStream.range(0, DRAWN)
                .mapToObj(i -> image.jpeg(camera, clock.instant().plusMillis(i * APART_MILLIS), 640, 360, false))
                .toList();
    }

    private static boolean isLast(StreamFault fault) {
        return switch (fault) {
            case END, DROP, SILENCE, ENDLESS_PART -> true;
            case RUBBISH, NOT_JPEG, NO_LENGTH -> false;
        };
    }

    private static void end(StreamFault fault, Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case DROP -> client.setSoLinger(true, 0);
            case SILENCE -> {
                while (stays(client, Duration.ofSeconds(1))) {
                    continue;
                }
            }
            case ENDLESS_PART -> {
                chunk(out, ascii("\r\n--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\n\r\n"));
                chunk(out, new byte[] {(byte) 0xff, (byte) 0xd8});
                while (stays(client, ENDLESS_INTERVAL)) {
                    chunk(out, new byte[RUBBISH]);
                }
            }
            default -> {
                chunk(out, ascii("\r\n--" + BOUNDARY + "--\r\n"));
                out.write(ascii("0\r\n\r\n"));
            }
        }
    }

    private static byte[] part(byte[] picture, Optional<StreamFault> fault) {
        boolean page = fault.filter(StreamFault.NOT_JPEG::equals).isPresent();
        byte[] body = page ? ascii("<html><body>Not a picture</body></html>") : picture;
        String length = fault.filter(StreamFault.NO_LENGTH::equals).isPresent()
                ? ""
                : "Content-Length: " + body.length + "\r\n";
        String rubbish = fault.filter(StreamFault.RUBBISH::equals).isPresent() ? "#".repeat(RUBBISH) : "";
        byte[] head = ascii(rubbish + "\r\n--" + BOUNDARY + "\r\nContent-Type: " + (page ? "text/html" : "image/jpeg")
                + "\r\n" + length + "\r\n");
        byte[] part = new byte[head.length + body.length];
        System.arraycopy(head, 0, part, 0, head.length);
        System.arraycopy(body, 0, part, head.length, body.length);
        return part;
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write(ascii(Integer.toHexString(bytes.length) + "\r\n"));
        out.write(bytes);
        out.write(ascii("\r\n"));
        out.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Waits for the interval, unless the client closes the connection before. */
    private static boolean stays(Socket client, Duration interval) throws IOException {
        client.setSoTimeout((int) Math.max(1, interval.toMillis()));
        try {
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
