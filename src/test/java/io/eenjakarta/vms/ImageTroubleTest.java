package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of whom when a picture does not come, or comes late. */
class ImageTroubleTest {

    private final Lookers room = new Lookers();

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unauthorized", "forbidden", "not found", "throttled", "rejected", "tryLater"})
    void tellsNobodyElseWhatWentWrongUnderAGrant(String what) throws Exception {
        room.haveSeen("ada", "grace", "linus", "noor");
        VmsException no = Lookers.failure(what);
        room.made.put("ada", Lookers.failing(no));
        CompletableFuture<LiveImage> first = room.look("ada");
        CompletableFuture<LiveImage> same = room.look("ada");
        CompletableFuture<LiveImage> second = room.look("grace");
        CompletableFuture<LiveImage> third = room.look("linus");
        CompletableFuture<LiveImage> fourth = room.look("noor");
        room.goOn();
        assertSame(no, Lookers.why(first));
        assertSame(no, Lookers.why(same));
        assertSame(second.get(), fourth.get());
        assertSame(third.get(), fourth.get());
        assertEquals(2, room.asked.size());
    }

    @Test
    void findsThePictureHoweverManyOtherGrantsFail() throws Exception {
        List<CompletableFuture<LiveImage>> looks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            room.haveSeen("viewer " + i);
            room.made.put("viewer " + i, Lookers.failing(Lookers.failure("throttled")));
            looks.add(room.look("viewer " + i));
        }
        room.haveSeen("ada");
        CompletableFuture<LiveImage> good = room.look("ada");
        room.goOn();
        assertEquals(1, good.get().jpeg().length);
        assertTrue(looks.stream().allMatch(CompletableFuture::isDone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deviceUnavailable", "notAnImage", "unreachable", "deadline"})
    void tellsTheCamerasTroubleToAllWhoHaveSeenIt(String what) {
        room.haveSeen("ada", "grace");
        VmsException off = Lookers.failure(what);
        room.made.put("ada", Lookers.failing(off));
        CompletableFuture<LiveImage> first = room.look("ada");
        CompletableFuture<LiveImage> other = room.look("grace");
        CompletableFuture<LiveImage> stranger = room.look("linus");
        room.told.put("linus", Lookers.failing(Lookers.failure("not found")));
        room.goOn();
        assertSame(off, Lookers.why(first));
        assertSame(off, Lookers.why(other));
        assertInstanceOf(VmsException.NotFound.class, Lookers.why(stranger));
        assertSame(off, Lookers.why(room.look("grace")), "shown again for a moment");
        assertEquals(List.of("ada picture", "linus question"), room.asked);
    }

    @Test
    void makesNobodyWaitInTheLongLineOfAnotherGrant() throws Exception {
        room.haveSeen("ada", "grace");
        for (int i = 0; i < 2; i++) {
            String camera = "camera " + i;
            SharedImages.Wanted one = room.wanted("ada");
            room.images.image(new SharedImages.Wanted(
                    one.viewer(),
                    new ImageKey("een", "1106", camera, Optional.empty()),
                    Lookers.AGE,
                    one.line(),
                    one.make(),
                    one.told()));
        }
        CompletableFuture<LiveImage> waits = room.look("ada");
        assertEquals(2, room.begun.size());
        CompletableFuture<LiveImage> quick = room.look("grace");
        assertEquals(3, room.begun.size());
        room.begun.removeLast().run();
        assertSame(quick.get(), waits.get());
        assertEquals(List.of("grace picture"), room.asked);
    }

    @Test
    void tellsWhoeverWaitsTooLongForATurn() throws Exception {
        room.images = room.images(Duration.ofMillis(20), Lookers.DEADLINE);
        room.haveSeen("ada");
        List<CompletableFuture<LiveImage>> looks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SharedImages.Wanted one = room.wanted("ada");
            ImageKey key = new ImageKey("een", "1106", "camera " + i, Optional.empty());
            room.sights.seen(new Sights.View(one.viewer(), "camera " + i, false));
            looks.add(room.images.image(
                    new SharedImages.Wanted(one.viewer(), key, Lookers.AGE, one.line(), one.make(), one.told())));
        }
        VmsException.Throttled busy = assertInstanceOf(VmsException.Throttled.class, Lookers.why(looks.get(2)));
        assertEquals("busy", busy.reason());
        assertTrue(busy.retryAfter().isPresent());
        assertFalse(looks.get(0).isDone());
        room.goOn();
        assertEquals(1, looks.get(1).get().jpeg().length);
    }

    @Test
    void waitsForACallOnlySoLong() throws Exception {
        room.images = room.images(Duration.ofSeconds(60), Duration.ofMillis(20));
        CompletableFuture<Void> hang = new CompletableFuture<>();
        room.made.put("ada", () -> {
            hang.join();
            return Lookers.image();
        });
        CompletableFuture<LiveImage> look = room.look("ada");
        Bench.THREADS.execute(room.begun.remove());
        assertEquals(
                "deadline",
                assertInstanceOf(VmsException.Unavailable.class, Lookers.why(look))
                        .reason());
        room.made.remove("ada");
        room.time.pass(Lookers.AGE);
        CompletableFuture<LiveImage> next = room.look("ada");
        room.goOn();
        assertEquals(1, next.get().jpeg().length);
        hang.complete(null);
    }
}
