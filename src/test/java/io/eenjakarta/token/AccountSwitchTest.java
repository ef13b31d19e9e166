package io.eenjakarta.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of {@code authorizationTokens} mean, however odd they are. */
class AccountSwitchTest {

    private static final Instant NOW = TokenFixture.NOW;
    private static final String BASE = "\"httpsBaseUrl\":{\"hostname\":\"api.c007.eagleeyenetworks.com\",\"port\":443}";

    @RegisterExtension
    final TokenLog log = new TokenLog();

    @Test
    void asksAsThePlatformSays() {
        assertEquals(
                "{\"type\":\"reseller\",\"targetType\":\"account\",\"targetId\":\"00012345\",\"scopes\":[\"vms.all\"]}",
                new String(AccountSwitch.body("00012345", "vms.all"), StandardCharsets.UTF_8));
    }

    @Test
    void asksForNoScopeWithoutAName() {
        String body = new String(AccountSwitch.body("1", " vms.all  vms.some "), StandardCharsets.UTF_8);
        assertTrue(body.endsWith("\"scopes\":[\"vms.all\",\"vms.some\"]}"), body);
    }

    @Test
    void findsNoReasonInATextThatBreaksOff() {
        assertEquals(
                new SwitchOutcome.Refused("status 403"),
                outcome(403, "{\"details\":[{\"reason\":\"wrongAccountType\"}],\"mess"));
    }

    @Test
    void saysWhatIsOddAboutAReplyAndNothingAboutOneThatIsNot() {
        granted("{\"accessToken\":\"t\",\"expireTimestamp\":\"2026-11-21T13:00:00Z\"}");
        assertEquals(List.of(), log.lines());

        granted("{\"accessToken\":\"t\",\"token_type\":\"mac\",\"expireTimestamp\":\"2026-11-21T12:00:00Z\"}");
        assertEquals(1, log.lines().size());
        assertTrue(
                log.lines().get(0).startsWith("WARNING EEN-TOKEN-06")
                        && log.lines().get(0).endsWith(": token_type \"mac\", expireTimestamp is over"),
                log.lines().get(0));
    }

    @Test
    void takesTokenEndAndAddress() {
        SwitchOutcome.Granted granted = granted(
                "{\"accessToken\":\"t\",\"expireTimestamp\":\"2026-11-21T13:30:00.500+00:30\",\"scopes\":[\"vms.all\"],"
                        + BASE + "}");
        assertEquals("t", granted.tokens().accessToken().value());
        assertEquals(Optional.empty(), granted.tokens().refreshToken());
        assertEquals(
                Optional.of(Instant.parse("2026-11-21T13:00:00.500Z")),
                granted.tokens().expiresAt());
        assertEquals(
                Optional.of(URI.create("https://api.c007.eagleeyenetworks.com")),
                granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"expireTimestamp\":\"soon\"",
                ",\"expireTimestamp\":17",
                ",\"expireTimestamp\":null",
                ",\"expireTimestamp\":\"2026-11-21T12:00:00Z\""
            })
    void usesATokenWithoutAnEndUntilItIsRefused(String end) {
        assertEquals(
                Optional.empty(),
                granted("{\"accessToken\":\"t\"" + end + "}").tokens().expiresAt());
    }

    @Test
    void cutsAnEndThatIsTooFarAway() {
        assertEquals(
                Optional.of(NOW.plus(Duration.ofDays(90))),
                granted("{\"accessToken\":\"t\",\"expireTimestamp\":\"2099-01-01T00:00:00Z\"}")
                        .tokens()
                        .expiresAt());
    }

    @Test
    void keepsTheTokenAndNotTheAddressOfAForeignHost() {
        SwitchOutcome.Granted granted =
                granted("{\"accessToken\":\"t\",\"httpsBaseUrl\":{\"hostname\":\"api.example.com\",\"port\":443}}");
        assertEquals(Optional.empty(), granted.tokens().apiBase());
        assertTrue(granted.baseFault().orElseThrow().contains("allow-list"));
    }

    @Test
    void takesATextThatBreaksOffBehindTheToken() {
        assertEquals(
                "t",
                granted("{\"accessToken\":\"t\",\"expireTime")
                        .tokens()
                        .accessToken()
                        .value());
        assertInstanceOf(
                SwitchOutcome.Unavailable.class, outcome(201, "{\"expireTimestamp\":\"2026-11-21T13:00:00Z\",\"acce"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, BearerRefused",
        "403, Refused",
        "404, Refused",
        "408, Unavailable",
        "429, Unavailable",
        "500, Unavailable",
        "503, Unavailable",
        "400, Misconfigured",
        "405, Misconfigured",
        "302, Misconfigured",
        "200, Unavailable"
    })
    void judgesByTheStatusWhereThereIsNoToken(int status, String expected) {
        assertEquals(expected, outcome(status, "<html>").getClass().getSimpleName());
    }

    @Test
    void tellsTheReasonAndNothingElse() {
        SwitchOutcome.Refused refused = (SwitchOutcome.Refused)
                outcome(
                        403,
                        "{\"code\":403,\"message\":\"secret\",\"details\":[{\"type\":\"badRequest\"},{\"type\":\"errorInfo\",\"reason\":\"wrongAccountType\"}]}");
        assertEquals("status 403 wrongAccountType", refused.detail());
        String odd = outcome(403, "{\"details\":[{\"reason\":\"a token 12\"}]}").toString();
        assertFalse(odd.contains("token"), odd);
    }

    @Test
    void passesOnHowLongToWaitAndThatNothingCame() {
        PostResult busy = new PostResult.Reply(429, Optional.of("{}"), Optional.of(Duration.ofSeconds(3)));
        assertEquals(
                new SwitchOutcome.Unavailable("status 429", Optional.of(Duration.ofSeconds(3))),
                AccountSwitch.classify(busy, NOW, TokenFixture.provider()));
        assertEquals(
                new SwitchOutcome.Unavailable("gone", Optional.empty()),
                AccountSwitch.classify(new PostResult.Lost("gone", true), NOW, TokenFixture.provider()));
    }

    private static SwitchOutcome.Granted granted(String body) {
        return (SwitchOutcome.Granted) outcome(201, body);
    }

    private static SwitchOutcome outcome(int status, String body) {
        return AccountSwitch.classify(
                new PostResult.Reply(status, Optional.of(body), Optional.empty()), NOW, TokenFixture.provider());
    }
}
