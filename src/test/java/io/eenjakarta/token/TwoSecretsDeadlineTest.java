package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However many requests a call takes, they share its one deadline of ten seconds. */
class TwoSecretsDeadlineTest {

    private static final RefreshToken TOKEN = new RefreshToken("rt-1");

    @RegisterExtension
    final TwoSecrets two = new TwoSecrets();

    @Test
    void sendsNothingAgainWhenNoTimeIsLeft() {
        two.each = Duration.ofSeconds(10);

        assertEquals(
                new TokenOutcome.Unavailable("no time left", false, Optional.empty()),
                two.client().refresh(TOKEN));
        assertFalse(two.client().revoke(TokenFixture.holding(TOKEN)));
        assertEquals(Probe.NO_ANSWER, two.client().probe());
        assertEquals(List.of("token old", "revoke old", "token old"), two.sent());
    }

    @Test
    void probesNothingWhenNoTimeIsLeft() {
        two.each = Duration.ofSeconds(10);
        two.oldAtToken = TwoSecrets.BARE_401;

        assertInstanceOf(TokenOutcome.Unavailable.class, two.client().refresh(TOKEN));
        assertEquals(List.of("token old"), two.sent());
    }

    @Test
    void givesTheLastRequestWhatTheOthersLeave() {
        two.each = Duration.ofMillis(4900);
        two.oldAtToken = TwoSecrets.BARE_401;
        two.newAtToken = TwoSecrets.SILENCE;

        assertEquals(
                new TokenOutcome.Unavailable("no complete reply within 200 ms", true, Optional.empty()),
                two.client().refresh(TOKEN));
        assertEquals(List.of("token old", "revoke old", "token new"), two.sent());
    }

    @Test
    void countsTheLifeOfTokensFromTheRequestThatBroughtThem() {
        two.each = Duration.ofSeconds(3);

        Instant issued = assertInstanceOf(
                        TokenOutcome.Granted.class, two.client().refresh(TOKEN))
                .tokens()
                .issuedAt();
        assertEquals(NOW.plusSeconds(3), issued);
    }
}
