package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightsTest {

    private static final Duration AGE = Duration.ofMinutes(2);
    private static final ApiFault FAULT = new ApiFault(0, "", "", "");
    private static final Sights.View DOOR = view("ada", "door");

    private final SettableTime time = new SettableTime();
    private final Sights sights = new Sights(AGE, time);

    private static Sights.View view(String grant, String camera) {
        return new Sights.View(new GrantId(grant), camera, false);
    }

    @Test
    void countsForAWhile() {
        assertFalse(sights.isSeen(DOOR));
        sights.seen(DOOR, sights.moment());
        time.pass(AGE.minusMillis(1));
        assertTrue(sights.isSeen(DOOR));
        time.pass(Duration.ofMillis(1));
        assertFalse(sights.isSeen(DOOR));
    }

    @Test
    void countsForThisGrantAndCameraAndKindOfPictureOnly() {
        sights.seen(DOOR, sights.moment());
        assertFalse(sights.isSeen(view("grace", "door")));
        assertFalse(sights.isSeen(view("ada", "yard")));
        assertFalse(sights.isSeen(new Sights.View(new GrantId("ada"), "door", true)));
    }

    @Test
    void doesNotCountWhenTheClockJumpsBack() {
        sights.seen(DOOR, sights.moment());
        time.pass(Duration.ofHours(-1));
        assertFalse(sights.isSeen(DOOR));
    }

    @Test
    void remembersARefusalForAShorterWhile() {
        sights.seen(DOOR, sights.moment());
        VmsException.Forbidden why = new VmsException.Forbidden(FAULT);
        sights.failed(DOOR, why);
        assertEquals(new Sights.Refused(why), sights.of(DOOR));
        sights.failed(view("ada", "yard"), new VmsException.NotFound(FAULT));
        assertInstanceOf(Sights.Refused.class, sights.of(view("ada", "yard")));
        time.pass(Duration.ofSeconds(10));
        assertEquals(new Sights.Unknown(), sights.of(DOOR), "what it had seen before does not come back");
    }

    @Test
    void forgetsAllThatAGrantHasSeenWhenItsTokenIsRefused() {
        sights.seen(DOOR, sights.moment());
        sights.seen(view("ada", "yard"), sights.moment());
        sights.seen(view("grace", "door"), sights.moment());
        sights.failed(DOOR, new VmsException.Unauthorized(FAULT));
        assertFalse(sights.isSeen(DOOR));
        assertFalse(sights.isSeen(view("ada", "yard")));
        assertTrue(sights.isSeen(view("grace", "door")));
    }

    /** Their answers may pass each other on the way. */
    @Test
    void believesNoOlderCallThatItWasRefusedSince() {
        long older = sights.moment();
        sights.failed(DOOR, new VmsException.Forbidden(FAULT));
        sights.seen(DOOR, older);
        assertInstanceOf(Sights.Refused.class, sights.of(DOOR));
        sights.seen(DOOR, sights.moment());
        assertTrue(sights.isSeen(DOOR), "a newer one");
        older = sights.moment();
        sights.failed(DOOR, new VmsException.Unauthorized(FAULT));
        sights.seen(DOOR, older);
        assertFalse(sights.isSeen(DOOR));
        sights.seen(DOOR, sights.moment());
        assertTrue(sights.isSeen(DOOR));
    }

    @Test
    void learnsNothingFromOtherTrouble() {
        sights.seen(DOOR, sights.moment());
        sights.failed(DOOR, new VmsException.Throttled(FAULT, Optional.empty()));
        sights.failed(DOOR, new VmsException.Unavailable(FAULT, Optional.empty()));
        sights.failed(DOOR, new IllegalStateException());
        assertTrue(sights.isSeen(DOOR));
    }

    @Test
    void remembersSoManyCamerasOfSoManyGrants() {
        for (int i = 0; i < 300; i++) {
            sights.seen(view("ada", "camera " + i), sights.moment());
            sights.seen(view("ada", "camera 0"), sights.moment());
        }
        assertEquals(256, sights.size());
        assertTrue(sights.isSeen(view("ada", "camera 0")), "used a moment ago");
        assertFalse(sights.isSeen(view("ada", "camera 1")));
        for (int i = 0; i < 2100; i++) {
            sights.seen(view("grant " + i, "door"), sights.moment());
        }
        assertEquals(2000, sights.size());
    }
}
