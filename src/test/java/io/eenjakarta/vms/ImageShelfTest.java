package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageShelfTest {

    private static final Duration AGE = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final int MOST_BYTES = 1000;
    private static final ImageKey DOOR = key("door");

    private final SettableTime time = new SettableTime();
    private final ImageShelf shelf = new ImageShelf(MOST_BYTES, REMEMBERED, time);

    private static ImageKey key(String camera) {
        return new ImageKey("een", "1106", camera, Optional.empty());
    }

    private static LiveImage image(int bytes) {
        return new LiveImage(new byte[bytes], Optional.empty());
    }

    @Test
    void showsAPictureUntilItIsTooOld() {
        LiveImage image = image(10);
        shelf.put(DOOR, image, AGE);
        time.pass(AGE.minusMillis(1));
        assertSame(image, shelf.young(DOOR).orElseThrow().image());
        time.pass(Duration.ofMillis(1));
        assertEquals(Optional.empty(), shelf.young(DOOR));
    }

    @Test
    void takesNoPictureForYoungWhenTheClockJumpsBack() {
        shelf.put(DOOR, image(10), AGE);
        time.pass(Duration.ofHours(-1));
        assertEquals(Optional.empty(), shelf.young(DOOR));
    }

    @Test
    void showsTroubleForASecondAtMost() {
        VmsException off = new VmsException.Unavailable(new ApiFault(503, "", "", ""), Optional.empty());
        shelf.put(DOOR, off, AGE);
        assertSame(off, shelf.young(DOOR).orElseThrow().trouble());
        time.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), shelf.young(DOOR));
        shelf.put(DOOR, off, Duration.ofMillis(200));
        time.pass(Duration.ofMillis(200));
        assertEquals(Optional.empty(), shelf.young(DOOR));
    }

    @Test
    void keepsAccountsAndMomentsApart() {
        shelf.put(DOOR, image(10), AGE);
        assertEquals(Optional.empty(), shelf.young(new ImageKey("een", "1107", "door", Optional.empty())));
        assertEquals(Optional.empty(), shelf.young(new ImageKey("cameramanager", "1106", "door", Optional.empty())));
        assertEquals(Optional.empty(), shelf.young(new ImageKey("een", "1106", "door", Optional.of(Bench.NOW))));
    }

    @Test
    void holdsNoOldPictureWhenTheNextOneComesButRemembersThatSomebodyLooked() {
        shelf.put(DOOR, image(10), AGE);
        shelf.put(key("yard"), image(20), AGE);
        assertEquals(30, shelf.bytes());
        time.pass(AGE);
        shelf.put(key("gate"), image(40), AGE);
        assertEquals(40, shelf.bytes());
        assertTrue(shelf.knows(DOOR));
        time.pass(REMEMBERED);
        assertFalse(shelf.knows(DOOR));
        shelf.put(key("gate"), image(40), AGE);
        assertEquals(1, shelf.size());
        assertEquals(40, shelf.bytes());
    }

    @Test
    void keepsAYoungPictureLongerThanItRemembersOthers() {
        shelf.put(DOOR, image(10), REMEMBERED.multipliedBy(3));
        time.pass(REMEMBERED.multipliedBy(2));
        shelf.put(key("yard"), image(10), AGE);
        assertTrue(shelf.young(DOOR).isPresent());
    }

    @Test
    void holdsSoManyBytesTheLastUsed() {
        for (int i = 0; i < 9; i++) {
            shelf.put(key("camera " + i), image(100), AGE);
        }
        shelf.put(DOOR, image(100), AGE);
        assertEquals(MOST_BYTES, shelf.bytes());
        shelf.young(key("camera 0"));
        shelf.put(key("a byte more"), image(1), AGE);
        assertEquals(901, shelf.bytes());
        assertTrue(shelf.young(key("camera 0")).isPresent(), "used a moment ago");
        assertFalse(shelf.young(key("camera 1")).isPresent(), "used longest ago");
        shelf.put(DOOR, image(50), AGE);
        assertEquals(851, shelf.bytes(), "the one before it counts no more");
        shelf.put(key("too large"), image(MOST_BYTES + 1), AGE);
        assertEquals(0, shelf.bytes());
    }

    @Test
    void remembersSoManyCameras() {
        for (int i = 0; i < 2100; i++) {
            shelf.put(key("camera " + i), image(0), AGE);
        }
        assertEquals(2000, shelf.size());
    }
}
