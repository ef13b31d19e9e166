package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.ListedLinks;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLink;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A portal's caller connects an account, and ends the connection. */
class ConnectServletTest {

    private final LinkingBench bench = new LinkingBench();
    private final Map<String, Cookie> browser = new TreeMap<>();

    @Test
    void sendsTheCallerToTheProviderAndBackToTheTarget() throws IOException {
        Exchange start = start("ada");
        assertTrue(start.location.startsWith("https://auth.eagleeyenetworks.com/oauth2/authorize?"), start.location);
        assertEquals(1, browser.size());
        Exchange back = answer("ada", "code=c1&state=" + start.sentTo("state"));
        assertEquals("https://portal.example/app/accounts?x=1", back.location);
        assertEquals("no-store", back.sent.get("Cache-Control"));
        assertEquals(Map.of(), browser);
        Grant grant = bench.live.values().iterator().next();
        assertEquals(GrantKind.OFFLINE, grant.kind());
        Grant.Owner owner = new Grant.Owner("00001106", "ca0f61ab");
        assertEquals(List.of(new GrantLink("ada", grant.id(), "een", owner, bench.clock.instant())), bench.links.all);
        assertEquals(List.of("c1"), bench.codes);
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example/", "//evil.example", "/other", "''"})
    void leadsHomeInsteadOfOutOfTheApplication(String target) throws IOException {
        Exchange start = post("ada", Map.of(ConnectServlet.TARGET, target));
        assertEquals("https://portal.example/app/", answer("ada", "code=c&state=" + start.sentTo("state")).location);
    }

    @Test
    void refusesAnotherCallerThanTheOneWhoBegan() throws IOException {
        Exchange start = start("ada");
        refused(answer("bob", "code=c1&state=" + start.sentTo("state")), 403, "EEN-LINK-04");
        assertEquals(List.of(), bench.codes);
        refused(answer("ada", "code=c1&state=" + start.sentTo("state")), 400, "EEN-CALLBACK-01");
    }

    @Test
    void keepsLoginsAndConnectionsApart() throws IOException {
        Exchange login = new Exchange(browser, null, null);
        login.location = bench.login(login);
        refused(answer("ada", "code=c1&state=" + login.sentTo("state")), 403, "EEN-LINK-04");
        Exchange start = start("ada");
        Exchange back = new Exchange(browser, null, "code=c1&state=" + start.sentTo("state"));
        AnswerCheck.Verdict verdict = bench.answers.check(back.request, back.response, Optional.empty());
        assertEquals(
                Refusals.unknownState(),
                assertInstanceOf(AnswerCheck.Bad.class, verdict).refusal());
    }

    @Test
    void refusesWhomThePortalDoesNotKnow() throws IOException {
        refused(post(null, Map.of()), 403, "EEN-LINK-03");
        refused(post("", Map.of()), 403, "EEN-LINK-03");
        refused(answer(null, "code=c1&state=s"), 403, "EEN-LINK-03");
        refused(post("x".repeat(256), Map.of()), 403, "EEN-LINK-05");
        assertEquals(Map.of(), browser);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | Sec-Fetch-Site | cross-site",
                "403 | Sec-Fetch-Site | same-site",
                "403 | Sec-Fetch-Site | none",
                "403 | Origin         | https://evil.example",
                "403 | Origin         | null",
                "403 | Referer        | https://portal.example/app/",
                "200 | Origin         | https://portal.example",
                "200 | Sec-Fetch-Site | same-origin"
            })
    void beginsForPagesOfThePortalAlone(int status, String header, String value) throws IOException {
        GrantId grant = connected("ada");
        Exchange begin = new Exchange(browser, "ada", null);
        Exchange end = new Exchange(browser, "ada", null);
        end.parameters.put(ConnectServlet.DISCONNECT, grant.value());
        for (Exchange exchange : List.of(begin, end)) {
            exchange.headers.put(header, value);
            bench.servlet.doPost(exchange.request, exchange.response);
            assertEquals(status == 403 ? 403 : exchange == begin ? 200 : 302, exchange.status);
            assertEquals(status == 403, exchange.page().contains("EEN-REQUEST-01"));
        }
        assertEquals(status == 403, bench.live.containsKey(grant));
    }

    @ParameterizedTest
    @CsvSource({
        "403, EEN-CALLBACK-06, error=access_denied&state=",
        "503, EEN-CALLBACK-07, error=server_error&state=",
        "400, EEN-CALLBACK-01, code=c&state=x",
        "400, EEN-CALLBACK-02, code=c&x=",
        "400, EEN-CALLBACK-05, code=c&code=d&state=",
        "400, EEN-CALLBACK-05, x="
    })
    void tellsWhyAnAnswerLeadsNowhere(int status, String code, String query) throws IOException {
        Exchange start = start("ada");
        refused(answer("ada", query + start.sentTo("state")), status, code);
        assertEquals(List.of(), bench.codes);
    }

    @Test
    void refusesAnAnswerThatComesTooLate() throws IOException {
        Exchange start = start("ada");
        bench.clock.advance(Duration.ofMinutes(11));
        refused(answer("ada", "code=c1&state=" + start.sentTo("state")), 400, "EEN-CALLBACK-03");
    }

    @Test
    void exchangesNoCodeTwice() throws IOException {
        Exchange start = start("ada");
        String query = "code=c1&state=" + start.sentTo("state");
        answer("ada", query);
        assertEquals("https://portal.example/app/accounts?x=1", answer("ada", query).location);
        assertEquals(List.of("c1"), bench.codes);
        assertEquals(1, bench.links.all.size());
    }

    @Test
    void leavesNoGrantBehindWhenTheAccountIsNotAllowed() throws IOException {
        bench.user = LinkingBench.user("ca0f61ac", "00009999");
        refused(returned("ada"), 403, "EEN-LOGIN-01");
        nothingIsLeft();
    }

    @Test
    void leavesNoGrantBehindWhenTheLinkCannotBeKept() throws IOException {
        bench.links.onLink = ListedLinks.AWAY;
        refused(returned("ada"), 503, "EEN-VAULT-02");
        nothingIsLeft();
    }

    @Test
    void leavesNoGrantBehindWhateverHappensAndShowsNoSecret() throws IOException {
        bench.user = null;
        Exchange back = returned("ada");
        refused(back, 503, "EEN-LINK-08");
        assertFalse(back.page().contains("s3cret"), back.page());
        nothingIsLeft();
    }

    @Test
    void replacesTheGrantOfAUserWhoIsConnectedAgain() throws IOException {
        GrantId older = connected("ada");
        bench.clock.advance(Duration.ofSeconds(60));
        GrantId newer = connected("ada");
        assertEquals(List.of(older), bench.ended);
        assertEquals(
                List.of(newer), bench.links.all.stream().map(GrantLink::grant).toList());
    }

    @Test
    void disconnectsOwnGrantsAlone() throws IOException {
        GrantId adas = connected("ada");
        GrantId bobs = connected("bob");
        for (String id : List.of(bobs.value(), "", "x".repeat(5_000))) {
            assertEquals("https://portal.example/app/accounts", disconnect("ada", id).location);
        }
        assertEquals(2, bench.live.size());
        assertEquals("https://portal.example/app/accounts", disconnect("ada", adas.value()).location);
        assertEquals(List.of(adas), bench.ended);
        assertEquals("bob", bench.links.all.get(0).caller());
        bench.links.onList = ListedLinks.AWAY;
        refused(disconnect("bob", bobs.value()), 503, "EEN-VAULT-02");
    }

    @Test
    void answersNoHead() {
        Exchange head = new Exchange(browser, "ada", "code=c1&state=s");
        bench.servlet.doHead(head.request, head.response);
        assertEquals(405, head.status);
        assertEquals("GET, POST", head.sent.get("Allow"));
    }

    @Test
    void asksForTheAddressOfTheRedirectUri() throws IOException {
        Exchange exchange = new Exchange(browser, "ada", null);
        exchange.serverName = "localhost";
        exchange.headers.put("Sec-Fetch-Site", "same-origin");
        new LinkingBench("http://127.0.0.1:3333/app/eagle-eye").servlet.doPost(exchange.request, exchange.response);
        refused(exchange, 400, "EEN-LINK-06");
        assertTrue(exchange.page().contains("http://127.0.0.1:3333/app/"), exchange.page());
    }

    private void nothingIsLeft() {
        assertEquals(Map.of(), bench.live);
        assertEquals(1, bench.ended.size());
        assertEquals(List.of(), bench.links.all);
    }

    private GrantId connected(String caller) throws IOException {
        assertEquals(302, returned(caller).status);
        return bench.links.all.get(bench.links.all.size() - 1).grant();
    }

    private Exchange returned(String caller) throws IOException {
        return answer(caller, "code=c1&state=" + start(caller).sentTo("state"));
    }

    private Exchange start(String caller) throws IOException {
        return post(caller, Map.of(ConnectServlet.TARGET, "/app/accounts?x=1"));
    }

    private Exchange disconnect(String caller, String id) throws IOException {
        return post(caller, Map.of(ConnectServlet.DISCONNECT, id, ConnectServlet.TARGET, "/app/accounts"));
    }

    private Exchange post(String caller, Map<String, String> form) throws IOException {
        Exchange exchange = new Exchange(browser, caller, null);
        exchange.headers.put("Sec-Fetch-Site", "same-origin");
        exchange.parameters.putAll(form);
        bench.servlet.doPost(exchange.request, exchange.response);
        return exchange;
    }

    private Exchange answer(String caller, String query) throws IOException {
        Exchange exchange = new Exchange(browser, caller, query);
        bench.servlet.doGet(exchange.request, exchange.response);
        return exchange;
    }

    private static void refused(Exchange exchange, int status, String code) {
        assertEquals(status, exchange.status, exchange.page());
        assertTrue(exchange.page().contains(code), exchange.page());
    }
}
