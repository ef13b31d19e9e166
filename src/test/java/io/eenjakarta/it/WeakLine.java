package io.eenjakarta.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line from a browser to the portal that a test can cut: the browser, which keeps cookies for all ports, knows it by another port. */
final class WeakLine implements AutoCloseable {

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    WeakLine() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The address of a path of the portal by this line. */
    String address(String path) {
        return "http://127.0.0.1:" + listening.getLocalPort() + path;
    }

    /** Cuts what is open; nothing gets through until it is mended. */
    void cut() {
        down = true;
        open.forEach(WeakLine::close);
    }

    void mend() {
        down = false;
    }

    @Override
    public void close() {
        cut();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket browser = listening.accept();
                Socket portal = new Socket("127.0.0.1", Provider.portal("/").getPort());
                open.add(browser);
                open.add(portal);
                start(() -> copy(browser, portal));
                start(() -> copy(portal, browser));
                if (down) {
                    close(browser);
                    close(portal);
                }
            } catch (IOException closed) {
                // At the end of the test.
                continue;
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException gone) {
            // One side hung up: so does the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "weak-line");
        thread.setDaemon(true);
        thread.start();
    }
}
