package io.eenjakarta.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Plays one socket fault on a connection whose request was read completely. Blocks until the connection is closed. */
final class SocketFaultPlayer {
    private static final String BODY = "{\"error\":\"temporarily_unavailable\"}";
    private static final String HEAD = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n";
    private static final String PLAIN_HEAD = HEAD + "Content-Length: " + BODY.length() + "\r\n\r\n";
    private static final String PICTURE_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: " + BODY.length() + "\r\n\r\n";
    private static final String ENDLESS_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNK = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
    private static final Duration CHUNK_INTERVAL = Duration.ofMillis(5);

    private final Site site;
    private final Faults faults;
    private final FaultConnections connections = new FaultConnections();

    SocketFaultPlayer(Site site, Faults faults) {
        this.site = site;
        this.faults = faults;
    }

    FaultConnections connections() {
        return connections;
    }

    void play(SocketFault kind, HttpMessage message, Socket client) throws IOException {
        connections.opened();
        try {
            Request request = message.request();
            boolean picture = site.isPicture(request);
            if (picture) {
                // Nothing to commit, and nobody counts it.
            } else if (kind.commits()) {
                site.unheard(request);
            } else {
                site.unanswered(request);
            }
            switch (kind) {
                case CLOSE, CLOSE_AFTER_COMMIT -> client.close();
                case RESET, RESET_AFTER_COMMIT -> client.setSoLinger(true, 0);
                case DRIP_HEAD -> drip(client, (picture ? PICTURE_HEAD : PLAIN_HEAD) + BODY);
                case DRIP_BODY -> {
                    write(client, picture ? PICTURE_HEAD : PLAIN_HEAD);
                    drip(client, BODY);
                }
                case ENDLESS_BODY -> {
                    write(client, picture ? ENDLESS_HEAD.replace("application/json", "image/jpeg") : ENDLESS_HEAD);
                    while (clientStays(client, CHUNK_INTERVAL)) {
                        write(client, CHUNK);
                    }
                }
            }
        } finally {
            client.close();
            connections.closed();
        }
    }

    private void drip(Socket client, String text) throws IOException {
        for (int i = 0; i < text.length() && clientStays(client, faults.dripInterval()); i++) {
            write(client, text.substring(i, i + 1));
        }
    }

    private static void write(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Waits for the interval, unless the client closes the connection before. */
    private static boolean clientStays(Socket client, Duration interval) throws IOException {
        client.setSoTimeout((int) Math.max(1, interval.toMillis()));
        try {
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
