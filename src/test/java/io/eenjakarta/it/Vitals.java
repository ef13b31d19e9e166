package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.By;

/**
 * How a page feels, as the browser measures it from the first byte on: largest contentful paint, cumulative layout shift, the
 * slowest answer to a key or a click, and tasks that kept the page from answering.
 */
final class Vitals {

    private static final Path RESULTS = Path.of("target", "ui", "results.json");

    private static final String MEASURE =
            """
            performance.setResourceTimingBufferSize(5000);
            window.vitals = {lcpMs: 0, cls: 0, slowestInteractionMs: 0, longTasks: 0, longestTaskMs: 0};
            const watch = (type, take, more) => new PerformanceObserver(list => list.getEntries().forEach(take))
                .observe({type, buffered: true, ...more});
            watch('largest-contentful-paint', entry => vitals.lcpMs = Math.round(entry.startTime));
            watch('layout-shift', entry => { if (!entry.hadRecentInput) vitals.cls += entry.value; });
            watch('event', entry => vitals.slowestInteractionMs = Math.max(vitals.slowestInteractionMs, entry.duration),
                {durationThreshold: 16});
            watch('longtask', entry => { vitals.longTasks++;
                vitals.longestTaskMs = Math.max(vitals.longestTaskMs, Math.round(entry.duration)); });""";

    private final Visitor visitor;

    /** Measures whatever the visitor opens from now on in this tab. */
    Vitals(Visitor visitor) {
        this.visitor = visitor;
        visitor.devTools("Page.addScriptToEvaluateOnNewDocument", Map.of("source", MEASURE));
    }

    double shift() {
        return ((Number) visitor.script("vitals.cls")).doubleValue();
    }

    double slowestInteraction() {
        return ((Number) visitor.script("vitals.slowestInteractionMs")).doubleValue();
    }

    double longestTask() {
        return ((Number) visitor.script("vitals.longestTaskMs")).doubleValue();
    }

    double paint() {
        return ((Number) visitor.script("vitals.lcpMs")).doubleValue();
    }

    /** Leaves the figures of this page for people. */
    void keep(String page, int cameras) {
        visitor.see(By.tagName("body"));
        String figures = (String) visitor.script("JSON.stringify({page: '" + page + "',"
                + " cameras: " + cameras + ", ...vitals,"
                + " cls: Math.round(vitals.cls * 10000) / 10000,"
                + " pictures: performance.getEntriesByType('resource').filter(one => one.name.includes('/preview.jpeg')).length,"
                + " elements: document.querySelectorAll('*').length,"
                + " heapMiB: Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1048576)}, null, 2)");
        try {
            Files.createDirectories(RESULTS.getParent());
            Files.writeString(RESULTS, figures + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
