package io.eenjakarta.token;

import static io.eenjakarta.token.TwoSecrets.BARE_401;
import static io.eenjakarta.token.TwoSecrets.BROKEN;
import static io.eenjakarta.token.TwoSecrets.GRANTED;
import static io.eenjakarta.token.TwoSecrets.INVALID_CLIENT;
import static io.eenjakarta.token.TwoSecrets.INVALID_GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal of one client secret is no refusal of the client. */
class TwoSecretsTest {

    private static final RefreshToken TOKEN = new RefreshToken("rt-s3cret");

    @RegisterExtension
    final TwoSecrets two = new TwoSecrets();

    @RegisterExtension
    final TokenLog log = new TokenLog();

    private <O extends TokenOutcome> O refresh(Class<O> expected) {
        return assertInstanceOf(expected, two.client().refresh(TOKEN));
    }

    @Test
    void sendsARefusedRequestAgainWithTheOtherSecretAndStaysWithIt() {
        refresh(TokenOutcome.Granted.class);
        refresh(TokenOutcome.Granted.class);
        assertTrue(two.client().revoke(TokenFixture.holding(TOKEN)));

        assertEquals(List.of("token old", "token new", "token new", "revoke new"), two.sent());
    }

    @Test
    void exchangesACodeWithTheOtherSecretToo() {
        assertInstanceOf(TokenOutcome.Granted.class, two.client().exchange("code", new CodeVerifier("v".repeat(43))));

        assertEquals(List.of("token old", "token new"), two.sent());
    }

    @Test
    void goesBackWhenTheFirstIsTakenAgain() {
        refresh(TokenOutcome.Granted.class);
        two.oldAtToken = GRANTED;
        two.newAtToken = INVALID_CLIENT;
        refresh(TokenOutcome.Granted.class);
        refresh(TokenOutcome.Granted.class);

        assertEquals(List.of("token old", "token new", "token new", "token old", "token old"), two.sent());
    }

    @Test
    void saysOnceForEachSwitchWhichSecretIsTaken() {
        refresh(TokenOutcome.Granted.class);
        refresh(TokenOutcome.Granted.class);
        assertEquals(
                List.of(
                        "WARNING EEN-TOKEN-07 The provider takes the other one of the two client secrets: client client-1, secret 2 of 2"),
                log.switches());

        two.oldAtToken = GRANTED;
        two.newAtToken = INVALID_CLIENT;
        refresh(TokenOutcome.Granted.class);
        assertEquals(2, log.switches().size());
        assertTrue(
                log.switches().get(1).endsWith(", secret 1 of 2"),
                log.switches().get(1));
    }

    @Test
    void takesADeadGrantForAnAcceptedClient() {
        two.newAtToken = INVALID_GRANT;
        refresh(TokenOutcome.Refused.class);
        refresh(TokenOutcome.Refused.class);

        assertEquals(List.of("token old", "token new", "token new"), two.sent());
    }

    @Test
    void blamesTheClientWhenTheOtherSecretIsRefusedToo() {
        two.newAtToken = INVALID_CLIENT;
        assertTrue(refresh(TokenOutcome.Misconfigured.class).client());
        refresh(TokenOutcome.Misconfigured.class);

        assertEquals(List.of("token old", "token new", "token old", "token new"), two.sent());
        assertEquals(List.of(), log.switches());
    }

    @Test
    void doesNotTakeATroubledServerForAnAcceptedClient() {
        two.newAtToken = BROKEN;
        assertFalse(refresh(TokenOutcome.Unavailable.class).unanswered());
        refresh(TokenOutcome.Unavailable.class);

        assertEquals(List.of("token old", "token new", "token old", "token new"), two.sent());
        assertEquals(List.of(), log.switches());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "400, `{\"error\":\"invalid_grant\"}`",
                "400, `{\"error\":\"unauthorized_client\"}`",
                "400, `{\"error\":\"invalid_scope\"}`",
                "403, ``",
                "503, ``",
                "200, `garbage`",
                "200, `{\"access_token\":\"at-s3cret\"}`"
            })
    void sendsNothingAgainAfterAnyOtherAnswer(int status, String body) {
        two.oldAtToken = new TwoSecrets.Answer(status, body);
        two.client().refresh(TOKEN);

        assertEquals(List.of("token old"), two.sent());
    }

    @Test
    void probesABare401WithTheSecretThatGotIt() {
        two.oldAtToken = BARE_401;
        refresh(TokenOutcome.Granted.class);

        assertEquals(List.of("token old", "revoke old", "token new"), two.sent());
    }

    @Test
    void probesABare401OfTheOtherSecretToo() {
        two.oldAtToken = BARE_401;
        two.newAtToken = BARE_401;
        refresh(TokenOutcome.Refused.class);

        assertEquals(List.of("token old", "revoke old", "token new", "revoke new"), two.sent());
        assertEquals(1, log.switches().size());
    }

    @Test
    void sendsNothingAgainWhileABare401IsUnexplained() {
        two.oldAtToken = BARE_401;
        two.oldAtRevoke = BROKEN;
        assertFalse(refresh(TokenOutcome.Unavailable.class).unanswered());

        assertEquals(List.of("token old", "revoke old"), two.sent());
    }

    @Test
    void revokesWithTheOtherSecretAfterA401() {
        assertTrue(two.client().revoke(TokenFixture.holding(TOKEN)));
        assertEquals(List.of("revoke old", "revoke new"), two.sent());

        two.newAtRevoke = BROKEN;
        assertFalse(two.client().revoke(TokenFixture.holding(TOKEN)));
        assertEquals(List.of("revoke old", "revoke new", "revoke new"), two.sent());
    }

    @Test
    void probesTheClientWithEverySecret() {
        two.newAtToken = INVALID_GRANT;
        assertEquals(Probe.CLIENT_ACCEPTED, two.client().probe());
        assertEquals(List.of("token old", "token new"), two.sent());

        two.newAtToken = INVALID_CLIENT;
        assertEquals(Probe.CLIENT_REFUSED, two.client().probe());
        assertEquals(List.of("token new", "token old"), two.sent().subList(2, 4));
    }

    @Test
    void logsNoSecret() {
        refresh(TokenOutcome.Granted.class);
        two.newAtToken = INVALID_CLIENT;
        refresh(TokenOutcome.Misconfigured.class);

        assertEquals(2, log.lines().size());
        assertFalse(String.join("\n", log.lines()).contains("s3cret"));
    }
}
