package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a service on this machine: while it is shut nobody listens, and who was connected is cut off. */
final class Gate implements AutoCloseable {

    private final ServerSocket listening;
    private final int behind;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Opens it. */
    Gate(int port, int behind) {
        this.behind = behind;
        try {
            listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Shuts it. */
    @Override
    public void close() {
        shut(listening);
        sockets.forEach(Gate::shut);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket service = new Socket(InetAddress.getLoopbackAddress(), behind);
                sockets.add(client);
                sockets.add(service);
                start(() -> copy(client, service));
                start(() -> copy(service, client));
                if (listening.isClosed()) {
                    shut(client);
                }
            } catch (IOException closed) {
                shut(listening);
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One side hung up: so does the other.
        } finally {
            sockets.remove(from);
        }
    }

    private static void shut(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }
}
