package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An API host that takes and gives 64 MiB, a little at a time; and knows Ada, so that she can sign in. */
final class BigApi implements AutoCloseable {

    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 1024;
    private static final String ADA = "{\"id\":\"ca0f61ab\",\"accountId\":\"00001106\",\"email\":\"ada@example.com\","
            + "\"firstName\":\"Ada\",\"lastName\":\"L\",\"language\":\"en\",\"employeeId\":null}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer server;

    BigApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next so many calls get a 401. */
    void refuse(int next) {
        refusals.set(next);
        calls.set(0);
    }

    /** How many came since then. */
    int calls() {
        return calls.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            long came = 0;
            try (InputStream body = exchange.getRequestBody()) {
                came = body.transferTo(OutputStream.nullOutputStream());
            }
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                text(exchange, 401, "{\"code\":401,\"status\":\"unauthenticated\",\"message\":\"no\",\"details\":[]}");
            } else if (exchange.getRequestURI().getPath().endsWith("/users/self")) {
                text(exchange, 200, ADA);
            } else if (exchange.getRequestMethod().equals("POST")) {
                text(exchange, 200, "took " + came);
            } else {
                give(exchange);
            }
        }
    }

    private static void give(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[BLOCK];
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < BLOCKS; i++) {
                body.write(block);
            }
        }
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", text.startsWith("{") ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
