package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantLink;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal's caller connects accounts of two providers. */
class ConnectTwoProvidersTest {

    private final LinkingBench bench = new LinkingBench(LinkingBench.twoProviders());
    private final Map<String, Cookie> browser = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({
        "een, https://auth.eagleeyenetworks.com/oauth2/authorize?",
        "cameramanager, https://rest.cameramanager.com/oauth/authorize?"
    })
    void beginsAtTheProviderThatTheFormNames(String provider, String address) throws IOException {
        Exchange start = start(Map.of(ConnectServlet.PROVIDER, provider));
        assertEquals(200, start.status);
        assertTrue(start.location.startsWith(address), start.location);
    }

    @Test
    void beginsAtTheFirstWhenTheFormNamesNone() throws IOException {
        assertTrue(start(Map.of()).location.startsWith("https://auth.eagleeyenetworks.com/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EEN", "cameramanager ", "<b>other</b>"})
    void refusesAProviderThatIsNotThere(String name) throws IOException {
        Exchange start = start(Map.of(ConnectServlet.PROVIDER, name));
        assertEquals(400, start.status);
        assertTrue(start.page().contains("EEN-REQUEST-03"), start.page());
        assertFalse(start.page().contains("<b>"), start.page());
        assertEquals(Map.of(), browser);
    }

    @Test
    void refusesOneThatIsSwitchedOff() throws IOException {
        LinkingBench alone = new LinkingBench();
        Exchange start = start(alone, Map.of(ConnectServlet.PROVIDER, "cameramanager"));
        assertTrue(start.page().contains("EEN-REQUEST-03"), start.page());
    }

    @Test
    void linksEachAccountUnderItsProvider() throws IOException {
        connect("een", "/app/eagle-eye");
        bench.user = LinkingBench.user("20311", "1106");
        Exchange back = connect("cameramanager", "/app/cm");
        assertEquals("https://portal.example/app/accounts", back.location);
        assertEquals(
                List.of("een", "cameramanager"),
                bench.links.all.stream().map(GrantLink::provider).toList());
        assertEquals(new Grant.Owner("1106", "20311"), bench.links.all.get(1).owner());
        assertEquals(
                "cameramanager", bench.live.get(bench.links.all.get(1).grant()).provider());
        assertEquals(2, bench.live.size());
        assertEquals(List.of(), bench.ended);
    }

    @Test
    void asksTheRulesOfTheProviderWhoseAccountItIs() throws IOException {
        bench.user = LinkingBench.user("20311", "00001106");
        Exchange back = connect("cameramanager", "/app/cm");
        assertEquals(403, back.status);
        assertTrue(back.page().contains("cameramanager.allowed-accounts"), back.page());
        assertEquals(Map.of(), bench.live);
        assertEquals(List.of(), bench.links.all);
    }

    @Test
    void exchangesNothingThatCameToThePathOfTheOther() throws IOException {
        Exchange back = connect("een", "/app/cm");
        assertEquals(400, back.status);
        assertTrue(back.page().contains("EEN-CALLBACK-08"), back.page());
        assertEquals(List.of(), bench.codes);
        assertEquals(Map.of(), browser);
        assertEquals(List.of(), bench.links.all);
    }

    private Exchange connect(String provider, String path) throws IOException {
        Exchange start = start(Map.of(ConnectServlet.PROVIDER, provider, ConnectServlet.TARGET, "/app/accounts"));
        Exchange back = new Exchange(browser, "ada", "code=c1&state=" + start.sentTo("state"));
        back.path = path;
        bench.servlet.doGet(back.request, back.response);
        return back;
    }

    private Exchange start(Map<String, String> form) throws IOException {
        return start(bench, form);
    }

    private Exchange start(LinkingBench at, Map<String, String> form) throws IOException {
        Exchange exchange = new Exchange(browser, "ada", null);
        exchange.headers.put("Sec-Fetch-Site", "same-origin");
        exchange.parameters.putAll(form);
        at.servlet.doPost(exchange.request, exchange.response);
        return exchange;
    }
}
