package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vms.LiveFrame;
import io.eenjakarta.vms.StreamEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a browser gets of a camera's live pictures. */
class LiveViewerTest {

    private static final LiveFrame FRAME =
            new LiveFrame("picture".getBytes(US_ASCII), Instant.parse("2026-11-22T10:00:00Z"));
    private static final String PART =
            "Content-Type: image/jpeg\r\nContent-Length: 7\r\nEen-Picture-Time: 2026-11-22T10:00:00Z\r\n\r\n"
                    + "picture\r\n--een-picture\r\n";

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final LiveThreads threads = new LiveThreads(executor, scheduler);
    private final AtomicInteger closed = new AtomicInteger();

    @AfterEach
    void stop() {
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    private LiveViewer viewer(Line line, boolean own) {
        LiveViewer viewer = new LiveViewer(new PictureAnswer(line.request, line.response, new PictureLog(), own));
        viewer.answerBy(
                StreamedAnswer.prepare(line.request, line.response, threads, Duration.ofMinutes(1), viewer::over));
        return viewer;
    }

    @Test
    void getsEachPictureAsAPartThatBrowsersShowAtOnce() throws Exception {
        try (Line line = new Line(true)) {
            LiveViewer viewer = viewer(line, true);
            viewer.watches(closed::incrementAndGet);
            viewer.frame(FRAME);
            String first = "head;--een-picture\r\n" + PART;
            assertEquals(first, line.next(first.length()));
            viewer.waiting();
            viewer.frame(FRAME);
            assertEquals(PART, line.next(PART.length()));
            viewer.ended(StreamEnd.UNAVAILABLE);
            assertEquals("", new String(line.rest(), US_ASCII));
            line.awaitCompleted();
            assertEquals(200, line.status);
            assertEquals(1, closed.get());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NEEDS_LOGIN, true, 401, sign-in",
        "NEEDS_LOGIN, false, 401, connect-again",
        "NOT_ALLOWED, true, 403, forbidden",
        "NO_STREAM, true, 404, no-stream",
        "CAMERA_OFF, true, 503, off",
        "TOO_MANY, true, 503, busy",
        "UNAVAILABLE, true, 503, no-picture",
        "STOPPED, true, 503, no-picture"
    })
    void getsAPictureThatSaysWhyThereIsNone(StreamEnd why, boolean own, int status, String trouble) throws Exception {
        try (Line line = new Line(true)) {
            viewer(line, own).ended(why);
            assertTrue(new String(line.rest(), US_ASCII).startsWith("<svg"));
            line.awaitCompleted();
            assertEquals(status, line.status);
            assertEquals(trouble, line.headers.get("Een-Picture-Trouble"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfTheKindAmongPictures(StreamEnd why) throws Exception {
        try (Line line = new Line(true)) {
            LiveViewer viewer = viewer(line, true);
            viewer.frame(FRAME);
            viewer.ended(why);
            assertFalse(new String(line.rest(), US_ASCII).contains("<svg"));
            line.awaitCompleted();
        }
    }

    /** The browser may leave before the first question to the provider is answered. */
    @Test
    void watchesNothingAfterItsEnd() throws Exception {
        try (Line line = new Line(true)) {
            LiveViewer viewer = viewer(line, true);
            viewer.ended(StreamEnd.STOPPED);
            line.awaitCompleted();
            viewer.watches(closed::incrementAndGet);
            assertTrue(closed.get() >= 1);
        }
    }
}
