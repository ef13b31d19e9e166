package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets which picture by whose call. */
class SharedImagesTest {

    private final Lookers room = new Lookers();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void asksOnceForAllWhoHaveSeenTheCamera() throws Exception {
        room.haveSeen("ada", "grace", "linus");
        List<CompletableFuture<LiveImage>> looks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            looks.add(room.look(List.of("ada", "grace", "linus").get(i % 3)));
        }
        room.goOn();
        LiveImage first = looks.get(0).get();
        for (CompletableFuture<LiveImage> one : looks) {
            assertSame(first, one.get(), "all of them share one array");
        }
        assertSame(first, room.look("grace").get());
        room.time.pass(Lookers.AGE);
        CompletableFuture<LiveImage> later = room.look("grace");
        room.goOn();
        assertNotSame(first, later.get());
        assertEquals(List.of("ada picture", "grace picture"), room.asked);
    }

    @Test
    void letsAPictureDecideForWhoeverLooksFirst() throws Exception {
        CompletableFuture<LiveImage> first = room.look("ada");
        CompletableFuture<LiveImage> same = room.look("ada");
        room.goOn();
        assertSame(first.get(), same.get());
        assertSame(first.get(), room.look("ada").get());
        assertEquals(List.of("ada picture"), room.asked);
    }

    @Test
    void asksWhetherSomebodyElseMaySeeWhatIsThere() throws Exception {
        room.haveSeen("ada");
        CompletableFuture<LiveImage> first = room.look("ada");
        CompletableFuture<LiveImage> other = room.look("grace");
        CompletableFuture<LiveImage> again = room.look("grace");
        room.goOn();
        assertSame(first.get(), other.get());
        assertSame(first.get(), again.get());
        assertSame(first.get(), room.look("grace").get());
        assertEquals(List.of("ada picture", "grace question"), room.asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "not found"})
    void showsNothingToWhomTheProviderRefusesIt(String what) throws Exception {
        room.haveSeen("ada");
        CompletableFuture<LiveImage> first = room.look("ada");
        room.goOn();
        assertTrue(first.isDone());
        VmsException no = Lookers.failure(what);
        room.told.put("grace", Lookers.failing(no));
        CompletableFuture<LiveImage> other = room.look("grace");
        room.goOn();
        assertSame(no, Lookers.why(other));
        assertSame(no, Lookers.why(room.look("grace")), "remembered for a while");
        assertEquals(List.of("ada picture", "grace question"), room.asked);
        room.time.pass(Duration.ofSeconds(10));
        CompletableFuture<LiveImage> later = room.look("grace");
        room.goOn();
        assertSame(no, Lookers.why(later));
        assertEquals(List.of("ada picture", "grace question", "grace question"), room.asked);
    }

    @Test
    void letsAPictureOfTheirOwnDecideWhereItIsNotTold() throws Exception {
        room.haveSeen("ada");
        CompletableFuture<LiveImage> first = room.look("ada");
        room.goOn();
        room.told.put("grace", () -> false);
        CompletableFuture<LiveImage> other = room.look("grace");
        room.goOn();
        assertNotSame(first.get(), other.get());
        assertSame(other.get(), room.look("ada").get(), "the newest");
        assertSame(other.get(), room.look("grace").get());
        room.told.put("linus", () -> false);
        room.made.put("linus", Lookers.failing(Lookers.failure("forbidden")));
        CompletableFuture<LiveImage> refused = room.look("linus");
        room.goOn();
        assertInstanceOf(VmsException.Forbidden.class, Lookers.why(refused));
        assertSame(other.get(), room.look("ada").get());
        assertEquals(
                List.of("ada picture", "grace question", "grace picture", "linus question", "linus picture"),
                room.asked);
    }

    /** They ask while their own picture is on its way, and are told nothing when it has come. */
    @Test
    void asksForOnePictureWhereItIsNotTold() throws Exception {
        room.haveSeen("ada");
        room.look("ada");
        room.goOn();
        room.told.put("grace", () -> false);
        CompletableFuture<LiveImage> first = room.look("grace");
        room.begun.remove().run();
        CompletableFuture<LiveImage> second = room.look("grace");
        room.goOn();
        assertSame(first.get(), second.get());
        assertEquals(List.of("ada picture", "grace question", "grace picture", "grace question"), room.asked);
    }

    @Test
    void showsNothingToWhoseRightEndsWhileTheyWait() {
        room.haveSeen("ada", "grace");
        room.look("ada");
        CompletableFuture<LiveImage> other = room.look("grace");
        room.sights.failed(room.wanted("grace").view(), Lookers.failure("unauthorized"));
        room.told.put("grace", Lookers.failing(Lookers.failure("unauthorized")));
        room.goOn();
        assertInstanceOf(VmsException.Unauthorized.class, Lookers.why(other));
        assertEquals(List.of("ada picture", "grace question"), room.asked);
    }

    @Test
    void sharesNothingThatWasAskedForAlone() throws Exception {
        room.haveSeen("ada", "grace");
        CompletableFuture<LiveImage> alone = room.images.alone(room.wanted("ada"));
        CompletableFuture<LiveImage> other = room.look("grace");
        room.goOn();
        assertNotSame(alone.get(), other.get());
        room.made.put("ada", Lookers.failing(Lookers.failure("unauthorized")));
        CompletableFuture<LiveImage> dead = room.images.alone(room.wanted("ada"));
        room.goOn();
        assertInstanceOf(VmsException.Unauthorized.class, Lookers.why(dead));
        assertEquals(List.of("ada picture", "grace picture", "ada picture"), room.asked);
    }
}
