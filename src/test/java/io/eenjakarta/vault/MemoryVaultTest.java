package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MemoryVaultTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(20);

    private final GrantId id = GrantId.random();
    private final MemoryVault vault = new MemoryVault();

    @BeforeEach
    void storesAGrant() {
        vault.store(grant());
    }

    @Test
    void findsWhatItStoredAndNothingElse() {
        assertEquals(Optional.of(grant()), vault.find(id));
        assertEquals(Optional.empty(), vault.find(GrantId.random()));
    }

    @Test
    void storesNoGrantTwice() {
        assertThrows(IllegalStateException.class, () -> vault.store(grant()));
    }

    @Test
    void givesTheRightToRotateToOneOwner() {
        assertTrue(vault.claim(id, 1, "me", NOW, LATER));
        assertEquals(GrantStatus.ROTATING, now().status());
        assertEquals(1, now().generation());
        assertFalse(vault.claim(id, 1, "other", NOW, LATER));
        assertFalse(vault.claim(id, 1, "me", NOW, LATER));
    }

    @Test
    void givesItToOneOfMany() {
        long winners = IntStream.range(0, 64)
                .parallel()
                .filter(i -> vault.claim(id, 1, "owner " + i, NOW, LATER))
                .count();
        assertEquals(1, winners);
    }

    @Test
    void givesItToAnotherOwnerOnlyAfterTheDeadline() {
        vault.claim(id, 1, "dead", NOW, LATER);
        assertFalse(vault.claim(id, 1, "me", LATER, LATER.plusSeconds(20)));
        assertTrue(vault.claim(id, 1, "me", LATER.plusMillis(1), LATER.plusSeconds(20)));
        assertFalse(vault.advance(id, 1, "dead", tokens("late"), LATER));
        assertTrue(vault.advance(id, 1, "me", tokens("mine"), LATER));
    }

    @Test
    void givesItForTheGenerationThatIsThere() {
        assertFalse(vault.claim(id, 0, "me", NOW, LATER));
        assertFalse(vault.claim(id, 2, "me", NOW, LATER));
        assertFalse(vault.claim(GrantId.random(), 1, "me", NOW, LATER));
    }

    @Test
    void storesTheNextGenerationForItsOwnerOnce() {
        vault.claim(id, 1, "me", NOW, LATER);
        assertFalse(vault.advance(id, 1, "other", tokens("stolen"), LATER));
        assertFalse(vault.advance(id, 2, "me", tokens("wrong"), LATER));
        TokenSet next = tokens("next");
        assertTrue(vault.advance(id, 1, "me", next, LATER));
        assertFalse(vault.advance(id, 1, "me", tokens("again"), LATER));
        assertEquals(2, now().generation());
        assertEquals(GrantStatus.ACTIVE, now().status());
        assertSame(next, now().tokens());
        assertEquals(LATER, now().lastRotation());
        assertEquals(NOW, now().firstLogin());
        assertTrue(vault.claim(id, 2, "next owner", LATER, LATER.plusSeconds(20)));
    }

    @Test
    void storesNothingForWhoNeverHadTheRight() {
        assertFalse(vault.advance(id, 1, "me", tokens("next"), NOW));
        assertFalse(vault.advance(id, 1, "", tokens("next"), NOW));
        assertEquals(grant(), now());
    }

    @ParameterizedTest
    @EnumSource(
            value = GrantStatus.class,
            names = {"ACTIVE", "SUSPECT"})
    void canBeRotatedAgainAfterARelease(GrantStatus status) {
        vault.claim(id, 1, "me", NOW, LATER);
        assertFalse(vault.release(id, 1, "other", status, "why"));
        assertTrue(vault.release(id, 1, "me", status, "why"));
        assertEquals(status, now().status());
        assertEquals("why", now().reason());
        assertEquals(grant().tokens(), now().tokens());
        assertFalse(vault.release(id, 1, "me", status, "why"));
        assertTrue(vault.claim(id, 1, "me again", NOW, LATER));
    }

    @ParameterizedTest
    @EnumSource(
            value = GrantStatus.class,
            mode = Mode.INCLUDE,
            names = {"NEEDS_LOGIN", "ENDED"})
    void staysDeadWhenReleasedAsDead(GrantStatus status) {
        vault.claim(id, 1, "me", NOW, LATER);
        assertTrue(vault.release(id, 1, "me", status, "refused"));
        assertFalse(vault.claim(id, 1, "me", LATER.plusSeconds(60), LATER.plusSeconds(90)));
        assertEquals(status, now().status());
    }

    @Test
    void fillsInOwnerAndApiBaseInTheMiddleOfARotation() {
        vault.claim(id, 1, "me", NOW, LATER);
        Grant.Owner ada = new Grant.Owner("00001106", "ca0f61ab");
        URI base = URI.create("https://api.c001.eagleeyenetworks.com");
        vault.identify(id, ada);
        vault.place(id, base);
        assertEquals(Optional.of(ada), now().owner());
        assertEquals(Optional.of(base), now().tokens().apiBase());
        assertTrue(vault.advance(id, 1, "me", tokens("next"), LATER));
        assertEquals(Optional.of(ada), now().owner());
    }

    @Test
    void endsAGrantOnceAndForgetsIt() {
        vault.claim(id, 1, "me", NOW, LATER);
        assertEquals(grant().tokens(), vault.end(id).orElseThrow().tokens());
        assertEquals(Optional.empty(), vault.end(id));
        assertEquals(Optional.empty(), vault.find(id));
        assertFalse(vault.advance(id, 1, "me", tokens("late"), LATER));
        vault.identify(id, new Grant.Owner("a", "b"));
        assertEquals(Optional.empty(), vault.find(id));
    }

    private Grant now() {
        return vault.find(id).orElseThrow();
    }

    private Grant grant() {
        return new Grant(
                id, GrantKind.SESSION, "een", Optional.empty(), 1, GrantStatus.ACTIVE, "", tokens("first"), NOW, NOW);
    }

    private static TokenSet tokens(String name) {
        return new TokenSet(
                new AccessToken("access " + name),
                Optional.of(new RefreshToken("refresh " + name)),
                NOW,
                Optional.of(NOW.plusSeconds(3600)),
                Optional.empty());
    }
}
