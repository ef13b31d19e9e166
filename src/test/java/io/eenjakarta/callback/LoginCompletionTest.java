package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.RecordedTelemetry;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vms.ApiBaseLookup;
import io.eenjakarta.vms.CallerLookup;
import io.eenjakarta.vms.User;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of a code, however the provider answers, and what is left behind. */
class LoginCompletionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final URI BASE = URI.create("https://api.c001.eagleeyenetworks.com");

    @RegisterExtension
    final RecordedTelemetry recorded = new RecordedTelemetry();

    private final Settings settings = LinkingBench.settings(LinkingBench.REDIRECT_URI);
    private final List<String> steps = new ArrayList<>();
    private TokenOutcome exchanged = granted(Optional.of(BASE), Optional.empty());
    private ApiBaseLookup.Answer base = new ApiBaseLookup.Found(BASE);
    private boolean vaultAway;

    private static TokenOutcome granted(Optional<URI> base, Optional<String> fault) {
        return new TokenOutcome.Granted(
                new TokenSet(new AccessToken("at"), Optional.of(new RefreshToken("rt")), NOW, Optional.empty(), base),
                fault);
    }

    private LoginCompletion.Outcome complete() {
        TokenClient client =
                new TokenClient(
                        settings.providers().first(),
                        settings.http(),
                        CLOCK,
                        ForkJoinPool.commonPool(),
                        recorded.telemetry()) {
                    @Override
                    public TokenOutcome exchange(String code, CodeVerifier verifier) {
                        steps.add("exchange " + code);
                        return exchanged;
                    }
                };
        TokenClients clients = new TokenClients() {
            @Override
            public Optional<TokenClient> of(String provider) {
                return Optional.of(client);
            }
        };
        Renewal renewal = new Renewal() {
            @Override
            public void open(Grant grant) {
                if (vaultAway) {
                    throw new GrantException.TryLater("away", Optional.empty());
                }
                steps.add("open " + grant.kind());
            }

            @Override
            public void place(GrantId id, URI apiBase) {
                steps.add("place " + apiBase);
            }

            @Override
            public void identify(GrantId id, Grant.Owner owner) {
                steps.add("identify " + owner.account() + ' ' + owner.user());
            }

            @Override
            public boolean end(GrantId id) {
                steps.add("end");
                return true;
            }
        };
        ApiBaseLookup bases = new ApiBaseLookup(null) {
            @Override
            public Answer baseFor(Provider provider, AccessToken token) {
                steps.add("base");
                return base;
            }
        };
        CallerLookup callers = new CallerLookup() {
            @Override
            public User who(GrantId grant) {
                steps.add("who");
                return LinkingBench.user("ca0f61ab", "00001106");
            }
        };
        return new LoginCompletion(settings, clients, renewal, bases, callers, CLOCK, recorded.telemetry())
                .complete(new AnswerCheck.Good(Attempt.start("een", "/app/x", NOW), "c1"), GrantKind.SESSION);
    }

    private Refusal stopped() {
        return assertInstanceOf(LoginCompletion.Stopped.class, complete()).refusal();
    }

    private String callback(String rest) {
        return recorded.work().stream()
                .filter(work -> work.startsWith("een.login.callback"))
                .reduce("", String::concat)
                .replace("een.login.callback ", "")
                .replace(rest, "as expected");
    }

    @Test
    void storesTheGrantBeforeItAsksWhoseItIs() {
        LoginCompletion.Arrived arrived = assertInstanceOf(LoginCompletion.Arrived.class, complete());
        assertEquals("/app/x", arrived.target());
        assertEquals("een", arrived.provider());
        assertEquals(List.of("exchange c1", "open SESSION", "who", "identify 00001106 ca0f61ab"), steps);
        assertEquals("as expected", callback("een.outcome=success een.provider=een"));
    }

    static Stream<Arguments> failedExchanges() {
        return Stream.of(
                Arguments.of(new TokenOutcome.Refused("why"), LogCode.TOKEN_REFUSED, 400),
                Arguments.of(new TokenOutcome.Misconfigured("why", true), LogCode.TOKEN_MISCONFIGURED, 502),
                Arguments.of(new TokenOutcome.Undecided("why"), LogCode.TOKEN_UNAVAILABLE, 503),
                Arguments.of(
                        new TokenOutcome.Unavailable("why", true, Optional.empty()), LogCode.TOKEN_UNAVAILABLE, 503));
    }

    @ParameterizedTest
    @MethodSource("failedExchanges")
    @Requirement({"C9", "C16"})
    void stopsWithWhatTheProviderSaidOfTheCodeAndSendsItOnce(TokenOutcome outcome, LogCode code, int status) {
        exchanged = outcome;
        Refusal refusal = stopped();
        assertEquals(code, refusal.code());
        assertEquals(status, refusal.status());
        assertEquals("why", refusal.detail());
        assertEquals(List.of("exchange c1"), steps);
        assertEquals("as expected", callback("een.code=" + code.code() + " een.outcome=refused een.provider=een"));
    }

    @Test
    void stopsWhenTheGrantCannotBeStored() {
        vaultAway = true;
        assertEquals(Refusals.notStored("away"), stopped());
        assertEquals(List.of("exchange c1"), steps);
    }

    @Test
    @Requirement("C22")
    void givesTheTokensBackWhenTheReplyNamesAForeignHost() {
        exchanged = granted(Optional.empty(), Optional.of("host evil.example"));
        assertEquals(Refusals.baseRefused("host evil.example"), stopped());
        assertEquals(List.of("exchange c1", "open SESSION", "end"), steps);
    }

    @Test
    void asksWhereTheApiIsWhenTheReplyDoesNotSay() {
        exchanged = granted(Optional.empty(), Optional.empty());
        assertInstanceOf(LoginCompletion.Arrived.class, complete());
        assertEquals(
                List.of("exchange c1", "open SESSION", "base", "place " + BASE, "who", "identify 00001106 ca0f61ab"),
                steps);
    }

    @Test
    @Requirement("C22")
    void givesTheTokensBackWhenNobodyGoodSaysWhereTheApiIs() {
        exchanged = granted(Optional.empty(), Optional.empty());
        base = new ApiBaseLookup.OffTheList("evil.example");
        assertEquals(Refusals.baseRefused("evil.example"), stopped());
        base = new ApiBaseLookup.NotTold("silence");
        assertEquals(LogCode.LOGIN_WHO_FAILED, stopped().code());
        assertEquals(
                List.of("exchange c1", "open SESSION", "base", "end", "exchange c1", "open SESSION", "base", "end"),
                steps);
    }
}
