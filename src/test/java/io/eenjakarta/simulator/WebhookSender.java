package io.eenjakarta.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what {@link WebhookDeliveries} has to say. */
public final class WebhookSender implements AutoCloseable {
    /** The name that the portal expects by default; the platform's descriptions do not have one. */
    static final String HEADER = "X-Een-Signature";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "webhooks");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Rules rules = Rules.RIGHT;

    /** How deliveries are signed. */
    public enum Rules {
        RIGHT,
        RIGHT_IN_HEX,
        WRONG,
        NONE
    }

    /** A delivery. */
    record Sent(HttpRequest request) {}

    void rules(Rules next) {
        rules = next;
    }

    /** Whether an address answers the question with the token: 200, plain text, nothing else. */
    boolean proves(URI address) {
        String token = Secrets.random(24);
        HttpRequest question = HttpRequest.newBuilder(URI.create(address + "?token=" + token))
                .timeout(TIMEOUT)
                .GET()
                .build();
        try {
            HttpResponse<String> answer = http.send(question, BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = answer.headers().firstValue("Content-Type").orElse("");
            return answer.statusCode() == 200
                    && type.toLowerCase(Locale.ROOT).matches("text/plain(\\s*;\\s*charset=\\S+)?")
                    && answer.body().equals(token);
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Sent signed(WebhookSubscription to, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to.address())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        byte[] code = code(to.secret(), body);
        switch (rules) {
            case RIGHT -> request.header(HEADER, Base64.getEncoder().encodeToString(code));
            case RIGHT_IN_HEX -> request.header(HEADER, HexFormat.of().formatHex(code));
            case WRONG -> request.header(HEADER, Base64.getEncoder().encodeToString(code(new byte[32], body)));
            case NONE -> {
                // Just the body.
            }
        }
        return new Sent(request.build());
    }

    private static byte[] code(byte[] secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until it is taken; its last status. */
    CompletableFuture<Integer> send(Sent delivery) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        threads.execute(() -> attempt(delivery, 1, end));
        return end;
    }

    private void attempt(Sent delivery, int number, CompletableFuture<Integer> end) {
        try {
            int status = once(delivery);
            if (status == 200 || number == ATTEMPTS) {
                end.complete(status);
            } else {
                threads.schedule(
                        () -> attempt(delivery, number + 1, end), number * PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException failed) {
            end.completeExceptionally(failed);
        }
    }

    /** Its status; 0 when nobody answered. */
    int once(Sent delivery) {
        try {
            return http.send(delivery.request(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notThere) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
