package io.eenjakarta.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eenjakarta.provider.EagleEyeProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The redirect URI: takes the browser's answers, one for each sign-in and in their order, and sends it on to the next
 * sign-in, which most often needs no further click. Listens on 127.0.0.1 alone.
 */
final class CallbackPort implements AutoCloseable {
    private static final int LONGEST = 8192;

    private final EagleEyeProvider provider;
    private final List<SignIn> signIns;
    private final HttpServer server;
    private final AtomicInteger next = new AtomicInteger();
    private final BlockingQueue<Returned> returned = new LinkedBlockingQueue<>();

    /** @throws Stopped when the port is in use */
    CallbackPort(EagleEyeProvider provider, List<SignIn> signIns) {
        this.provider = provider;
        this.signIns = List.copyOf(signIns);
        int port = URI.create(provider.redirectUri()).getPort();
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new Stopped("Port " + port + " of 127.0.0.1, where the browser comes back to, is in use.");
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Blocks until the next sign-in has come back, however it ended; absent when nobody came. */
    Optional<Returned> await(Duration patience) {
        try {
            return Optional.ofNullable(returned.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped("The probe was interrupted.");
        }
    }

    /** The server hands requests over one at a time. The browser has its answer before the probe goes on. */
    private void answer(HttpExchange exchange) throws IOException {
        Optional<Returned> back;
        try (exchange) {
            back = answered(exchange);
        }
        back.ifPresent(returned::add);
    }

    private Optional<Returned> answered(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        int current = next.get();
        boolean ours = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getRawPath().equals(provider.callbackPath())
                && query != null
                && query.length() <= LONGEST
                && current < signIns.size();
        if (!ours) {
            page(exchange, 404, "Nothing is waited for here.");
            return Optional.empty();
        }
        Map<String, String> parameters = parameters(query);
        SignIn signIn = signIns.get(current);
        Optional<String> state = Optional.ofNullable(parameters.get("state"));
        if (state.filter(text -> !text.startsWith(signIn.key())).isPresent()) {
            page(exchange, 400, "This is no answer to the sign-in that is waited for.");
            return Optional.empty();
        }
        if (next.incrementAndGet() < signIns.size()) {
            URI on = signIns.get(current + 1).authorize(provider);
            exchange.getResponseHeaders().set("Location", on.toString());
            exchange.sendResponseHeaders(302, -1);
        } else {
            page(exchange, 200, "That was the last sign-in. You may close this page; the probe goes on by itself.");
        }
        return Optional.of(new Returned(
                Optional.ofNullable(parameters.get("code")),
                Optional.ofNullable(parameters.get("error")),
                new TreeSet<>(parameters.keySet()),
                state.filter(signIn.state()::equals).isPresent()));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            try {
                parameters.putIfAbsent(
                        URLDecoder.decode(parts[0], UTF_8), parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
            } catch (IllegalArgumentException odd) {
                // A parameter that cannot be read is none.
            }
        }
        return parameters;
    }

    private static void page(HttpExchange exchange, int status, String sentence) throws IOException {
        byte[] body = ("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>een-jakarta probe</title><p>"
                        + sentence)
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
