package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBookTest {
    private static final String CLIENT = "client";
    private static final String BACK = "http://127.0.0.1:3333";
    private static final TokenOutcome DEAD = new TokenOutcome.Refused("invalid_grant");
    private static final DemoData.User ADA = DemoData.demo().users().get(0);

    private final SettableClock clock = new SettableClock();
    private final Faults faults = new Faults();
    private final TokenBook book = new TokenBook(clock, Duration.ofHours(12), faults::rules, List.of("the secret"));

    private TokenOutcome.Issued login() {
        String code = book.issueCode(new TokenBook.CodeRequest(CLIENT, BACK, null, "vms.all", ADA));
        return (TokenOutcome.Issued) book.redeem(CLIENT, code, BACK, null);
    }

    private TokenOutcome refresh(TokenOutcome.Issued tokens) {
        return book.refresh(CLIENT, tokens.refreshToken(), null);
    }

    private boolean works(TokenOutcome.Issued tokens) {
        return book.bearer(tokens.accessToken()).isPresent();
    }

    @Test
    void accessTokenLivesAsLongAsItSays() {
        TokenOutcome.Issued tokens = login();
        assertEquals(43200, tokens.expiresIn());
        clock.advance(Duration.ofHours(12).minusSeconds(10));
        assertTrue(works(tokens));
        clock.advance(Duration.ofSeconds(10));
        assertFalse(works(tokens));
        clock.reset();
        assertTrue(works(tokens));
    }

    @Test
    void refreshTokenDiesAfterFourteenIdleDays() {
        TokenOutcome.Issued tokens = login();
        clock.advance(Duration.ofDays(14).minusMinutes(1));
        TokenOutcome.Issued next = (TokenOutcome.Issued) refresh(tokens);
        clock.advance(Duration.ofDays(14));
        assertEquals(DEAD, refresh(next));
        assertEquals(Set.of(), book.liveRefreshTokens());
    }

    @Test
    void refreshTokenDiesNinetyDaysAfterTheLogin() {
        TokenOutcome.Issued tokens = login();
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofDays(11));
            tokens = (TokenOutcome.Issued) refresh(tokens);
        }
        clock.advance(Duration.ofDays(2));
        assertEquals(DEAD, refresh(tokens));
    }

    @Test
    void simultaneousRefreshesHaveOneWinner() {
        TokenOutcome.Issued tokens = login();
        AtomicInteger winners = new AtomicInteger();
        IntStream.range(0, 16).parallel().forEach(i -> {
            if (refresh(tokens) instanceof TokenOutcome.Issued) {
                winners.incrementAndGet();
            }
        });
        assertEquals(1, winners.get());
    }

    @Test
    void killedAccessTokensCanBeRefreshed() {
        TokenOutcome.Issued tokens = login();
        book.killAccessTokens();
        assertFalse(works(tokens));
        assertTrue(works((TokenOutcome.Issued) refresh(tokens)));
    }

    @Test
    void killedGrantsCannot() {
        TokenOutcome.Issued tokens = login();
        String code = book.issueCode(new TokenBook.CodeRequest(CLIENT, BACK, null, "vms.all", ADA));
        book.killGrants();
        assertFalse(works(tokens));
        assertEquals(DEAD, refresh(tokens));
        assertEquals(DEAD, book.redeem(CLIENT, code, BACK, null));
        assertEquals(Set.of(), book.liveRefreshTokens());
        assertTrue(works(login()));
    }

    @Test
    void reuseEndsTheLoginOnlyWhenAskedTo() {
        TokenOutcome.Issued first = login();
        TokenOutcome.Issued second = (TokenOutcome.Issued) refresh(first);
        assertEquals(DEAD, refresh(first));
        assertTrue(works(second));
        faults.reuseKillsFamily(true);
        assertEquals(DEAD, refresh(first));
        assertFalse(works(second));
        assertEquals(DEAD, refresh(second));
    }

    @Test
    void newLoginEndsTheOlderOnesOnlyWhenAskedTo() {
        TokenOutcome.Issued first = login();
        TokenOutcome.Issued second = login();
        assertTrue(works(first));
        faults.newLoginKillsOlder(true);
        TokenOutcome.Issued third = login();
        assertFalse(works(first));
        assertEquals(DEAD, refresh(second));
        assertTrue(works(third));
    }

    @Test
    void permanentTokensStayAsTheyAre() {
        faults.permanentTokens(true);
        TokenOutcome.Issued first = login();
        clock.advance(Duration.ofHours(11));
        TokenOutcome.Issued second = (TokenOutcome.Issued) refresh(first);
        assertEquals(first.refreshToken(), second.refreshToken());
        assertEquals(first.accessToken(), second.accessToken());
        assertTrue(second.expiresIn() <= 3600 && second.expiresIn() > 3500);
        clock.advance(Duration.ofDays(200));
        TokenOutcome.Issued third = (TokenOutcome.Issued) refresh(second);
        assertEquals(first.refreshToken(), third.refreshToken());
        assertNotEquals(first.accessToken(), third.accessToken());
        assertEquals(43200, third.expiresIn());
    }

    @Test
    void remembersEverySecretAndOnlyTheLiveRefreshTokens() {
        TokenOutcome.Issued first = login();
        TokenOutcome.Issued second = (TokenOutcome.Issued) refresh(first);
        Set<String> secrets = book.everyIssuedSecret();
        // the client's secret, one code, two pairs
        assertEquals(6, secrets.size());
        assertTrue(secrets.containsAll(Set.of("the secret", first.accessToken(), first.refreshToken())));
        assertTrue(secrets.containsAll(Set.of(second.accessToken(), second.refreshToken())));
        assertEquals(Set.of(second.refreshToken()), book.liveRefreshTokens());
    }

    @Test
    void outcomesDoNotPrintTokens() {
        assertEquals("Issued[43200 s]", login().toString());
    }
}
