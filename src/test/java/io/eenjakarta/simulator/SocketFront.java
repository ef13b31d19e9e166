package io.eenjakarta.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Owns the public port and relays each request to the HTTP server behind it, unless a socket fault is armed for it: what
 * goes wrong below HTTP cannot be done from within the server. Knows the loopback interface only.
 */
final class SocketFront implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress backend;
    private final Site site;
    private final Faults faults;
    private final SocketFaultPlayer player;
    private final Executor threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch accepting = new CountDownLatch(1);

    SocketFront(
            ServerSocket listener,
            InetSocketAddress backend,
            Site site,
            Faults faults,
            SocketFaultPlayer player,
            Executor threads) {
        this.listener = listener;
        this.backend = backend;
        this.site = site;
        this.faults = faults;
        this.player = player;
        this.threads = threads;
    }

    void start() {
        threads.execute(() -> {
            try {
                while (true) {
                    Socket client = tracked(listener.accept());
                    threads.execute(() -> serve(client));
                }
            } catch (IOException | RejectedExecutionException e) {
                // closed
            } finally {
                accepting.countDown();
            }
        });
    }

    private Socket tracked(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    /** One thread reads the requests here, another copies the answers back. */
    private void serve(Socket client) {
        Socket server = null;
        try {
            BufferedInputStream in = new BufferedInputStream(client.getInputStream());
            server = tracked(new Socket(backend.getAddress(), backend.getPort()));
            Socket answering = server;
            threads.execute(() -> copyBack(answering, client));
            for (Optional<HttpMessage> one = read(in, client); one.isPresent(); one = read(in, client)) {
                Optional<SocketFault> fault = faultFor(one.get());
                if (fault.isPresent()) {
                    open.remove(server);
                    server.close();
                    player.play(fault.get(), one.get(), client);
                    open.remove(client);
                    return;
                }
                Optional<Site.Answering> own = site.answering(one.get().request());
                if (own.isPresent()) {
                    open.remove(server);
                    server.close();
                    own.get().write(client);
                    open.remove(client);
                    return;
                }
                server.getOutputStream().write(one.get().raw());
            }
            server.shutdownOutput();
        } catch (IOException | RejectedExecutionException e) {
            close(client);
            close(server);
        }
    }

    private static Optional<HttpMessage> read(BufferedInputStream in, Socket client) throws IOException {
        return HttpMessage.read(in, () -> client.getOutputStream()
                .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private Optional<SocketFault> faultFor(HttpMessage message) {
        if (!faults.anySocketFault()) {
            return Optional.empty();
        }
        if (site.isPicture(message.request())) {
            return faults.take(EndPoint.LIVE_IMAGE, Fault.Socket.class).map(Fault.Socket::kind);
        }
        if (!message.posts(site.tokenPath())) {
            return Optional.empty();
        }
        return faults.take(site.tokenEndPoint(message.request()), Fault.Socket.class)
                .map(Fault.Socket::kind);
    }

    /** A server side no longer tracked was given up for a fault: then the client's side stays open. */
    private void copyBack(Socket server, Socket client) {
        try {
            OutputStream out = client.getOutputStream();
            server.getInputStream().transferTo(out);
        } catch (IOException e) {
            // one of the two is gone
        }
        if (open.contains(server)) {
            close(server);
            close(client);
        }
    }

    private void close(Socket socket) {
        if (socket != null) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                // closed enough
            }
        }
    }

    /** Waits, one second at most, for the accepting thread: until it has let go, the kernel keeps the port. */
    @Override
    public void close() throws IOException {
        listener.close();
        Set.copyOf(open).forEach(this::close);
        try {
            accepting.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
