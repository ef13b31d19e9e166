package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Switched grants at rest: they know their parent, are never kept alive, and do not stay behind. */
class SwitchedContractTest {

    private final Grant login = Grants.fresh(GrantKind.SESSION, Grants.NOW);

    @TestVault.OnEach
    void keepTheirParentThroughRotations(TestVault kind) {
        Grant shop = switched("00050001", Grants.NOW);
        kind.vault.store(owned());
        kind.vault.store(shop);
        assertEquals(Optional.of(shop), kind.vault.find(shop.id()));
        kind.vault.claim(shop.id(), 1, "me", Duration.ofSeconds(20));
        kind.vault.advance(shop.id(), 1, "me", tokens("next"));
        Grant next = kind.vault.find(shop.id()).orElseThrow();
        assertEquals(2, next.generation());
        assertEquals(Optional.of(login.id()), next.parent());
        assertEquals(
                Optional.of(login.id()), kind.list.find(shop.id()).orElseThrow().parent());
        assertEquals(Optional.empty(), kind.list.find(login.id()).orElseThrow().parent());
        assertEquals(
                List.of(shop.id()),
                kind.list.page(GrantFilter.all().of(GrantKind.SWITCHED), ListPage.first(10)).stream()
                        .map(GrantLine::id)
                        .toList());
    }

    @TestVault.OnEach
    void areListedOldestFirstForTheirParentAlone(TestVault kind) {
        Grant second = switched("00050002", Grants.NOW.plusSeconds(1));
        Grant first = switched("00050001", Grants.NOW);
        kind.vault.store(owned());
        kind.vault.store(second);
        kind.vault.store(first);
        assertEquals(
                List.of(first.id(), second.id()),
                kind.vault.switchedFrom(login.id()).stream().map(GrantLine::id).toList());
        assertEquals(List.of(), kind.vault.switchedFrom(first.id()));
    }

    @TestVault.OnEach
    void neverRestNorCountAsLostSessions(TestVault kind) {
        kind.rest = Duration.ZERO;
        Grant shop = switched("00050001", Instant.now().minus(Duration.ofDays(100)));
        kind.vault.store(shop);
        assertEquals(List.of(), kind.vault.resting("een", 10));
        assertEquals(List.of(), kind.vault.ending("een", Duration.ofDays(1), 14, 10));
        assertEquals(List.of(), kind.list.unused("een", Duration.ofDays(14), 10));
    }

    @TestVault.OnEach
    void areClearedAwayWhenTheirParentIsDeadOrGone(TestVault kind) {
        Grant living = owned();
        Grant shop = switched("00050001", Grants.NOW);
        kind.vault.store(living);
        kind.vault.store(shop);
        assertEquals(0, kind.remains.removeGrants(Duration.ofDays(30), 100));
        kind.vault.claim(living.id(), 1, "me", Duration.ofSeconds(20));
        kind.vault.release(living.id(), 1, "me", GrantStatus.NEEDS_LOGIN, false, "refused");
        assertEquals(1, kind.remains.removeGrants(Duration.ofDays(100_000), 100));
        assertEquals(Optional.empty(), kind.vault.find(shop.id()));
        kind.vault.store(shop);
        kind.vault.end(living.id());
        assertEquals(1, kind.remains.removeGrants(Duration.ofDays(100_000), 100));
        assertEquals(Optional.empty(), kind.vault.find(shop.id()));
    }

    private Grant owned() {
        return new Grant(
                login.id(),
                GrantKind.SESSION,
                "een",
                Optional.of(new Grant.Owner("00000042", "ca0f0042")),
                1,
                GrantStatus.ACTIVE,
                "",
                login.tokens(),
                login.firstLogin(),
                login.lastRotation());
    }

    private Grant switched(String account, Instant now) {
        return Grant.switched(owned(), account, tokens(account), now);
    }

    private static TokenSet tokens(String name) {
        return new TokenSet(
                new AccessToken("a-" + name),
                Optional.empty(),
                Grants.NOW,
                Optional.of(Grants.NOW.plusSeconds(3600)),
                Optional.of(URI.create("https://api.c007.eagleeyenetworks.com")));
    }
}
