package io.eenjakarta.benchmark.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Asks the simulator who a token's owner is for a client that has the token in the query, as socialLogin-1.0 has it: the
 * provider takes that, the simulator does not. Used once in a login.
 */
final class UserRelay implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private final URI user;

    private UserRelay(HttpServer server, URI user) {
        this.server = server;
        this.user = user;
    }

    /** @param user where the simulator has it */
    static UserRelay start(int port, URI user) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        UserRelay relay = new UserRelay(server, user);
        server.createContext("/", relay::answer);
        server.setExecutor(relay.threads);
        server.start();
        return relay;
    }

    /** Where to ask. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest request = HttpRequest.newBuilder(user)
                    .header("Authorization", "Bearer " + token(exchange.getRequestURI()))
                    .header("Accept", "application/json")
                    .build();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String token(URI asked) {
        return Stream.of(String.valueOf(asked.getRawQuery()).split("&"))
                .filter(pair -> pair.startsWith("access_token="))
                .map(pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
