package io.eenjakarta.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from one node to the provider's token end point: passes on what comes, one request a connection, and so knows
 * which node sent which refresh token. Can keep an answer back, and can be slow.
 */
public final class Wire implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)");
    private static final Pattern REFRESH_TOKEN = Pattern.compile("(?:^|&)refresh_token=([^&]*)");

    private final String node;
    private final int provider;
    private final Clock clock;
    private final ServerSocket listener;
    private final ExecutorService threads;
    private final Queue<Sending> sendings = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Kept> next = new AtomicReference<>();
    private volatile Duration delay = Duration.ZERO;

    /** A refresh token that went out, before it reached the provider. */
    public record Sending(String node, String hash, Instant at) {}

    /** An answer that is kept back once it is there. */
    public static final class Kept {
        private final CountDownLatch there = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        public boolean isThere() {
            return there.getCount() == 0;
        }

        public void drop() {
            over.countDown();
        }
    }

    public Wire(String node, int provider, Clock clock) throws IOException {
        this.node = node;
        this.provider = provider;
        this.clock = clock;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "wire-" + node);
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public Queue<Sending> sendings() {
        return sendings;
    }

    /** Every answer with tokens comes so much later from now on; refusals, and with them those of a probe, come at once. */
    public void delay(Duration time) {
        delay = time;
    }

    /** The answer to the next refresh that succeeds is kept back. */
    public Kept keepNext() {
        Kept kept = new Kept();
        next.set(kept);
        return kept;
    }

    /** Nothing is to be kept any more. */
    public void forget(Kept kept) {
        next.compareAndSet(kept, null);
        kept.drop();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), provider)) {
            byte[] request = request(client.getInputStream());
            boolean refresh = note(request);
            server.getOutputStream().write(request);
            byte[] answer = server.getInputStream().readAllBytes();
            if (!delay.isZero() && isGranted(answer)) {
                Waiting.pause(delay);
            }
            Kept kept = refresh && isGranted(answer) ? next.getAndSet(null) : null;
            if (kept != null) {
                kept.there.countDown();
                kept.over.await();
                return;
            }
            client.getOutputStream().write(answer);
        } catch (IOException broken) {
            reset(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isGranted(byte[] answer) {
        return new String(answer, ISO_8859_1).startsWith("HTTP/1.1 200");
    }

    private static void reset(Socket client) {
        try {
            client.setSoLinger(true, 0);
            client.close();
        } catch (IOException gone) {
            return;
        }
    }

    private boolean note(byte[] request) {
        String text = new String(request, ISO_8859_1);
        Matcher token = REFRESH_TOKEN.matcher(text.substring(text.indexOf("\r\n\r\n") + 4));
        if (!token.find()) {
            return false;
        }
        sendings.add(new Sending(node, Hash.of(URLDecoder.decode(token.group(1), UTF_8)), clock.instant()));
        return true;
    }

    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no complete request");
            }
            bytes.write(read);
            head = read == '\n' ? bytes.toString(ISO_8859_1) : "";
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            bytes.write(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
