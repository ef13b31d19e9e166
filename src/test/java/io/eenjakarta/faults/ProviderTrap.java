package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server with a good certificate to which nobody should be led. Remembers who came all the same. */
final class ProviderTrap implements AutoCloseable {

    private final SSLServerSocket listener;
    private final Queue<String> caught = new ConcurrentLinkedQueue<>();

    ProviderTrap(SSLContext good) throws IOException {
        listener = (SSLServerSocket)
                good.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::accept, "trap");
        thread.setDaemon(true);
        thread.start();
    }

    /** An address here. */
    String address(String path) {
        return "https://localhost:" + listener.getLocalPort() + path;
    }

    /** The first bytes of everything that came; empty ones of connections without any. */
    Queue<String> caught() {
        return caught;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.setSoTimeout(1_000);
                caught.add(first(client));
                client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
            } catch (IOException closed) {
                // The next one, or the end.
                continue;
            }
        }
    }

    private static String first(Socket client) {
        byte[] some = new byte[4096];
        try {
            int read = client.getInputStream().read(some);
            return read < 0 ? "" : new String(some, 0, read, ISO_8859_1);
        } catch (IOException none) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
