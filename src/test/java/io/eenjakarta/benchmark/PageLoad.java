package io.eenjakarta.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A few browsers that ask for one address again and again on kept connections, each as soon as it has its answer.
 *
 * @param name for people
 * @param address what they ask for
 * @param cookies value of their {@code Cookie} header; empty: they are nobody
 */
record PageLoad(String name, URI address, String cookies) {

    private static final int BROWSERS = 4;

    /** Blocks for the time. Requests answered; an answer other than 200 is an exception. */
    long run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
        try {
            return Stream.generate(() -> CompletableFuture.supplyAsync(() -> requests(end), browsers))
                    .limit(BROWSERS)
                    .toList()
                    .stream()
                    .mapToLong(CompletableFuture::join)
                    .sum();
        } finally {
            browsers.shutdown();
        }
    }

    private long requests(long end) {
        long answered = 0;
        while (System.nanoTime() < end) {
            request();
            answered++;
        }
        return answered;
    }

    private void request() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            if (!cookies.isEmpty()) {
                connection.setRequestProperty("Cookie", cookies);
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException(name + " answers " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
