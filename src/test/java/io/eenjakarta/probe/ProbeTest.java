package io.eenjakarta.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.probe.ProbeFixture.Outcome;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Faults;
import io.eenjakarta.simulator.SimulatedProvider;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The probe against the simulator: where the provider may be one way or another, the findings are, too. */
class ProbeTest {

    @RegisterExtension
    static final SimulatedProvider PROVIDER = SimulatedProvider.of("http://127.0.0.1:" + ProbeFixture.freePort());

    @TempDir
    Path folder;

    @BeforeEach
    void everythingIsFine() {
        PROVIDER.reset();
    }

    @Test
    void asksEverythingOfAProviderAsItIsDocumented() {
        Outcome outcome = run();
        assertTrue(outcome.heard());
        assertEquals("Everything was asked.", outcome.ended());
        for (Question question : Question.values()) {
            assertTrue(
                    outcome.agrees(question).matches("yes|either way"),
                    question + ": " + outcome.agrees(question) + " " + outcome.note(question));
        }
        assertTrue(outcome.report().getInt("requests") < ProbeFixture.QUICK.calls());
        JsonObject reply = outcome.came(Question.TOKEN_REPLY).getJsonObject("body");
        assertEquals("<string 128>", reply.getString("refresh_token"));
        assertEquals("Bearer", reply.getString("token_type"));
        assertEquals("<loopback host>", reply.getJsonObject("httpsBaseUrl").getString("hostname"));
        String form = outcome.note(Question.TOKEN_FORM);
        assertTrue(form.contains("\"alg\":\"RS256\"") && form.contains("\"iss\":\"vms.auth.v1\""), form);
        assertEquals("Unexpected argument: probe", error(outcome, Question.BAD_ARGUMENT, "message"));
    }

    @Test
    void givesItsOwnSignInsBackAndTouchesNoOther() {
        Set<String> before = PROVIDER.book().liveRefreshTokens();
        run();
        assertEquals(before, PROVIDER.book().liveRefreshTokens());
    }

    @ParameterizedTest
    @CsvSource({"400", "401"})
    void tellsHowADeadGrantIsRefused(int status) {
        PROVIDER.faults().deadGrantStatus(status);
        Outcome outcome = run();
        assertEquals(status, outcome.came(Question.REFRESH_UNKNOWN).getInt("status"));
        assertEquals("invalid_grant", error(outcome, Question.CODE_UNKNOWN, "error"));
        assertEquals("Status " + status + ", invalid_grant.", outcome.note(Question.REFRESH_UNKNOWN));
        assertEquals("yes", outcome.agrees(Question.REFRESH_UNKNOWN));
    }

    @Test
    void tellsPermanentTokensFromRotatingOnes() {
        assertEquals("The refresh token is a new one, the access token a new one.", run().note(Question.REFRESH));
        PROVIDER.faults().permanentTokens(true);
        Outcome outcome = run();
        assertEquals("The refresh token is the same, the access token the same.", outcome.note(Question.REFRESH));
        assertEquals("not asked", outcome.agrees(Question.REFRESH_REUSE));
    }

    @Test
    void tellsWhetherAUsedRefreshTokenEndsItsGrant() {
        assertTrue(run().note(Question.REFRESH_REUSE).endsWith("Its successor lives."));
        PROVIDER.faults().reuseKillsFamily(true);
        assertTrue(run().note(Question.REFRESH_REUSE).contains("Its successor is dead"));
    }

    @Test
    void leavesUsedTokensAloneWhenToldTo() {
        Outcome outcome = ProbeFixture.run(PROVIDER.settings(), folder, ProbeFixture.QUICK, false, ada());
        assertEquals("not asked", outcome.agrees(Question.REFRESH_REUSE));
        assertEquals("not asked", outcome.agrees(Question.CODE_REPLAY));
        PROVIDER.assertNoRefreshTokenSentTwice();
    }

    @Test
    void tellsThatANewerSignInEndsAnOlderOne() {
        PROVIDER.faults().newLoginKillsOlder(true);
        assertEquals("NO", run().agrees(Question.NEWER_SIGN_IN));
    }

    @Test
    void tellsHowTheApiHostIsNamed() {
        assertEquals("httpsBaseUrl is OBJECT.", run().note(Question.TOKEN_REPLY));
        PROVIDER.faults().all(EndPoint.TOKEN_ANY).without("httpsBaseUrl");
        Outcome absent = run();
        assertEquals("No httpsBaseUrl.", absent.note(Question.TOKEN_REPLY));
        assertEquals("yes", absent.agrees(Question.PAGE_END));
        PROVIDER.faults().clear();
        PROVIDER.faults().all(EndPoint.TOKEN_ANY).baseUrl(PROVIDER.origin().toString());
        assertEquals("httpsBaseUrl is STRING.", run().note(Question.TOKEN_REPLY));
        PROVIDER.faults().clear();
        PROVIDER.faults().all(EndPoint.TOKEN_ANY).baseUrl("api.elsewhere.example", 443);
        assertEquals("NO", run().agrees(Question.TOKEN_REPLY));
    }

    @ParameterizedTest
    @CsvSource({"NULL,null", "EMPTY,the empty text", "ABSENT,absent"})
    void tellsHowAListEnds(Faults.LastPage variant, String words) {
        PROVIDER.faults().lastPage(variant);
        assertEquals("nextPageToken is " + words + ".", run().note(Question.PAGE_END));
    }

    @Test
    void tellsThatAListNeverEnds() {
        PROVIDER.faults().repeatedPageToken(true);
        assertEquals("NO", run().agrees(Question.PAGE_END));
    }

    @Test
    void stopsAtTheFirst429AndSaysHowItCame() {
        PROVIDER.faults().next(EndPoint.REVOKE).tooManyRequests();
        Outcome without = run();
        assertEquals("The provider answered 429 without Retry-After, so nothing more was sent.", without.ended());
        assertEquals("open", without.agrees(Question.REVOKE_UNKNOWN));
        assertEquals("not asked", without.agrees(Question.STATE));
        PROVIDER.faults().next(EndPoint.REVOKE).tooManyRequests(Duration.ofSeconds(30));
        Outcome with = run();
        assertTrue(with.ended().startsWith("The provider answered 429 with Retry-After"), with.ended());
        assertEquals(
                "30",
                with.came(Question.REVOKE_UNKNOWN).getJsonObject("headers").getString("retry-after"));
    }

    @Test
    void sendsNothingAfterA429InTheMiddle() {
        PROVIDER.faults().next(EndPoint.CAMERAS).tooManyRequests();
        PROVIDER.posts().clear();
        Outcome outcome = run();
        assertEquals("open", outcome.agrees(Question.NO_RESOURCE));
        assertEquals("not asked", outcome.agrees(Question.REFRESH));
        assertEquals(1, PROVIDER.posts().revokePosts().size(), "the one before the sign-in");
        assertTrue(outcome.report().getString("signIns").contains("could not be revoked"));
    }

    @Test
    void leavesAQuestionOpenToWhichAGatewayAnswered() {
        PROVIDER.faults().all(EndPoint.TOKEN_REFRESH).html(502);
        Outcome outcome = run();
        assertEquals("open", outcome.agrees(Question.REFRESH_UNKNOWN));
        assertTrue(outcome.came(Question.REFRESH_UNKNOWN).getString("body").startsWith("<HTML, "));
        PROVIDER.faults().clear();
        PROVIDER.faults().all(EndPoint.TOKEN_REFRESH).html(400);
        assertEquals("NO", run().agrees(Question.REFRESH_UNKNOWN));
    }

    @Test
    void tellsThatStateDoesNotComeBackAndUsesNoCodeWithoutIt() {
        PROVIDER.faults().all(EndPoint.AUTHORIZE).withoutState();
        Outcome outcome = run();
        assertEquals("NO", outcome.agrees(Question.STATE));
        assertTrue(outcome.ended().startsWith("The first sign-in brought no tokens"), outcome.ended());
    }

    @Test
    void tellsWhichErrorASignInCameBackWith() {
        PROVIDER.faults().next(EndPoint.AUTHORIZE).errorRedirect("access_denied", "for ada@example.com");
        Outcome outcome = run();
        assertEquals("The browser came back with the error access_denied.", outcome.note(Question.PKCE_ACCEPTED));
        assertEquals("NO", outcome.agrees(Question.PKCE_ACCEPTED));
        assertEquals("No: tokens were issued.", outcome.note(Question.PKCE_REQUIRED));
    }

    @Test
    void saysThatItsCredentialsAreWrongBeforeAnybodySignsIn() {
        PROVIDER.simulator().acceptSecrets("another-secret-of-the-client", null);
        Outcome outcome = run();
        assertEquals("The provider does not take this client id with this client secret.", outcome.ended());
        assertFalse(outcome.console().contains("Open this address"));
    }

    @Test
    void sendsNoMoreThanItMay() {
        Limits few = new Limits(3, Duration.ZERO, Duration.ofSeconds(10), 1 << 20, Duration.ofSeconds(20));
        Outcome outcome = ProbeFixture.run(PROVIDER.settings(), folder, few, true, ada());
        assertEquals("The probe has sent the 3 requests that it may send.", outcome.ended());
        assertEquals(3, outcome.report().getInt("requests"));
        assertFalse(outcome.console().contains("Open this address"), "nobody is asked to sign in for nothing");
    }

    private Outcome run() {
        return ProbeFixture.run(PROVIDER.settings(), folder, ProbeFixture.QUICK, true, ada());
    }

    private static Consumer<URI> ada() {
        return ProbeFixture.browserOf("ada@example.com", "ada-demo");
    }

    private static String error(Outcome outcome, Question question, String member) {
        return outcome.came(question).getJsonObject("body").getString(member);
    }
}
