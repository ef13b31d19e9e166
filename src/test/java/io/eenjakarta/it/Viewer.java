package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who looks at one camera: asks for its picture, a second after the last time or as soon as that was answered, unless it
 * is still the same. Asks one thing at a time.
 */
final class Viewer {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int COMMENT = 200;
    private static final Pattern CAMERA = Pattern.compile("simulated camera ([0-9a-f]{8})");

    private final HttpClient http;
    private final ScheduledExecutorService scheduler;
    private final String cookies;
    private final String camera;
    private final boolean allowed;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean stopped;

    private String etag = "";
    private long lastPicture;
    private long longestGap;
    private int pictures;
    private int same;
    private int refused;
    private final List<Long> latencies = new ArrayList<>();
    /** What should not have been answered. */
    private final List<String> wrong = new ArrayList<>();

    Viewer(HttpClient http, ScheduledExecutorService scheduler, String cookies, String camera, boolean allowed) {
        this.http = http;
        this.scheduler = scheduler;
        this.cookies = cookies;
        this.camera = camera;
        this.allowed = allowed;
    }

    /** Begins to look. */
    void start() {
        lastPicture = System.nanoTime();
        look();
    }

    /** Ends when the last question is answered. */
    CompletableFuture<Void> stop() {
        stopped = true;
        return done;
    }

    private void look() {
        if (stopped) {
            done.complete(null);
            return;
        }
        long begun = System.nanoTime();
        HttpRequest.Builder request = HttpRequest.newBuilder(Provider.portal("/cameras/" + camera + "/preview.jpeg"))
                .header("Cookie", cookies)
                .timeout(Duration.ofSeconds(60));
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()).whenComplete((answer, why) -> {
            long now = System.nanoTime();
            latencies.add(now - begun);
            if (why != null) {
                wrong.add(why.toString());
            } else {
                see(answer, now);
            }
            scheduler.schedule(this::look, Math.max(0, begun + EVERY_NANOS - now), TimeUnit.NANOSECONDS);
        });
    }

    private void see(HttpResponse<byte[]> answer, long now) {
        int status = answer.statusCode();
        if (!allowed && status == 404) {
            refused++;
            return;
        }
        if (!allowed || status != 200 && status != 304) {
            wrong.add(status + " " + answer.headers().firstValue("Een-Picture-Trouble"));
            return;
        }
        longestGap = Math.max(longestGap, now - lastPicture);
        lastPicture = now;
        etag = answer.headers().firstValue("ETag").orElse("");
        if (status == 304) {
            same++;
            return;
        }
        pictures++;
        byte[] body = answer.body();
        Matcher shown = CAMERA.matcher(new String(body, 0, Math.min(COMMENT, body.length), ISO_8859_1));
        if (!shown.find() || !shown.group(1).equals(camera)) {
            wrong.add("a picture that is not of camera " + camera);
        }
    }

    boolean allowed() {
        return allowed;
    }

    int pictures() {
        return pictures;
    }

    int same() {
        return same;
    }

    int refused() {
        return refused;
    }

    long longestGapNanos() {
        return longestGap;
    }

    List<Long> latencies() {
        return latencies;
    }

    List<String> wrong() {
        return wrong;
    }
}
