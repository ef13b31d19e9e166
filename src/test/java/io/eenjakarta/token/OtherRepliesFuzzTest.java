package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.security.Requirement;
import java.time.Instant;
import java.util.Optional;

/** Answers of the revocation end point and of the one that switches accounts. */
@Requirement({"F5", "C16", "C28"})
class OtherRepliesFuzzTest {

    private static final String ACCESS = "access-0123456789abcdef0123456789abcdef";
    private static final Provider PROVIDER = TokenFixture.provider();

    @FuzzTest
    void areJudgedByTheirStatusWhateverTheySay(byte[] input) {
        String body = new String(input, UTF_8);
        for (int status : new int[] {200, 204, 301, 400, 401, 403, 404, 429, 500, 503}) {
            PostResult reply = new PostResult.Reply(status, Optional.of(body), Optional.empty());
            Probe wanted =
                    switch (status) {
                        case 200 -> Probe.CLIENT_ACCEPTED;
                        case 401 -> Probe.CLIENT_REFUSED;
                        default -> Probe.NO_ANSWER;
                    };
            assertEquals(wanted, Probe.of(reply));
            SwitchOutcome outcome = AccountSwitch.classify(reply, NOW, PROVIDER);
            assertTrue(status / 100 == 2 || !(outcome instanceof SwitchOutcome.Granted), body);
        }
    }

    @FuzzTest
    void neverLoseATokenThatIsThere(FuzzedDataProvider data) {
        OddMembers odd = new OddMembers(data);
        String json = "{" + odd.some() + "\"accessToken\":\"" + ACCESS + "\"," + odd.some() + "\"end\":0}";
        SwitchOutcome outcome =
                AccountSwitch.classify(new PostResult.Reply(201, Optional.of(json), Optional.empty()), NOW, PROVIDER);
        SwitchOutcome.Granted granted = assertInstanceOf(SwitchOutcome.Granted.class, outcome, json);
        assertEquals(ACCESS, granted.tokens().accessToken().value());
        Instant end = granted.tokens().expiresAt().orElse(NOW.plusSeconds(1));
        assertFalse(!end.isAfter(NOW) || end.isAfter(NOW.plus(TokenReply.LONGEST_LIFE)), json);
        assertFalse(outcome.toString().contains(ACCESS), outcome.toString());
    }
}
