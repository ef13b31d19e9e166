package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody who reads the portal's stream of events, as a browser's {@code EventSource} does. */
final class EventReader implements AutoCloseable {

    /** A message, with the id that the stream was at. */
    record Message(String id, String event, JsonObject data) {}

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private final Thread thread;
    private volatile String id = "";
    private volatile int beats;

    private EventReader(Stream<String> lines) {
        this.lines = lines;
        this.thread = new Thread(this::read, "events");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a stream, which must be one, and waits until it says how it is doing. */
    static EventReader open(Browser browser, String query, Map<String, String> headers) {
        HttpResponse<Stream<String>> answer = answer(browser, query, headers);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
        return new EventReader(answer.body());
    }

    static HttpResponse<Stream<String>> answer(Browser browser, String query, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Provider.portal("/events/stream?" + query))
                .header("Accept", "text/event-stream")
                .header("Cookie", browser.portalCookieHeader());
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Ids of the events that came, in their order: of those that begin so. Others are of earlier tests, or the motion that the
     * simulator has at each full minute, which are asked for with what was missed.
     */
    List<String> events(String begins) {
        return messages.stream()
                .filter(one -> one.event().equals("seen"))
                .map(one -> one.data().getString("id"))
                .filter(one -> one.startsWith(begins))
                .toList();
    }

    List<Message> messages() {
        return messages;
    }

    /** Where the stream is. */
    String place() {
        return id;
    }

    int beats() {
        return beats;
    }

    /** Why the portal says that it is over; empty while it does not. */
    String over() {
        return last("over", "reason");
    }

    String state() {
        return last("state", "state");
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    EventReader awaitLive() {
        assertTrue(Await.until(() -> state().equals("live")), () -> "live, but " + messages);
        return this;
    }

    /** Waits for just these of those that begin like the first, up to its hyphen. */
    void awaitEvents(String... ids) {
        String begins = ids[0].replaceAll("-.*", "-");
        assertTrue(Await.until(() -> events(begins).equals(List.of(ids))), () -> List.of(ids) + ", but " + messages);
    }

    @Override
    public void close() {
        lines.close();
    }

    private String last(String event, String member) {
        return messages.stream()
                .filter(one -> one.event().equals(event))
                .map(one -> one.data().getString(member))
                .reduce("", (before, after) -> after);
    }

    private void read() {
        String[] message = {"", ""};
        try {
            lines.forEach(line -> take(line, message));
        } catch (RuntimeException closed) {
            // Whoever reads has left, or the portal has.
            return;
        }
    }

    private void take(String line, String... message) {
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            message[0] = line.substring(7);
        } else if (line.startsWith("data: ")) {
            message[1] = line.substring(6);
        } else if (line.startsWith(":")) {
            beats++;
        } else if (line.isEmpty() && !message[1].isEmpty()) {
            messages.add(new Message(
                    id,
                    message[0],
                    Json.createReader(new StringReader(message[1])).readObject()));
            message[1] = "";
        }
    }
}
