package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.token.SwitchOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked for under the claim of a switched grant, what is not, and how the claim is given back. */
class SwitchRequestTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final Duration TOO_LONG = Duration.ofSeconds(5).plusMillis(1);

    private final RenewalBench bench = new RenewalBench();
    private final RefreshRequest request =
            bench.node(bench.vault, bench.executor).request();
    private final GrantId login = bench.connect("r");
    private final GrantId shop = switchedFrom(login);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void bringsTheNextGeneration() {
        answers(new SwitchOutcome.Granted(tokens("next"), Optional.empty()));
        assertEquals(2, sent(Duration.ZERO).grant().generation());
        assertEquals(tokens("next"), row(shop).tokens());
    }

    @Test
    void isNotMadeWhenItsLeaseCouldEndBeforeTheAnswerIsThere() {
        assertThrows(NotNow.class, () -> sent(TOO_LONG));
        assertEquals(GrantStatus.ACTIVE, row(shop).status(), "given back");
    }

    @Test
    void isNotMadeForALoginThatIsDead() {
        bench.vault.claim(login, 1, "another", LEASE);
        bench.vault.release(login, 1, "another", GrantStatus.NEEDS_LOGIN, false, "HTTP 400 invalid_grant");
        assertDiesWithItsLogin();
    }

    @Test
    void isNotMadeForALoginThatIsGone() {
        bench.vault.end(login);
        assertDiesWithItsLogin();
    }

    @Test
    void isNotMadeWithATokenThatIsOver() {
        bench.clock.advance(ScriptedTokens.LIFE);
        GrantException.TryLater later = assertThrows(GrantException.TryLater.class, () -> sent(Duration.ZERO));
        assertEquals(1, later.staleParent());
        assertEquals(GrantStatus.ACTIVE, row(shop).status());
    }

    @Test
    void isMadeToTheLastMomentOfTheToken() {
        bench.clock.advance(ScriptedTokens.LIFE.minusMillis(1));
        answers(new SwitchOutcome.BearerRefused("status 401"));
        bench.renewal.renewed(login, 1);
        GrantException.TryLater later = assertThrows(GrantException.TryLater.class, () -> sent(Duration.ZERO));
        assertEquals(2, later.staleParent(), "whose token it was");
        assertEquals(GrantStatus.ACTIVE, row(shop).status());
    }

    @Test
    void leavesTheGrantAsItWasWhenNobodyForesawWhatHappened() {
        bench.tokens.switches = () -> {
            throw new IllegalStateException("on purpose");
        };
        assertThrows(IllegalStateException.class, () -> sent(Duration.ZERO));
        assertEquals(GrantStatus.ACTIVE, row(shop).status());
    }

    @Test
    void leavesTheGrantAsItWasWhenThisServerOrTheProviderIsToBlame() {
        answers(new SwitchOutcome.Misconfigured("a redirect"));
        NotNow ours = assertThrows(NotNow.class, () -> sent(Duration.ZERO));
        assertEquals(GrantException.Misconfigured.class, ours.forCaller().getClass());
        assertEquals(GrantStatus.ACTIVE, row(shop).status());
        answers(new SwitchOutcome.Unavailable("busy", Optional.of(Duration.ofSeconds(7))));
        NotNow later = assertThrows(NotNow.class, () -> sent(Duration.ZERO));
        assertEquals(Optional.of(Duration.ofSeconds(7)), later.retryAfter());
        assertEquals(GrantStatus.ACTIVE, row(shop).status());
    }

    @Test
    void takesWhatAnotherStoredForTheLastWordWhenItIsRefused() {
        bench.tokens.switches = () -> {
            bench.vault.advance(shop, 1, "me", tokens("winner"));
            return new SwitchOutcome.Refused("status 403");
        };
        assertEquals(2, sent(Duration.ZERO).grant().generation());
        assertEquals(GrantStatus.ACTIVE, row(shop).status());
    }

    private void assertDiesWithItsLogin() {
        GrantException dead = assertThrows(GrantException.NeedsLogin.class, () -> sent(Duration.ZERO));
        assertEquals("the sign-in that it belongs to has ended", dead.getMessage());
        assertEquals(GrantStatus.NEEDS_LOGIN, row(shop).status());
    }

    private Held sent(Duration after) {
        Claim.Taken claim = (Claim.Taken) bench.vault.claim(shop, 1, "me", LEASE);
        Patience.Since since = new Patience.Since(Patience.REAL, System.nanoTime() - after.toNanos());
        return request.send(claim, "me", true, since, false).orElseThrow();
    }

    private void answers(SwitchOutcome outcome) {
        bench.tokens.switches = () -> outcome;
    }

    private GrantId switchedFrom(GrantId parent) {
        Grant switched = Grant.switched(row(parent), SwitchBench.SHOP, tokens("shop"), bench.clock.instant());
        bench.vault.store(switched);
        return switched.id();
    }

    /** Without a refresh token, as switched grants have them. */
    private TokenSet tokens(String name) {
        TokenSet both = bench.tokens.set(name, Optional.of(ScriptedTokens.LIFE));
        return new TokenSet(both.accessToken(), Optional.empty(), both.issuedAt(), both.expiresAt(), both.apiBase());
    }

    private Grant row(GrantId id) {
        return bench.vault.find(id).orElseThrow();
    }
}
