package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real connections, with browsers that are slow, stuck or gone. */
class StreamedAnswerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int BIG = 4 << 20;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final LiveThreads threads = new LiveThreads(executor, scheduler);
    private final AtomicInteger ends = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    private StreamedAnswer begin(Line line, Duration patience) {
        return StreamedAnswer.begin(line.request, line.response, threads, patience, this::over);
    }

    private void over() {
        ends.incrementAndGet();
        ended.complete(null);
    }

    private void awaitEnd() throws Exception {
        ended.get(20, TimeUnit.SECONDS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    @Test
    void sendsTheHeadAtOnceAndWhatIsAppendedInOrder() throws Exception {
        try (Line line = new Line(true)) {
            StreamedAnswer answer = begin(line, LONG);
            assertEquals("head;", line.next(5));
            assertNull(line.asynchronous.getSession(false));
            assertNull(line.asynchronous.getSession());
            assertEquals(1, threads.open());
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                assertTrue(answer.append(bytes("event " + i + '\n')));
                expected.append("event ").append(i).append('\n');
            }
            answer.end();
            assertFalse(answer.append(bytes("late")));
            answer.latest(bytes("late"));
            assertEquals(expected.toString(), new String(line.rest(), US_ASCII));
            line.awaitCompleted();
            assertEquals(new AnswerOutput.Sent(expected.length(), 1000, 0), answer.sent());
            assertEquals(1, ends.get());
            assertEquals(0, threads.open());
        }
    }

    @Test
    void sendsOfPicturesOnlyTheNewest() throws Exception {
        try (Line line = new Line(true)) {
            StreamedAnswer answer = begin(line, LONG);
            answer.latest(new byte[BIG]);
            assertEquals("head;", line.next(5));
            assertEquals(1, line.in().readNBytes(1).length, "it is being written");
            answer.latest(bytes("a"), bytes("old"));
            answer.latest(bytes("a"), bytes("new"));
            answer.end();
            byte[] rest = line.rest();
            assertEquals(BIG - 1 + 4, rest.length);
            assertEquals("anew", new String(rest, BIG - 1, 4, US_ASCII));
            assertEquals(new AnswerOutput.Sent(BIG + 4, 2, 1), answer.sent());
        }
    }

    @Test
    void hangsUpOnABrowserThatTakesNothing() throws Exception {
        try (Line line = new Line(true);
                Line other = new Line(true)) {
            StreamedAnswer answer = begin(line, SHORT);
            StreamedAnswer undisturbed = StreamedAnswer.begin(other.request, other.response, threads, SHORT, () -> {});
            answer.latest(new byte[BIG]);
            line.awaitCompleted();
            awaitEnd();
            assertTrue(line.rest().length < BIG);
            assertEquals(1, ends.get());
            assertEquals(1, line.completions.get());
            assertEquals(0, answer.sent().parts());
            undisturbed.latest(bytes("picture"));
            assertEquals("head;picture", other.next(12), "who has nothing to take is not stuck");
        }
    }

    /** The thread stays until the server's own limit, but whoever feeds the answer need not wait. */
    @Test
    void tellsOfTheEndWhereItCannotHangUp() throws Exception {
        try (Line line = new Line(false)) {
            StreamedAnswer answer = begin(line, SHORT);
            assertTrue(answer.append(new byte[StreamedAnswer.MOST_WAITING]));
            awaitEnd();
            assertEquals(0, line.completions.get());
            assertFalse(answer.append(bytes("late")));
            long then = answer.sent().bytes();
            line.endWrite();
            line.awaitCompleted();
            assertTrue(answer.sent().bytes() <= then + AnswerOutput.PIECE);
            assertEquals(1, line.completions.get());
            assertEquals(1, ends.get());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void seesThatTheBrowserHasLeft(boolean canHangUp) throws Exception {
        try (Line line = new Line(canHangUp)) {
            StreamedAnswer answer = begin(line, LONG);
            line.leave();
            while (answer.append(bytes("still there?"))) {
                Thread.onSpinWait();
            }
            line.awaitCompleted();
            awaitEnd();
            assertEquals(1, ends.get());
            assertEquals(1, line.completions.get());
        }
    }

    @Test
    void sendsAllThatWaitsBeforeItEnds() throws Exception {
        try (Line line = new Line(true)) {
            StreamedAnswer answer = begin(line, LONG);
            answer.latest(new byte[BIG]);
            assertEquals("head;", line.next(5));
            assertEquals(1, line.in().readNBytes(1).length, "it is being written");
            assertTrue(answer.append(bytes("and this")));
            answer.end();
            answer.end();
            assertEquals(BIG - 1 + 8, line.rest().length);
            line.awaitCompleted();
            assertEquals(1, line.completions.get());
            assertEquals(1, ends.get());
        }
    }

    /** Undertow would write for as long as a byte is taken now and then. */
    @Test
    void doesNotLetATrickleOutliveTheEnd() throws Exception {
        try (Line line = new Line(true)) {
            StreamedAnswer answer = begin(line, SHORT);
            answer.latest(new byte[BIG]);
            answer.end();
            InputStream in = line.in();
            while (!line.completed.isDone()) {
                assertTrue(in.read() >= 0);
                TimeUnit.MICROSECONDS.sleep(100);
            }
            awaitEnd();
            assertEquals(0, answer.sent().parts());
        }
    }

    @Test
    void endsWhenTooMuchWaits() throws Exception {
        try (Line line = new Line(true)) {
            StreamedAnswer answer = begin(line, LONG);
            answer.latest(new byte[BIG]);
            assertEquals("head;", line.next(5));
            assertEquals(1, line.in().readNBytes(1).length, "it is being written");
            assertTrue(answer.append(new byte[StreamedAnswer.MOST_WAITING]));
            assertFalse(answer.append(new byte[1]));
            assertFalse(answer.append(new byte[0]));
            assertEquals(BIG - 1, line.rest().length, "what was begun is sent, what waits is not");
            awaitEnd();
            assertEquals(new AnswerOutput.Sent(BIG, 1, 1), answer.sent());
        }
    }

    @Test
    void canAnswerOtherwiseUntilSomethingWasSent() throws Exception {
        try (Line line = new Line(true)) {
            StreamedAnswer answer = StreamedAnswer.prepare(line.request, line.response, threads, LONG, this::over);
            answer.instead(() -> {
                line.response.setStatus(503);
                line.response.getOutputStream().write(bytes("placeholder"));
            });
            assertEquals("placeholder", new String(line.rest(), US_ASCII));
            line.awaitCompleted();
            assertEquals(503, line.status);
            assertEquals(1, ends.get());
        }
    }

    @Test
    void justEndsWhenSomethingWasSent() throws Exception {
        try (Line line = new Line(true)) {
            StreamedAnswer answer = StreamedAnswer.prepare(line.request, line.response, threads, LONG, this::over);
            answer.latest(bytes("picture"));
            assertEquals("head;picture", line.next(12));
            answer.instead(() -> line.response.setStatus(503));
            assertEquals(0, line.rest().length);
            line.awaitCompleted();
            assertEquals(200, line.status);
        }
    }

    @Test
    void endsWithTheApplication() throws Exception {
        try (Line line = new Line(true);
                Line second = new Line(true);
                Line late = new Line(true)) {
            begin(line, LONG);
            threads.stop();
            assertEquals("head;", new String(line.rest(), US_ASCII));
            line.awaitCompleted();
            begin(late, LONG);
            late.awaitCompleted();
            executor.shutdown();
            begin(second, LONG).append(bytes("no thread"));
            second.awaitCompleted();
            assertEquals(0, threads.open());
            assertEquals(3, ends.get());
        }
    }
}
