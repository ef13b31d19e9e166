package io.eenjakarta.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A way to the provider over TLS, which ends here: what comes is passed on to the simulator, unless something is wrong with the
 * way. Loopback only.
 */
final class ProviderWay implements AutoCloseable {

    private static final int MOST_WAITING = 16;
    private static final int CONNECT_MILLIS = 200;
    private static final Duration DRIP = Duration.ofMillis(100);
    private static final Duration LATE = Duration.ofMillis(1_500);

    private final int port;
    private final int provider;
    private final Function<Certificates.Identity, SSLContext> identities;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Socket> crowd = new ArrayList<>();
    private final Queue<String> swallowed = new ConcurrentLinkedQueue<>();
    private volatile ServerSocket listener;
    private volatile Future<?> accepting;
    private volatile CountDownLatch silence = new CountDownLatch(1);
    private volatile WayTrouble trouble = WayTrouble.NONE;
    private volatile Certificates.Identity identity = Certificates.Identity.RIGHT;

    /** @param provider port of the simulator */
    ProviderWay(int provider, Function<Certificates.Identity, SSLContext> identities) throws IOException {
        this.provider = provider;
        this.identities = identities;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "way");
            thread.setDaemon(true);
            return thread;
        });
        listen(0, 200);
        this.port = listener.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Requests, as they came, that were taken and never got to the provider. */
    Queue<String> swallowed() {
        return swallowed;
    }

    /** From now on, also for those who are connected. */
    void show(Certificates.Identity other) throws IOException {
        if (identity != other) {
            identity = other;
            cut();
        }
    }

    /** From now on, also for those who are connected. */
    void trouble(WayTrouble wrong) throws IOException {
        if (trouble == wrong) {
            // Who cuts a connection that works loses an answer.
            return;
        }
        trouble = wrong;
        silence.countDown();
        silence = new CountDownLatch(1);
        deafen();
        cut();
        if (wrong == WayTrouble.UNACCEPTED) {
            crowd();
        } else if (wrong != WayTrouble.REFUSED) {
            listen(port, 200);
        }
    }

    /** Nobody listens any more. Waits for the accepting thread: until it has let go, the system keeps the port. */
    private void deafen() throws IOException {
        listener.close();
        for (Socket one : crowd) {
            one.close();
        }
        crowd.clear();
        try {
            accepting.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(int at, int backlog) throws IOException {
        ServerSocket now = bound(at, backlog);
        listener = now;
        accepting = threads.submit(() -> accept(now));
    }

    private static ServerSocket bound(int at, int backlog) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at), backlog);
        return socket;
    }

    /** Nobody accepts, and as many wait as may: the system answers nobody who comes now. */
    private void crowd() throws IOException {
        listener = bound(port, 1);
        for (int i = 0; i < MOST_WAITING; i++) {
            Socket one = new Socket();
            crowd.add(one);
            try {
                one.connect(listener.getLocalSocketAddress(), CONNECT_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("this system accepts for a listener that does not");
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            if (trouble == WayTrouble.SILENT) {
                silence.await();
                return;
            }
            SSLSocket client = (SSLSocket)
                    identities.apply(identity).getSocketFactory().createSocket(plain, null, plain.getPort(), true);
            client.setUseClientMode(false);
            client.startHandshake();
            if (trouble == WayTrouble.UNANSWERED || trouble == WayTrouble.RESET) {
                swallow(plain, client.getInputStream());
                return;
            }
            pass(client);
        } catch (IOException gone) {
            // Either side has gone, which is what some of these faults are.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(plain);
        }
    }

    private void pass(SSLSocket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), provider)) {
            open.add(server);
            threads.execute(() -> {
                try (client) {
                    copy(server.getInputStream(), client.getOutputStream());
                } catch (IOException gone) {
                    return;
                } finally {
                    open.remove(server);
                }
            });
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        }
    }

    private void copy(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[8192];
        for (int read = from.read(some); read >= 0; read = from.read(some)) {
            if (trouble == WayTrouble.DRIPPING) {
                write(some, read, 1, DRIP, to);
            } else {
                write(some, read, read, trouble == WayTrouble.SLOW ? LATE : Duration.ZERO, to);
            }
        }
    }

    /** So many at a time, each of them after a pause, which ends when the trouble does. */
    private void write(byte[] bytes, int count, int atATime, Duration pause, OutputStream to) throws IOException {
        CountDownLatch end = silence;
        try {
            for (int i = 0; i < count; i += atATime) {
                if (!pause.isZero() && end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                to.write(bytes, i, atATime);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void swallow(Socket plain, InputStream in) throws IOException, InterruptedException {
        swallowed.add(RawRequest.read(in));
        if (trouble == WayTrouble.RESET) {
            plain.setSoLinger(true, 0);
            return;
        }
        silence.await();
    }

    private void cut() throws IOException {
        for (Socket one : Set.copyOf(open)) {
            open.remove(one);
            one.close();
        }
    }

    @Override
    public void close() throws IOException {
        silence.countDown();
        deafen();
        cut();
        threads.shutdownNow();
    }
}
