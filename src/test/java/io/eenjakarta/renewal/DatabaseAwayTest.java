package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vault's database is away for a while: who has a living token goes on, nothing is sent and nothing lost. */
class DatabaseAwayTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Renewal renewal = bench.node(vault, Runnable::run).renewal();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void servesALivingTokenLongPastTheAgeOfTheCache() {
        renewal.current(id);
        vault.away = true;
        for (int i = 0; i < 3600; i++) {
            bench.clock.advance(Duration.ofSeconds(i % 7));
            assertEquals(1, renewal.current(id).generation());
        }
        assertEquals(1, renewal.peek(id).orElseThrow().generation());
        assertEquals(List.of(), bench.tokens.sent);
        vault.away = false;
        bench.renewal.renewed(id, 1);
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(2, renewal.current(id).generation());
    }

    @Test
    @Requirement("P11")
    void servesADueTokenUntilItDiesAndSendsNothing() {
        renewal.current(id);
        vault.away = true;
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(60));
        for (int second = 0; second < 60; second++) {
            assertEquals(1, renewal.current(id).generation());
            bench.clock.advance(Duration.ofSeconds(1));
        }
        assertThrows(GrantException.TryLater.class, () -> renewal.current(id));
        assertEquals(List.of(), bench.tokens.sent);
        assertTrue(vault.count(Call.CLAIM) <= 14, vault.count(Call.CLAIM) + " attempts in a minute");
        vault.away = false;
        bench.clock.advance(PAUSE);
        assertEquals(2, renewal.current(id).generation());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void rotatesADueTokenSoonAfterTheDatabaseIsBack() {
        renewal.current(id);
        vault.away = true;
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        assertEquals(1, renewal.current(id).generation());
        vault.away = false;
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(2, renewal.current(id).generation());
    }

    @Test
    void asksCallersToTryLaterWhenItKnowsNoToken() {
        vault.away = true;
        assertThrows(GrantException.TryLater.class, () -> renewal.current(id));
        assertThrows(GrantException.TryLater.class, () -> renewal.peek(id));
        assertThrows(GrantException.TryLater.class, () -> renewal.status(id));
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        vault.away = false;
        assertEquals(1, renewal.current(id).generation());
        bench.clock.advance(PAUSE);
        assertEquals(2, renewal.renewed(id, 1).generation());
    }

    @Test
    void doesNotServeATokenThatTheApiRefused() {
        renewal.current(id);
        vault.away = true;
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        assertEquals(List.of(), bench.tokens.sent);
        vault.away = false;
        bench.clock.advance(PAUSE);
        assertEquals(2, renewal.renewed(id, 1).generation());
    }

    @Test
    void revokesWhatEndsMeanwhile() {
        renewal.current(id);
        vault.away = true;
        assertTrue(renewal.end(id));
        assertEquals(List.of("r"), bench.tokens.revoked);
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(id), "ended here at once");
        assertFalse(renewal.end(id), "there is nothing left to end here");
        assertEquals(List.of("r"), bench.tokens.revoked);
    }

    @Test
    void givesTheTokensBackThatCouldNotBeStoredAtTheLogin() {
        vault.away = true;
        Grant fresh = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                bench.tokens.set("fresh", Optional.of(ScriptedTokens.LIFE)),
                bench.clock.instant(),
                bench.clock.instant());
        assertThrows(GrantException.TryLater.class, () -> renewal.open(fresh));
        assertEquals(List.of("fresh"), bench.tokens.revoked);
        vault.away = false;
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(fresh.id()));
    }

    @Test
    void tellsWhoeverWantsToWriteToTryLater() {
        renewal.current(id);
        vault.away = true;
        Grant.Owner owner = new Grant.Owner("00001106", "ca0f61ab");
        assertThrows(GrantException.TryLater.class, () -> renewal.identify(id, owner));
        assertThrows(GrantException.TryLater.class, () -> renewal.place(id, URI.create("https://api.example")));
        assertEquals(1, renewal.current(id).generation());
        vault.away = false;
        renewal.identify(id, owner);
        assertEquals(Optional.of(owner), renewal.current(id).owner());
        URI place = URI.create("https://api.c002.eagleeyenetworks.com");
        renewal.place(id, place);
        assertEquals(Optional.of(place), renewal.current(id).tokens().apiBase());
        assertEquals(
                Optional.of(place), bench.vault.find(id).orElseThrow().tokens().apiBase());
    }

    @Test
    void servesAllCachedGrantsOfABusyNode() {
        List<GrantId> ids = Stream.generate(bench::open).limit(500).toList();
        ids.forEach(renewal::current);
        vault.away = true;
        bench.clock.advance(Duration.ofMinutes(1));
        ids.forEach(each -> assertEquals(1, renewal.current(each).generation()));
        assertEquals(List.of(), bench.tokens.sent);
    }
}
