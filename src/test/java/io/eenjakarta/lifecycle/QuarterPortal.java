package io.eenjakarta.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** The portal on its server, by the servlet that was put into it. Thread-safe. */
final class QuarterPortal {

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    QuarterPortal(String origin) {
        this.address = URI.create(origin + "/host-quarter/");
    }

    Instant now() {
        return Instant.ofEpochMilli(Long.parseLong(ask("now", Map.of())));
    }

    /** Lets its clock run; what it was told of its grants since the last time. */
    String advance(Instant to) {
        return ask("advance", Map.of("to", Long.toString(to.toEpochMilli())));
    }

    String connect(Member member, String code, String verifier) {
        return ask(
                "connect",
                Map.of(
                        "provider", member.kind().provider(),
                        "code", code,
                        "verifier", verifier,
                        "account", member.user().accountId(),
                        "user", member.user().id()));
    }

    /** Whether one call of the API with the grant came through. */
    boolean use(Member member) {
        String answer = ask("use", Map.of("provider", member.kind().provider(), "grant", member.grant()));
        return answer.equals("served");
    }

    private String ask(String question, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(address.resolve(question))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(question + ": " + answer.statusCode() + ' ' + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
