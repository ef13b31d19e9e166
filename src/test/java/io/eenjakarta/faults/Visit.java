package io.eenjakarta.faults;

import io.eenjakarta.simulator.DemoData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A user who is signed in, in a browser. Thread-safe.
 *
 * @param cookies value of the {@code Cookie} header
 */
public record Visit(HttpClient http, DemoData.User user, String cookies) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Opens a page as a browser does, without following redirects. */
    public HttpResponse<String> open(URI page) throws IOException, InterruptedException {
        return send(ask(page)
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Site", "same-origin"));
    }

    /** Asks as a script of a page does. */
    public HttpResponse<String> call(URI endPoint) throws IOException, InterruptedException {
        return send(ask(endPoint).header("Accept", "application/json"));
    }

    /** A request with this user's cookies, to be completed; with a limit of a minute. */
    public HttpRequest.Builder ask(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Cookie", cookies);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public String toString() {
        return "Visit[" + user + "]";
    }
}
