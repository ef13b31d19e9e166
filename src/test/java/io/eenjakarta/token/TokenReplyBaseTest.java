package io.eenjakarta.token;

import static io.eenjakarta.token.TokenReplyFixture.assertPairKept;
import static io.eenjakarta.token.TokenReplyFixture.granted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.ApiHosts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a reply says that the API is: taken in every form seen, and only from the list of hosts. */
class TokenReplyBaseTest {

    private static final URI C001 = URI.create("https://api.c001.eagleeyenetworks.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\"}",
                "{\"hostname\":\"API.C001.EagleEyeNetworks.com\",\"port\":443}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":null}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":443.0}",
                "\"api.c001.eagleeyenetworks.com\"",
                "\"api.c001.eagleeyenetworks.com:443\"",
                "\"https://api.c001.eagleeyenetworks.com\"",
                "\"https://api.c001.eagleeyenetworks.com/\"",
                "\"https://api.c001.eagleeyenetworks.com:443\""
            })
    void understandsTheBaseInEveryFormSeen(String base) {
        TokenOutcome.Granted granted = granted(",\"httpsBaseUrl\":" + base);

        assertEquals(Optional.of(C001), granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"httpsBaseUrl\":null", ",\"httpsBaseUrl\":\"\"", ",\"httpsBaseUrl\":\" \""})
    void leavesTheBaseOpenWhenThereIsNone(String member) {
        TokenOutcome.Granted granted = granted(member);

        assertPairKept(granted);
        assertEquals(Optional.empty(), granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hostname\":\"evil.example\",\"port\":443}",
                "{\"hostname\":\"evileagleeyenetworks.com\"}",
                "{\"hostname\":\"api.c001.eagleyenetworks.com\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com.\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com.evil.example\"}",
                "{\"hostname\":\"user@api.c001.eagleeyenetworks.com\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com/x\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\\r\\nX: y\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":8443}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":\"443\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":443.5}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":1e99999999}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":-1}",
                "{\"hostname\":\"localhost\",\"port\":3334}",
                "{\"hostname\":42}",
                "{}",
                "[]",
                "42",
                "\"http://api.c001.eagleeyenetworks.com\"",
                "\"https://user:pw@api.c001.eagleeyenetworks.com\"",
                "\"https://api.c001.eagleeyenetworks.com/api/v3.0\"",
                "\"https://api.c001.eagleeyenetworks.com?x\"",
                "\"https://evil.example\"",
                "\"javascript://api.c001.eagleeyenetworks.com\"",
                "\"user@api.c001.eagleeyenetworks.com\"",
                "\"api.c001.eagleeyenetworks.com:8443\"",
                "\"api.c001.eagleeyenetworks.com/x\"",
                "\"ht tp://x\"",
                "\"https://\""
            })
    void keepsThePairButNotABaseThatIsNotAllowed(String base) {
        TokenOutcome.Granted granted = granted(",\"httpsBaseUrl\":" + base);

        assertPairKept(granted);
        assertEquals(Optional.empty(), granted.tokens().apiBase());
        assertTrue(granted.baseFault().isPresent());
        assertTrue(granted.baseFault().get().chars().allMatch(c -> c >= ' ' && c < 127));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65535})
    void takesTheLowestAndTheHighestPort(int port) {
        assertEquals(
                Optional.of(new ApiHosts.Accepted(URI.create("http://localhost:" + port))),
                baseOfTheDemo(String.valueOf(port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "80.5"})
    void takesNoNumberThatIsNoPort(String port) {
        assertInstanceOf(ApiHosts.Refused.class, baseOfTheDemo(port).orElseThrow());
    }

    private static Optional<ApiHosts.Verdict> baseOfTheDemo(String port) {
        return TokenReply.parse("{\"httpsBaseUrl\":{\"hostname\":\"localhost\",\"port\":" + port + "}}")
                .orElseThrow()
                .apiBase(new ApiHosts(List.of(), true, "http"));
    }

    @Test
    void usesTheLoopbackHostAndTheSchemeOfTheDemo() {
        ApiHosts demo = new ApiHosts(List.of(), true, "http");
        TokenReply reply = TokenReply.parse("{\"httpsBaseUrl\":{\"hostname\":\"localhost\",\"port\":3334}}")
                .orElseThrow();

        assertEquals(Optional.of(new ApiHosts.Accepted(URI.create("http://localhost:3334"))), reply.apiBase(demo));
    }
}
