package io.eenjakarta.benchmark.growth;

import io.eenjakarta.authentication.AdmitServlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Browsers with a session each, played by a few threads. */
final class SessionLoad implements AutoCloseable {

    private static final int BROWSERS = 4;
    private static final String PAGE = "/connection";
    private static final Duration TIME_OUT = Duration.ofSeconds(40);

    private final URI address;
    private final ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Of each session, the value of its {@code Cookie} header. */
    private final List<String> cookies = new CopyOnWriteArrayList<>();

    SessionLoad(URI address) {
        this.address = address;
    }

    /** Goes on until so many are in. */
    void enter(int total) {
        int there = cookies.size();
        AtomicReferenceArray<String> entered = new AtomicReferenceArray<>(total - there);
        AtomicInteger next = new AtomicInteger();
        together(browser -> {
            for (int i = next.getAndIncrement(); i < entered.length(); i = next.getAndIncrement()) {
                HttpResponse<String> answer =
                        get(AdmitServlet.PATH + "?user=user-" + (there + i), HttpRequest.newBuilder());
                expect(204, answer);
                entered.set(
                        i,
                        answer.headers().allValues("Set-Cookie").stream()
                                .map(line -> line.split(";", 2)[0])
                                .collect(Collectors.joining("; ")));
            }
            return 0;
        });
        cookies.addAll(
                IntStream.range(0, entered.length()).mapToObj(entered::get).toList());
    }

    /** Pages of any of the first so many sessions. Blocks for the time; how many there were. */
    int pages(Duration time, int of) {
        long end = System.nanoTime() + time.toNanos();
        return together(browser -> {
            int answered = 0;
            for (; System.nanoTime() < end; answered++) {
                String one = cookies.get(ThreadLocalRandom.current().nextInt(of));
                expect(200, get(PAGE, HttpRequest.newBuilder().header("Cookie", one)));
            }
            return answered;
        });
    }

    private int together(IntUnaryOperator work) {
        return IntStream.range(0, BROWSERS)
                .mapToObj(browser -> CompletableFuture.supplyAsync(() -> work.applyAsInt(browser), browsers))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();
    }

    private HttpResponse<String> get(String page, HttpRequest.Builder request) {
        try {
            return http.send(
                    request.uri(address.resolve(page))
                            .header("Accept", "text/html")
                            .timeout(TIME_OUT)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answers " + answer.statusCode());
        }
    }

    @Override
    public void close() {
        browsers.shutdownNow();
    }
}
