package io.eenjakarta.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A browser that shows events: reads the stream of a portal and, when that breaks off, asks the same node or the next one with the
 * last id it has, as a browser does behind a balancer.
 */
final class EventBrowser implements Runnable {

    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Pattern SEQUENCE = Pattern.compile("\"id\":\"(seq-\\d+)\"");

    private final Cluster cluster;
    private final Guest guest;
    private final String camera;
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int node;
    private volatile String lastId = "";
    private volatile String over = "";
    private volatile boolean closed;

    EventBrowser(Cluster cluster, Guest guest, String camera, int node) {
        this.cluster = cluster;
        this.guest = guest;
        this.camera = camera;
        this.node = node;
    }

    /** Events of the sequence, in the order in which they came. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** Whether it knows where it is: nothing may be lost from then on. */
    boolean isPlaced() {
        return !lastId.isEmpty();
    }

    int connections() {
        return connections.get();
    }

    /** What the portal said when it ended the stream for good; empty if it did not. */
    String over() {
        return over;
    }

    void close() {
        closed = true;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                listen(cluster.nodes().get(node).address());
            } catch (IOException | UncheckedIOException brokenOff) {
                node = (node + 1) % Cluster.NODES;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            Waiting.pause(RETRY);
        }
    }

    private void listen(URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request = guest.stay()
                .ask(address.resolve("/events/stream?camera=" + camera))
                .setHeader("Accept", "text/event-stream");
        if (isPlaced()) {
            request.setHeader("Last-Event-ID", lastId);
        }
        HttpClient http = cluster.http();
        HttpResponse<Stream<String>> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("status " + answer.statusCode());
        }
        connections.incrementAndGet();
        try (Stream<String> lines = answer.body()) {
            String[] message = {lastId, "", ""};
            lines.takeWhile(line -> !closed).forEach(line -> take(message, line));
        }
    }

    /** What a message is made of counts when it is complete. */
    private void take(String[] message, String line) {
        if (line.startsWith("id: ")) {
            message[0] = line.substring(4);
        } else if (line.startsWith("event: ")) {
            message[1] = line.substring(7);
        } else if (line.startsWith("data: ")) {
            message[2] = line.substring(6);
        } else if (line.isEmpty()) {
            Matcher event = SEQUENCE.matcher(message[2]);
            if (message[1].equals("seen") && event.find()) {
                seen.add(event.group(1));
            }
            if (message[1].equals("over")) {
                over = message[2];
            }
            lastId = message[0];
            message[1] = "";
            message[2] = "";
        }
    }
}
