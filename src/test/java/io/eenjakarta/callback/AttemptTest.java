package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");

    @Test
    void comesBackFromItsBytesAsItWas() {
        Attempt attempt = Attempt.start("een", "/cameras?a=1&b=%20", NOW);
        assertEquals(attempt, Attempt.of(attempt.bytes()));
        assertEquals(attempt.by("ada"), Attempt.of(attempt.by("ada").bytes()));
        Attempt renewing = attempt.by("ada").renewing(new GrantId("g-1"));
        assertEquals(renewing, Attempt.of(renewing.bytes()));
        assertEquals("g-1", renewing.renews());
    }

    /** A sign-in may begin on one build and end on another. */
    @Test
    void isWrittenAsAnOlderBuildHasItUnlessItRenews() {
        Attempt login = Attempt.start("een", "/cameras", NOW);
        assertEquals("", new String(login.bytes(), UTF_8).split("\n")[3]);
        Attempt connecting = login.by("ada");
        assertEquals(connecting.caller(), new String(connecting.bytes(), UTF_8).split("\n")[3]);
    }

    @Test
    void isItsCallersAloneOrALogin() {
        Attempt login = Attempt.start("een", "/", NOW);
        assertTrue(login.isLogin());
        assertFalse(login.isBy(Optional.empty()));
        assertFalse(login.isBy(Optional.of("ada")));
        assertFalse(login.isBy(Optional.of("")));
        Attempt adas = login.by("ada");
        assertFalse(adas.isLogin());
        assertTrue(adas.isBy(Optional.of("ada")));
        assertFalse(adas.isBy(Optional.of("Ada")));
        assertFalse(adas.isBy(Optional.empty()));
        String longest = "\u00fc\n".repeat(200);
        assertTrue(Attempt.of(login.by(longest).bytes()).isBy(Optional.of(longest)));
        assertEquals(43, login.by(longest).caller().length());
    }

    @Test
    void keepsATargetWholeEvenWithLineEndsInIt() {
        Attempt attempt = Attempt.start("een", "/a\nb\nc", NOW);
        assertEquals("/a\nb\nc", Attempt.of(attempt.bytes()).target());
    }

    @Test
    @Requirement({"C3", "C4"})
    void hasAStateAndAVerifierOf32RandomBytesEach() {
        Attempt one = Attempt.start("een", "/", NOW);
        Attempt other = Attempt.start("een", "/", NOW);
        for (String random : new String[] {one.state(), one.verifier().value()}) {
            assertTrue(random.matches("[A-Za-z0-9_-]{43}"), random);
        }
        assertNotEquals(one.state(), one.verifier().value());
        assertNotEquals(one.state(), other.state());
        assertNotEquals(one.verifier(), other.verifier());
    }

    @Test
    void isNamedByItsStateWithoutGivingItAway() {
        Attempt attempt = Attempt.start("een", "/", NOW);
        assertEquals(Attempt.id(attempt.state()), attempt.id());
        assertTrue(attempt.id().matches("[0-9a-f]{12}"), attempt.id());
        assertFalse(attempt.state().contains(attempt.id()));
    }

    @Test
    @Requirement("C21")
    void showsNoSecretAsText() {
        Attempt attempt = Attempt.start("een", "/", NOW);
        assertEquals("attempt " + attempt.id(), attempt.toString());
        String good = new AnswerCheck.Good(attempt, "s3cret").toString();
        assertFalse(good.contains("s3cret") || good.contains(attempt.state()), good);
        assertTrue(new String(attempt.bytes(), UTF_8).contains(attempt.state()));
    }
}
