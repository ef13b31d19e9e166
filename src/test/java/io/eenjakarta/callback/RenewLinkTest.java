package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.Reconnection;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A link that leads a user straight to the provider and back, for a connected grant that stays. */
class RenewLinkTest {

    private final LinkingBench bench = new LinkingBench();
    private final Map<String, Cookie> browser = new TreeMap<>();

    @Test
    void leadsToTheProviderAndBackAndGivesTheGrantItsTokens() throws IOException {
        GrantId id = connected();
        Exchange link = follow("ada", id.value(), Map.of());
        assertEquals(302, link.status);
        assertTrue(link.location.startsWith("https://auth.eagleeyenetworks.com/oauth2/authorize?"), link.location);
        assertEquals("no-store", link.sent.get("Cache-Control"));
        Exchange back = answer("ada", link);
        assertEquals("https://portal.example/app/account", back.location);
        Grant login = bench.live.get(bench.renewed.keySet().iterator().next());
        assertEquals(List.of(id), List.copyOf(bench.renewed.values()));
        assertEquals(GrantKind.SESSION, login.kind(), "kept alive by nobody");
        assertEquals(1, bench.links.all.size(), "and no other link");
    }

    @ParameterizedTest
    @CsvSource({"OTHER_USER, EEN-LINK-10", "GONE, EEN-LINK-11"})
    void tellsWhyItCannotBe(Reconnection.Outcome outcome, String code) throws IOException {
        GrantId id = connected();
        bench.outcome = outcome;
        Exchange back = answer("ada", follow("ada", id.value(), Map.of()));
        assertEquals(403, back.status);
        assertTrue(back.page().contains(code), back.page());
    }

    @Test
    void isForTheCallerWhoseGrantItIsAndForAdministrators() throws IOException {
        GrantId id = connected();
        for (String grant : List.of(id.value(), GrantId.random().value(), "", "<script>", "a\u0000b")) {
            Exchange refused = follow("bob", grant, Map.of());
            assertEquals(403, refused.status);
            assertTrue(refused.page().contains("EEN-LINK-11"), refused.page());
            assertFalse(refused.page().contains("<script>"), refused.page());
        }
        assertEquals(403, follow(null, id.value(), Map.of()).status);
        Exchange administrator = request("bob", id.value());
        administrator.roles.add("eagle-eye-admin");
        bench.servlet.doGet(administrator.request, administrator.response);
        assertEquals(302, administrator.status);
    }

    @Test
    void isFinishedByWhoBeganAlone() throws IOException {
        Exchange link = follow("ada", connected().value(), Map.of());
        assertTrue(answer("bob", link).page().contains("EEN-LINK-04"));
        assertEquals(Map.of(), bench.renewed);
    }

    @ParameterizedTest
    @CsvSource({"image, cross-site", "iframe, same-origin", "empty, same-origin"})
    void asksFirstWhenNoPersonIsSeenToFollowIt(String shown, String site) throws IOException {
        Exchange asked = follow("ada", connected().value(), Map.of("Sec-Fetch-Dest", shown, "Sec-Fetch-Site", site));
        assertEquals(200, asked.status);
        assertEquals("", asked.location);
        assertEquals(Map.of(), browser, "no sign-in was begun");
    }

    @Test
    void asksFirstWhereAnAnswerMayComeWithoutState() throws IOException {
        LinkingBench cookieOnly = new LinkingBench(LinkingBench.twoProviders("cameramanager.state", "cookie-only"));
        GrantId id = GrantId.random();
        cookieOnly.know(id, "cameramanager", "ada");
        for (String site : List.of("cross-site", "same-site", "same-origin", "none")) {
            Exchange link = request("ada", id.value());
            link.headers.put("Sec-Fetch-Site", site);
            cookieOnly.servlet.doGet(link.request, link.response);
            assertEquals(site.contains("site") ? 200 : 302, link.status, site);
        }
    }

    @Test
    void goesOnByTheButtonOfAPageOfThePortal() throws IOException {
        Exchange button = request("ada", connected().value());
        bench.servlet.doPost(button.request, button.response);
        assertEquals(403, button.status, "from elsewhere");
        button.headers.put("Sec-Fetch-Site", "same-origin");
        bench.servlet.doPost(button.request, button.response);
        assertEquals("https://portal.example/app/account", answer("ada", button).location);
        assertEquals(1, bench.renewed.size());
    }

    private GrantId connected() {
        GrantId id = GrantId.random();
        bench.know(id, "een", "ada");
        return id;
    }

    private Exchange follow(String caller, String grant, Map<String, String> headers) throws IOException {
        Exchange link = request(caller, grant);
        link.headers.putAll(headers);
        bench.servlet.doGet(link.request, link.response);
        return link;
    }

    private Exchange request(String caller, String grant) {
        Exchange link = new Exchange(browser, caller, "renew=x&target=/app/account");
        link.parameters.put(ConnectServlet.RENEW, grant);
        link.parameters.put(ConnectServlet.TARGET, "/app/account");
        return link;
    }

    private Exchange answer(String caller, Exchange link) throws IOException {
        Exchange back = new Exchange(browser, caller, "code=c1&state=" + link.sentTo("state"));
        bench.servlet.doGet(back.request, back.response);
        return back;
    }
}
