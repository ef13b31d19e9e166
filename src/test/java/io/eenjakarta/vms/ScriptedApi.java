package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** An API that answers what the test tells it to, and remembers what it was asked. */
final class ScriptedApi implements AutoCloseable {

    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> script = request -> Answer.json(200, "{}");

    /** A request. */
    record Asked(String method, String uri, String token, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** What is answered to it. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
        }

        static Answer unauthenticated() {
            return json(401, "{\"code\":401,\"status\":\"unauthenticated\",\"message\":\"no\",\"details\":[]}");
        }

        Answer with(String name, String value) {
            Map<String, String> more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }
    }

    ScriptedApi() {
        this(Optional.empty());
    }

    /** @param tls how to show itself over https; absent: http */
    ScriptedApi(Optional<SSLContext> tls) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        scheme = tls.isPresent() ? "https" : "http";
        try {
            server = tls.isPresent() ? HttpsServer.create(anyPort, 0) : HttpServer.create(anyPort, 0);
            tls.ifPresent(context -> ((HttpsServer) server).setHttpsConfigurator(new HttpsConfigurator(context)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI base() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(Function<Asked, Answer> next) {
        script = next;
    }

    /** Knows one token; answers 200 with this JSON to it, and 401 to all others. */
    void accepts(String token, String json) {
        script = request -> request.token().equals(token) ? Answer.json(200, json) : Answer.unauthenticated();
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> tokens() {
        return asked.stream().map(Asked::token).toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    bearer == null ? "" : bearer.replaceFirst("^Bearer ", ""),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            asked.add(request);
            Answer answer = script.apply(request);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
