package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private final Owners owners = new Owners()
            .claim("vault", "org.vault.", "org.h2.")
            .claim("login", ".notify", "org.server.Login.")
            .claimOnTop("ours", "org.ours.", "org.vault.");

    @Test
    void givesASampleToTheFirstFrameThatIsClaimed() {
        assertEquals("vault", owners.of(List.of("org.json.Parser.parse", "org.h2.Row.read", "org.server.Login.run")));
        assertEquals("login", owners.of(List.of("org.server.Login.run", "org.h2.Row.read")));
    }

    @Test
    void claimsTheEndOfAFrame() {
        assertEquals("login", owners.of(List.of("org.json.Parser.parse", "org.any.Context.notify")));
        assertEquals(Owners.REST, owners.of(List.of("org.any.Context.notifyAll")));
    }

    @Test
    void takesNoAccountOfTheJdk() {
        assertEquals("ours", owners.of(List.of("java.util.TimSort.sort", "org.ours.Page.write")));
        assertEquals(Owners.JDK_ALONE, owners.of(List.of("java.lang.Thread.run")));
        assertEquals(Owners.JDK_ALONE, owners.of(List.of()));
    }

    @Test
    void claimsOnTopNothingBelow() {
        assertEquals(Owners.REST, owners.of(List.of("org.json.Parser.parse", "org.ours.Page.write")));
    }

    @Test
    void givesWhatTwoClaimToTheFirstOfThem() {
        assertEquals("vault", owners.of(List.of("org.vault.Seal.open")));
    }
}
