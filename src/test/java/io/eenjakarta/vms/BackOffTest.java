package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vms.PortalApi.Note;
import io.eenjakarta.vms.ScriptedApi.Answer;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An API that is too busy: what is sent again, after how long, and when it is left at that. */
class BackOffTest {

    private static final Answer GOOD = Answer.json(200, "{\"text\":\"hello\"}");
    private static final Answer BUSY = Answer.json(429, "{\"status\":\"tooManyRequests\"}");
    private static final Answer BUSY_NOW = BUSY.with("Retry-After", "0");
    private static final Answer FAILED = Answer.json(500, "{\"status\":\"internal\"}");

    private final Bench bench = new Bench();
    private final PortalApi portal = bench.client(PortalApi.class);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void sendsAReadAgainUntilTheApiHasTime() {
        answers(bench, BUSY, unavailable("serviceUnavailable"), GOOD);
        long began = System.nanoTime();
        assertEquals(new Note("hello"), portal.note());
        assertEquals(3, bench.api.asked().size());
        long millis = millisSince(began);
        assertTrue(millis >= 750, "a quarter of a second, then half of one: " + millis);
    }

    @Test
    void waitsAsLongAsTheApiSays() {
        answers(bench, BUSY.with("Retry-After", "1"), GOOD);
        long began = System.nanoTime();
        assertEquals(new Note("hello"), portal.note());
        assertTrue(millisSince(began) >= 1000);
    }

    @Test
    void understandsADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Bench.NOW.plusSeconds(1).atOffset(ZoneOffset.UTC));
        answers(bench, BUSY.with("Retry-After", date), GOOD);
        long began = System.nanoTime();
        assertEquals(new Note("hello"), portal.note());
        assertTrue(millisSince(began) >= 1000);
    }

    @Test
    void beginsNoWaitThatIsTooLong() {
        answers(bench, BUSY.with("Retry-After", "11"));
        long began = System.nanoTime();
        VmsException.Throttled thrown = assertThrows(VmsException.Throttled.class, portal::note);
        assertEquals(Optional.of(Duration.ofSeconds(11)), thrown.retryAfter());
        assertEquals(1, bench.api.asked().size());
        assertTrue(millisSince(began) < 1000);
    }

    @Test
    void beginsNoWaitThatEndsAfterTheDeadline() {
        try (Bench hasty = new Bench(5, Duration.ofSeconds(2))) {
            answers(hasty, BUSY.with("Retry-After", "3").with("X-Try", "1"));
            VmsException.Throttled thrown =
                    assertThrows(VmsException.Throttled.class, hasty.client(PortalApi.class)::note);
            assertEquals(Optional.of(Duration.ofSeconds(3)), thrown.retryAfter());
            assertEquals(1, hasty.api.asked().size());
        }
    }

    @Test
    void handsTheLastAnswerOnWithAllThatItSays() {
        answers(bench, BUSY_NOW, BUSY_NOW, unavailable("quotaExceeded").with("Retry-After", "7"));
        VmsException.Unavailable thrown = assertThrows(VmsException.Unavailable.class, portal::note);
        assertEquals("quotaExceeded", thrown.reason());
        assertEquals(Optional.of(Duration.ofSeconds(7)), thrown.retryAfter());
        assertEquals(3, bench.api.asked().size());
    }

    @Test
    void asksNoSecondTimeForOneCameraThatIsNotThere() {
        answers(bench, unavailable("deviceUnavailable"));
        VmsException.Unavailable thrown = assertThrows(VmsException.Unavailable.class, portal::note);
        assertTrue(thrown.deviceUnavailable());
        assertEquals(1, bench.api.asked().size());
    }

    @Test
    void sendsOnceAgainAfterAFailure() {
        answers(bench, FAILED, GOOD);
        assertEquals(new Note("hello"), portal.note());
        bench.api.asked().clear();
        answers(bench, FAILED);
        assertEquals(
                500, assertThrows(VmsException.Unavailable.class, portal::note).status());
        assertEquals(2, bench.api.asked().size());
    }

    @Test
    void sendsAHeadAgainAndWhatTheInterfaceCallsIdempotent() throws Exception {
        answers(bench, BUSY_NOW, GOOD);
        try (Response head = portal.head()) {
            assertEquals(200, head.getStatus());
        }
        answers(bench, BUSY_NOW, GOOD);
        assertEquals(new Note("hello"), portal.putAgain("1", new Note("é")));
        answers(bench, BUSY_NOW, GOOD);
        assertEquals(
                new Note("hello"), portal.deleteAgain("1").toCompletableFuture().get(5, TimeUnit.SECONDS));
        assertEquals(
                List.of("HEAD", "HEAD", "PUT", "PUT", "DELETE", "DELETE"),
                bench.api.asked().stream().map(ScriptedApi.Asked::method).toList());
        assertEquals("{\"text\":\"é\"}", bench.api.asked().get(3).body());
    }

    @Test
    void sendsNothingElseAgain() {
        for (Answer answer : List.of(BUSY_NOW, FAILED, unavailable("serviceUnavailable"))) {
            bench.api.asked().clear();
            answers(bench, answer);
            Note note = new Note("x");
            assertThrows(VmsException.class, () -> portal.post(note));
            assertThrows(VmsException.class, () -> portal.postAgain(note));
            assertThrows(VmsException.class, () -> portal.put("1", note));
            assertThrows(VmsException.class, () -> portal.uploadAgain(new ByteArrayInputStream("{}".getBytes(UTF_8))));
            assertEquals(4, bench.api.asked().size(), "after " + answer.status());
        }
    }

    @Test
    void neverDoesWhenItIsSwitchedOff() {
        try (Bench off = new Bench(0, Duration.ofSeconds(10))) {
            answers(off, BUSY_NOW);
            assertThrows(VmsException.Throttled.class, off.client(PortalApi.class)::note);
            assertEquals(1, off.api.asked().size());
        }
    }

    @Test
    void healsA401ThatComesAfterTheWait() {
        answers(bench, BUSY_NOW, Answer.unauthenticated(), BUSY_NOW, GOOD);
        assertEquals(new Note("hello"), portal.note());
        assertEquals(List.of("caller-1", "caller-1", "caller-2", "caller-2"), bench.api.tokens());
        assertEquals(List.of(1), bench.renewal.refreshed);
    }

    @Test
    void sendsTheTokenThatIsCurrentAfterTheWait() {
        bench.api.answers(request -> {
            if (bench.api.asked().size() > 1) {
                return GOOD;
            }
            bench.renewal.renewed(Bench.CALLER, 1);
            return BUSY_NOW;
        });
        assertEquals(new Note("hello"), portal.note());
        assertEquals(List.of("caller-1", "caller-2"), bench.api.tokens());
    }

    @Test
    void waitsForWhatIsOursInVain() {
        answers(bench, Answer.unauthenticated());
        bench.renewal.failure = new io.eenjakarta.renewal.GrantException.TryLater("down", Optional.of(Duration.ZERO));
        assertThrows(VmsException.Unavailable.class, portal::note);
        assertEquals(1, bench.api.asked().size());
    }

    @Test
    void letsTheCallerGoAtTheDeadlineWhenARepetitionHangs() {
        try (Bench hasty = new Bench(2, Duration.ofSeconds(2))) {
            hasty.api.answers(request -> {
                if (hasty.api.asked().size() > 1) {
                    sleep(Duration.ofSeconds(3));
                }
                return BUSY_NOW;
            });
            PortalApi client = hasty.client(PortalApi.class);
            long began = System.nanoTime();
            assertThrows(VmsException.Throttled.class, client::note);
            assertTrue(millisSince(began) < 2500, millisSince(began) + " ms");
            hasty.api.asked().clear();
            assertInstanceOf(
                    VmsException.Throttled.class,
                    assertThrows(
                                    CompletionException.class,
                                    () -> client.later().toCompletableFuture().join())
                            .getCause());
        }
    }

    private static Answer unavailable(String reason) {
        return Answer.json(
                503,
                "{\"status\":\"unavailable\",\"details\":[{\"type\":\"errorInfo\",\"reason\":\"" + reason + "\"}]}");
    }

    /** One after the other, and the last one from then on. */
    private static void answers(Bench of, Answer... all) {
        Deque<Answer> left = new ArrayDeque<>(List.of(all));
        of.api.answers(request -> {
            synchronized (left) {
                return left.size() > 1 ? left.poll() : left.peek();
            }
        });
    }

    private static long millisSince(long beganNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
