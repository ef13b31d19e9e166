package io.eenjakarta.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where the events of a subscription come, as {@code text/event-stream}, until the token that opened it is dead. */
final class EventStreamEndpoint {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=UTF-8\r\n"
            + "Transfer-Encoding: chunked\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    private static final int LOOK_MILLIS = 20;

    private final EventSubscriptions subscriptions;
    private final TokenBook book;
    private final Faults faults;
    private final PostLog log;
    private final Clock clock;

    EventStreamEndpoint(EventSubscriptions subscriptions, TokenBook book, Faults faults, PostLog log, Clock clock) {
        this.subscriptions = subscriptions;
        this.book = book;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    static boolean isMeant(Request request) {
        return request.path().startsWith(EventSubscriptions.PATH);
    }

    /** Answers on the connection itself, which is then at its end. */
    Site.Answering answering(Request request) {
        Reply opening = faults.through(EndPoint.EVENT_STREAM, request, () -> opening(request));
        log.add(new PostLog.ApiCall(
                request.method(),
                request.path(),
                opening.status(),
                request.bearer().map(Secrets::sha256).orElse(null)));
        Optional<EventSubscription> meant = meant(request);
        if (opening.status() != 200 || meant.isEmpty()) {
            return client -> StreamPlayer.refuse(client, opening);
        }
        return client -> play(request, meant.get(), client);
    }

    private Optional<EventSubscription> meant(Request request) {
        return subscriptions.find(request.path().substring(EventSubscriptions.PATH.length()));
    }

    private Reply opening(Request request) {
        Optional<DemoData.User> user = request.bearer().flatMap(book::bearer);
        if (user.isEmpty()) {
            return ApiError.of(401, request.path());
        }
        if (!request.is("GET") || !request.accepts("text/event-stream")) {
            return ApiError.of(405, request.path());
        }
        return meant(request)
                .filter(one -> one.owner().id().equals(user.get().id()))
                .map(one -> Reply.empty(200))
                .orElseGet(() -> ApiError.of(404, request.path()));
    }

    private void play(Request request, EventSubscription one, Socket client) throws IOException {
        Optional<BlockingQueue<String>> queue = one.enter();
        if (queue.isEmpty()) {
            StreamPlayer.refuse(client, ApiError.of(409, request.path()));
            return;
        }
        subscriptions.begun();
        try (client) {
            OutputStream out = client.getOutputStream();
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            chunk(out, ": welcome\n\n");
            long quiet = System.nanoTime();
            while (request.bearer().flatMap(book::bearer).isPresent() && stays(client)) {
                String next = queue.get().poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                boolean due =
                        System.nanoTime() - quiet > subscriptions.heartbeat().toNanos();
                if (EventSubscriptions.END.equals(next)) {
                    break;
                }
                if (next != null || due && !subscriptions.isSilent()) {
                    chunk(out, next == null ? ": still here\n\n" : next);
                    quiet = System.nanoTime();
                }
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            one.leave(clock.instant());
            subscriptions.over();
        }
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static boolean stays(Socket client) throws IOException {
        client.setSoTimeout(1);
        try {
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
