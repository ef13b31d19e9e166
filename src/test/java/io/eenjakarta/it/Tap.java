package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A wire to a simulator that keeps every byte the portal sends, connection by connection. */
final class Tap {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");

    private final ServerSocket listening;
    private final List<ByteArrayOutputStream> heard = new CopyOnWriteArrayList<>();
    private final int simulatorPort;

    Tap(URI simulator) {
        simulatorPort = simulator.getPort();
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void forget() {
        heard.forEach(ByteArrayOutputStream::reset);
    }

    /** What was sent from this first line on, head and body as they came; waits until it is complete. */
    String sent(String beginning) {
        String[] found = new String[1];
        if (!Await.until(() -> (found[0] = find(beginning)) != null)) {
            throw new AssertionError("never sent: " + beginning);
        }
        return found[0];
    }

    private String find(String beginning) {
        return heard.stream()
                .map(bytes -> bytes.toString(ISO_8859_1))
                .filter(text -> text.contains(beginning))
                .map(text -> text.substring(text.indexOf(beginning)))
                .filter(Tap::isComplete)
                .findFirst()
                .orElse(null);
    }

    private static boolean isComplete(String request) {
        int end = request.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(request);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return end >= 0 && request.length() >= end + 4 + body;
    }

    private void accept() {
        try {
            while (true) {
                Socket portal = listening.accept();
                Socket simulator = new Socket("localhost", simulatorPort);
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                heard.add(kept);
                start(() -> copy(portal, simulator, kept));
                start(() -> copy(simulator, portal, OutputStream.nullOutputStream()));
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void copy(Socket from, Socket to, OutputStream kept) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                kept.write(buffer, 0, n);
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException gone) {
            // One side hung up: so does the other.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tap");
        thread.setDaemon(true);
        thread.start();
    }
}
