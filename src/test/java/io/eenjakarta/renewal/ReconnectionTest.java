package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.renewal.Reconnection.Outcome;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user signs in again for a connected grant, which stays, with everything real but the provider. */
class ReconnectionTest {

    private static final Grant.Owner ADA = new Grant.Owner("00001106", "u-old");
    private static final Grant.Owner BOB = new Grant.Owner("00001106", "u-bob");

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Renewal renewal = bench.node(vault, Runnable::run).renewal();
    private final ListedLinks links = new ListedLinks();
    private final Reconnection reconnection = new Reconnection(links, renewal, bench.events, bench.audit);
    private final GrantId id = bench.connect("old");

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void goesOnUnderItsIdWithTheTokensOfTheLogin() {
        assertEquals("a-old", renewal.current(id).tokens().accessToken().value());
        bench.clock.advance(Duration.ofDays(80));
        GrantId login = login("new", ADA);
        assertEquals(Outcome.RENEWED, reconnection.renew("ada", id, login));
        assertEquals("a-new", renewal.current(id).tokens().accessToken().value());
        assertEquals(bench.clock.instant(), renewal.current(id).firstLogin());
        assertEquals(Optional.empty(), bench.vault.find(login));
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(login));
        assertEquals(List.of("old"), bench.tokens.revoked, "given back once, and the new ones not");
        assertEquals(List.of(new GrantRenewed(id, ADA)), bench.events.told);
        assertEquals(
                "ada",
                bench.audit
                        .recent(AuditFilter.all().acts(Act.RENEWED), ListPage.first(10))
                        .get(0)
                        .what()
                        .who());
    }

    @Test
    void servesEveryNodeThatHeldItBefore() {
        Renewal other = bench.renewalOn(Runnable::run);
        int seen = other.current(id).generation();
        reconnection.renew("ada", id, login("new", ADA));
        assertEquals("a-new", other.renewed(id, seen).tokens().accessToken().value());
        assertEquals(List.of(), bench.tokens.sent, "nothing was refreshed");
    }

    @Test
    void isAliveAgainForWhoeverRefersToIt() {
        bench.tokens.answer = token -> new TokenOutcome.Refused("expired");
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        bench.events.told.clear();
        assertEquals(Outcome.RENEWED, reconnection.renew("ada", id, login("new", ADA)));
        assertEquals(GrantStatus.ACTIVE, renewal.status(id).orElseThrow());
        assertEquals(List.of(), bench.tokens.revoked, "dead ones are not given back");
    }

    @Test
    void winsAgainstTheKeepAliveThatIsUnderWay() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        bench.tokens.beforeAnswer = () -> {
            sent.countDown();
            ScriptedTokens.await(answered);
        };
        Renewal other = bench.renewalOn(bench.executor);
        Future<?> keepAlive = bench.executor.submit(() -> other.keepAlive(id, 1));
        ScriptedTokens.await(sent);
        assertEquals(Outcome.RENEWED, reconnection.renew("ada", id, login("new", ADA)));
        answered.countDown();
        keepAlive.get();
        Grant now = bench.vault.find(id).orElseThrow();
        assertEquals("a-new", now.tokens().accessToken().value());
        assertEquals(GrantStatus.ACTIVE, now.status());
        assertEquals("a-new", other.current(id).tokens().accessToken().value());
    }

    @Test
    void givesBackWhatARotationOfTheOldLoginBringsTooLate() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        bench.tokens.beforeAnswer = () -> {
            sent.countDown();
            ScriptedTokens.await(answered);
        };
        Renewal other = bench.renewalOn(bench.executor);
        Future<?> keepAlive = bench.executor.submit(() -> other.keepAlive(id, 1));
        ScriptedTokens.await(sent);
        bench.clock.advance(Duration.ofSeconds(6));
        assertEquals(Outcome.RENEWED, reconnection.renew("ada", id, login("new", ADA)));
        answered.countDown();
        keepAlive.get();
        assertEquals(List.of("old", "old+"), bench.tokens.revoked);
    }

    @Test
    void givesBackWhatARotationOfTheOldLoginCouldNotStore() {
        HookedVault full = new HookedVault(bench.vault);
        full.before(Call.ADVANCE, () -> {
            throw HookedVault.unavailable();
        });
        RenewalBench.Node other = bench.node(full, bench.executor);
        assertThrows(GrantException.TryLater.class, () -> other.renewal().keepAlive(id, 1));
        bench.clock.advance(Duration.ofSeconds(6));
        assertEquals(Outcome.RENEWED, reconnection.renew("ada", id, login("new", ADA)));
        full.before(Call.ADVANCE, () -> {});
        Eventually.holds(() -> other.unstored().size() == 0);
        assertEquals(List.of("old", "old+"), bench.tokens.revoked);
        assertEquals("a-new", other.renewal().current(id).tokens().accessToken().value());
    }

    @Test
    void staysAsItIsWhenSomebodyElseSignsIn() {
        assertEquals(Outcome.OTHER_USER, reconnection.renew("ada", id, login("bob", BOB)));
        assertEquals("a-old", renewal.current(id).tokens().accessToken().value());
        assertEquals(List.of("bob"), bench.tokens.revoked);
        assertEquals(List.of(), bench.events.of(GrantRenewed.class));
    }

    @Test
    void isNotBroughtBackWhenItWasDisconnectedMeanwhile() {
        renewal.end(id);
        GrantId login = login("new", ADA);
        assertEquals(Outcome.GONE, reconnection.renew("ada", id, login));
        assertEquals(List.of("old", "new"), bench.tokens.revoked);
        assertEquals(Optional.empty(), bench.vault.find(login));
    }

    @Test
    void keepsTokensThatAreTheSameAsBefore() {
        reconnection.renew("ada", id, login("old", ADA));
        assertEquals(List.of(), bench.tokens.revoked);
    }

    @Test
    void losesNoTokensThatArePerhapsStored() {
        GrantId login = login("new", ADA);
        vault.after(Call.REPLACE, () -> {
            throw HookedVault.unavailable();
        });
        assertThrows(GrantException.TryLater.class, () -> reconnection.renew("ada", id, login));
        assertEquals(Optional.empty(), bench.vault.find(login));
        assertEquals(List.of(), bench.tokens.revoked, "they are those of the grant now");
        assertEquals(
                "a-new",
                bench.vault.find(id).orElseThrow().tokens().accessToken().value());
    }

    @Test
    void givesTokensBackThatWereNotStored() {
        GrantId login = login("new", ADA);
        vault.before(Call.REPLACE, () -> {
            throw HookedVault.unavailable();
        });
        assertThrows(GrantException.TryLater.class, () -> reconnection.renew("ada", id, login));
        assertEquals(List.of("new"), bench.tokens.revoked);
    }

    @Test
    void isOfferedForAGrantThatCannotBeRead() {
        links.link(new GrantLink("ada", id, "een", ADA, bench.clock.instant()));
        vault.before(Call.FIND, () -> {
            throw new VaultException.Unreadable("sealed with a key that is missing", true);
        });
        assertEquals(Optional.of("een"), reconnection.provider("ada", false, id), "a new login mends it");
        assertEquals(Optional.empty(), reconnection.provider("eve", true, id), "nobody can tell what it is");
    }

    @Test
    void isForItsCallerAndForAdministrators() {
        links.link(new GrantLink("ada", id, "een", ADA, bench.clock.instant()));
        assertEquals(Optional.of("een"), reconnection.provider("ada", false, id));
        assertEquals(Optional.empty(), reconnection.provider("bob", false, id));
        assertEquals(Optional.of("een"), reconnection.provider("root", true, id));
        GrantId session = bench.open();
        GrantId unknown = GrantId.random();
        links.link(new GrantLink("ada", unknown, "een", BOB, bench.clock.instant()));
        for (GrantId other : List.of(session, unknown)) {
            assertEquals(Optional.empty(), reconnection.provider("root", true, other));
            assertEquals(Optional.empty(), reconnection.provider("ada", false, other));
        }
        links.onList = ListedLinks.AWAY;
        assertThrows(GrantException.TryLater.class, () -> reconnection.provider("ada", false, id));
    }

    private GrantId login(String refreshToken, Grant.Owner who) {
        Grant login = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.of(who),
                1,
                GrantStatus.ACTIVE,
                "",
                bench.tokens.set(refreshToken, Optional.of(ScriptedTokens.LIFE)),
                bench.clock.instant(),
                bench.clock.instant());
        renewal.open(login);
        assertTrue(bench.vault.find(login.id()).isPresent());
        return login.id();
    }
}
