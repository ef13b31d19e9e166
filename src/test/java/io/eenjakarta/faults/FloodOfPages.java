package io.eenjakarta.faults;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Very many page loads of very many browsers, as fast as a few threads can. */
final class FloodOfPages {

    private static final int THREADS = 6;
    private static final long MINUTES = 10;

    private final URI portal;
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final LongAdder broken = new LongAdder();

    FloodOfPages(URI portal) {
        this.portal = portal;
    }

    /** What one browser loads, and what it looks at. */
    interface Load {

        /** The next page of a browser, the first of which is 0. */
        String target(int browser, int page);

        /** Where a browser is: by default another place for each. */
        default String from(int browser) {
            return address(browser);
        }

        /** What is wrong with its answer; empty when nothing is. */
        default String odd(RawBrowser.Answer answer) {
            return "";
        }
    }

    /** Addresses that differ for the first 16 million browsers; never 127.0.0.1, which is that of others. */
    static String address(int browser) {
        return "127." + (1 + (browser >> 16)) + '.' + (browser >> 8 & 255) + '.' + (browser & 255);
    }

    /** Plays so many browsers. Blocks until all have loaded their pages. */
    void play(int browsers, int pagesEach, Load load) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                for (int one = next.getAndIncrement(); one < browsers; one = next.getAndIncrement()) {
                    browse(one, pagesEach, load);
                }
            });
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(MINUTES, TimeUnit.MINUTES)) {
                threads.shutdownNow();
                odd.add("not over after " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void browse(int browser, int pages, Load load) {
        int page = 0;
        try {
            while (page < pages) {
                page = browse(browser, page, pages, load);
            }
        } catch (IOException e) {
            broken.increment();
            odd.add(e.toString());
        }
    }

    /** On one connection; the page to go on with. */
    private int browse(int browser, int first, int pages, Load load) throws IOException {
        try (RawBrowser raw = new RawBrowser(portal, load.from(browser))) {
            for (int page = first; page < pages; page++) {
                RawBrowser.Answer answer = raw.load(load.target(browser, page), "");
                statuses.computeIfAbsent(answer.status(), status -> new LongAdder())
                        .increment();
                String wrong = load.odd(answer);
                if (!wrong.isEmpty()) {
                    odd.add(wrong);
                }
                if (answer.isLast()) {
                    return page + 1;
                }
            }
        }
        return pages;
    }

    /** How many were answered so. */
    long answered(int status) {
        LongAdder sum = statuses.get(status);
        return sum == null ? 0 : sum.sum();
    }

    long answered() {
        return statuses.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** What was wrong with answers, and connections that broke. */
    Queue<String> odd() {
        return odd;
    }

    /** For the report. */
    String summary() {
        Map<Integer, Long> sorted = new TreeMap<>();
        statuses.forEach((status, sum) -> sorted.put(status, sum.sum()));
        return "answers " + sorted + (odd.isEmpty() ? "" : ", " + odd.size() + " odd, the first: " + odd.peek())
                + (broken.sum() == 0 ? "" : ", " + broken + " connections broke");
    }
}
