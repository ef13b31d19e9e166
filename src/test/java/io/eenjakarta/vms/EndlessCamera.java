package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A camera whose picture has no end: as soon as one is asked for, it goes on until the connection is closed. */
final class EndlessCamera implements AutoCloseable {

    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] CHUNK = ("2000\r\n" + " ".repeat(0x2000) + "\r\n").getBytes(US_ASCII);

    private static final byte[] REFUSAL =
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private final int refusals;
    private final ServerSocket listener;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    EndlessCamera() throws IOException {
        this(0);
    }

    /** @param refusals how many requests are answered 401 first */
    EndlessCamera(int refusals) throws IOException {
        this.refusals = refusals;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Bench.THREADS.execute(() -> {
            try {
                while (true) {
                    Socket client = listener.accept();
                    Bench.THREADS.execute(() -> serve(client));
                }
            } catch (IOException closed) {
                return;
            }
        });
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many pictures. */
    int asked() {
        return asked.get();
    }

    /** Blocks until nobody is connected; false when that takes too long. */
    boolean awaitNobody() throws InterruptedException {
        for (int i = 0; i < 1000 && open.get() > 0; i++) {
            Thread.sleep(20);
        }
        return open.get() == 0;
    }

    private void serve(Socket client) {
        open.incrementAndGet();
        try (client) {
            if (client.getInputStream().read() < 0) {
                return;
            }
            OutputStream out = client.getOutputStream();
            if (asked.incrementAndGet() <= refusals) {
                out.write(REFUSAL);
                return;
            }
            out.write(HEAD);
            while (true) {
                out.write(CHUNK);
            }
        } catch (IOException gone) {
            return;
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
