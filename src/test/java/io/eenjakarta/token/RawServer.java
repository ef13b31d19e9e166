package io.eenjakarta.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on a bare socket: it can misbehave as no HTTP server would. It keeps every request it read whole. */
final class RawServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    /** What the server does on one connection, after it has read the request. */
    interface Behaviour {
        void answer(Connection connection) throws IOException;
    }

    /** One connection with the request that came on it. */
    record Connection(Socket socket, String request, CountDownLatch over) {

        void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(UTF_8));
            out.flush();
        }

        /** Writes the text again and again, each time after a pause, until the other side is gone. */
        void repeat(String text, long pauseMillis) {
            try {
                while (!over.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                    write(text);
                }
            } catch (IOException gone) {
                over.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for the end of the other side's bytes. */
        void awaitEnd() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        String body() {
            return request.substring(request.indexOf("\r\n\r\n") + 4);
        }

        String path() {
            return request.split(" ", 3)[1];
        }
    }

    private final ServerSocket listening;
    private final Behaviour behaviour;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    RawServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), behaviour);
    }

    RawServer(ServerSocket listening, Behaviour behaviour) {
        this.listening = listening;
        this.behaviour = behaviour;
        start(this::accept);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The requests so far, each as it was on the wire. */
    List<String> requests() {
        return connections.stream().map(Connection::request).toList();
    }

    /** Whether the first connection's other side went away within five seconds. */
    boolean sawTheConnectionEnd() throws InterruptedException {
        return over.await(5, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            over.countDown();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Connection connection = new Connection(socket, read(socket.getInputStream()), over);
            connections.add(connection);
            behaviour.answer(connection);
        } catch (IOException gone) {
            over.countDown();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int length = -1;
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            String text = bytes.toString(ISO_8859_1);
            if (length < 0 && text.endsWith("\r\n\r\n")) {
                Matcher m = LENGTH.matcher(text);
                length = bytes.size() + (m.find() ? Integer.parseInt(m.group(1)) : 0);
            }
            if (bytes.size() == length) {
                return text;
            }
        }
        throw new IOException("no whole request");
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Connection c : connections) {
                c.socket().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        daemon(work).start();
    }

    /** A thread that keeps no test run alive. */
    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test-worker");
        thread.setDaemon(true);
        return thread;
    }
}
