package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.KeepAlive;
import io.eenjakarta.renewal.Reconnection;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.RecordedTelemetry;
import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.telemetry.Work;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.Rest;
import io.eenjakarta.vault.TakenAttempts;
import io.eenjakarta.vault.VaultException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens at the edges of a sign-in: pages on the way out, a vault that is away, what no person is seen to ask for. */
class LinkingEdgesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final RecordedTelemetry recorded = new RecordedTelemetry();

    private final LinkingBench bench = new LinkingBench();
    private final Map<String, Cookie> browser = new TreeMap<>();

    @Test
    void theWayOutIsAPageWithALinkForBrowsersThatDoNotFollowIt() throws IOException {
        Exchange start = new Exchange(browser, "ada", null);
        start.headers.put("Sec-Fetch-Site", "same-origin");
        bench.servlet.doPost(start.request, start.response);
        assertTrue(start.page().contains(start.location.replace("&", "&amp;")), start.page());
        assertTrue(start.sentOff);
    }

    @Test
    void aLinkThatNoPersonFollowsIsAPageWithAButton() throws IOException {
        GrantId id = GrantId.random();
        bench.know(id, "een", "ada");
        Exchange asked = new Exchange(browser, "ada", "renew=" + id.value());
        asked.parameters.put(ConnectServlet.RENEW, id.value());
        asked.headers.put("Sec-Fetch-Dest", "image");
        bench.servlet.doGet(asked.request, asked.response);
        assertTrue(asked.page().contains("name=\"renew\" value=\"" + id.value() + "\""), asked.page());
    }

    @ParameterizedTest
    @CsvSource({
        "een, , cross-site, true",
        "een, document, cross-site, true",
        "een, image, same-origin, false",
        "cameramanager, , none, true",
        "cameramanager, , same-origin, true",
        "cameramanager, document, same-origin, true",
        "cameramanager, , cross-site, false",
        "cameramanager, , , false"
    })
    @Requirement("C13")
    void aLinkGoesStraightOnForAPersonAndWithoutStateFromHereAlone(
            String provider, String shown, String site, boolean straight) {
        Settings settings = LinkingBench.twoProviders("cameramanager.state", "cookie-only");
        Exchange link = new Exchange(browser, "ada", null);
        Optional.ofNullable(shown).ifPresent(dest -> link.headers.put("Sec-Fetch-Dest", dest));
        Optional.ofNullable(site).ifPresent(from -> link.headers.put("Sec-Fetch-Site", from));
        assertEquals(
                straight,
                RenewalSteps.goesStraightOn(settings.providers().named(provider).orElseThrow(), link.request));
    }

    @Test
    void noDatabaseIsAskedForAnIdThatNoGrantCanHave() {
        List<String> asked = new ArrayList<>();
        RenewalSteps steps = new RenewalSteps(bench.settings, new Reconnection(null, null, null, null) {
            @Override
            public Optional<String> provider(String caller, boolean administrator, GrantId id) {
                asked.add(id.value());
                return Optional.of("een");
            }
        });
        Exchange link = new Exchange(browser, "ada", null);
        for (String odd : List.of("", "a b", "a\u0000", "'--", "x".repeat(65))) {
            assertEquals(Optional.empty(), steps.provider("ada", odd, link.request));
        }
        assertTrue(steps.provider("ada", "x".repeat(64), link.request).isPresent());
        assertEquals(List.of("x".repeat(64)), asked);
    }

    @Test
    @Requirement({"C9", "P2"})
    void noCodeIsExchangedWhileNobodyCanRememberThatItWas() {
        TakenAttempts away = new TakenAttempts() {
            @Override
            public boolean take(String attempt, String sealedTarget, Instant now, Instant until) {
                throw new VaultException.Unavailable("away", null);
            }

            @Override
            public Optional<String> targetOf(String attempt, Instant now) {
                throw new VaultException.Unavailable("away", null);
            }
        };
        AnswerCheck.Verdict verdict = answer(away, Telemetry.none());
        assertEquals(
                Refusals.notStored("away"),
                assertInstanceOf(AnswerCheck.Bad.class, verdict).refusal());
    }

    @Test
    @Requirement("C21")
    void theCodeIsTakenOutOfTheServersSpan() {
        try (Running request = recorded.telemetry().begin(Work.LOGIN_CALLBACK)) {
            answer(new io.eenjakarta.vault.MemoryAttempts(), recorded.telemetry());
            request.succeeded("success");
        }
        assertEquals(List.of("een.login.callback een.outcome=success url.query="), recorded.work());
    }

    private AnswerCheck.Verdict answer(TakenAttempts taken, Telemetry telemetry) {
        KeyRing keys = KeyRing.of(List.of());
        AttemptCookies cookies = new AttemptCookies(bench.settings, keys, new BrowserCookies(bench.settings));
        Attempt attempt = Attempt.start("een", "/app/", CLOCK.instant());
        Exchange back = new Exchange(browser, null, "code=c1&state=" + attempt.state());
        cookies.add(attempt, back.request, back.response);
        LoginStarts starts = new LoginStarts(bench.settings, CLOCK, Telemetry.none());
        return new AnswerCheck(bench.settings, cookies, taken, keys, CLOCK, telemetry, starts)
                .check(back.request, back.response, Optional.empty());
    }

    @Test
    void whatNobodyForesawIsLeftToTheServerOnceTheAnswerIsOnItsWay() throws IOException {
        LinkRequests requests =
                new LinkRequests(new PublicAddress(bench.settings), bench.settings.providers(), bench.audit);
        LinkRequests.Answer broken = () -> {
            throw new IllegalStateException("on purpose");
        };
        Exchange open = new Exchange(browser, "ada", null);
        requests.guarded(open.request, open.response, broken);
        assertEquals(503, open.status);
        assertTrue(open.page().contains(LogCode.LINK_FAILED.code()), open.page());

        Exchange committed = new Exchange(browser, "ada", null);
        committed.sentOff = true;
        assertThrows(
                IllegalStateException.class, () -> requests.guarded(committed.request, committed.response, broken));
        assertEquals("", committed.page());
    }

    @Test
    void theKeepingAliveEndsWithTheServlet() {
        List<String> life = new ArrayList<>();
        ConnectServlet servlet = new ConnectServlet(
                bench.settings,
                null,
                new KeepAlive() {
                    @Override
                    public void stop() {
                        life.add("stop");
                    }
                },
                new MemoryVault(CLOCK, Rest.of(bench.settings)));
        servlet.destroy();
        assertEquals(List.of("stop"), life);
    }

    @Test
    void theOriginIsThatOfTheRedirectUri() {
        assertEquals("https://portal.example", new PublicAddress(bench.settings).origin());
    }

    @ParameterizedTest
    @CsvSource({"code, true", "x&error, true", "code=1, true", "code&x, true", "codex, false", "xcode=1, false"})
    void anAnswerHasOneOfItsTwoNamesAndNoLongerOne(String query, boolean answer) {
        assertEquals(answer, AnswerCheck.isAnswer(query));
    }
}
