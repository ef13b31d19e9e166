package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.ConnectServlet;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLink;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person signs in where there are two providers. */
class ProviderChoiceTest {

    private static final String EAGLE_EYE = "https://auth.eagleeyenetworks.com/oauth2/authorize?";
    private static final String CAMERA_MANAGER = "https://rest.cameramanager.com/oauth/authorize?";

    private final SignInBench bench = new SignInBench(SignInBench.settings());
    private final Map<String, Cookie> cookies = new TreeMap<>();
    private final Map<String, Object> session = new HashMap<>();

    @Test
    void isSentFromAPageToTheChoiceAndBack() throws IOException {
        Visit page = visit("/app/cameras?page=2&x=%22");
        bench.flow.challenge(page.request, page.response);
        assertEquals(
                "https://portal.example/app/een?een-login&target=%2Fapp%2Fcameras%3Fpage%3D2%26x%3D%2522",
                page.location);
        assertEquals(Map.of(), cookies, "nothing is begun yet");
        Visit choice = login(page.location.substring("https://portal.example".length()));
        String target = "target=%2Fapp%2Fcameras%3Fpage%3D2%26x%3D%2522";
        assertEquals(
                List.of(
                        "https://portal.example/app/een?een-login=een&amp;" + target,
                        "https://portal.example/app/een?een-login=cameramanager&amp;" + target),
                links(choice));
        Visit start =
                login(links(choice).get(1).replace("https://portal.example", "").replace("&amp;", "&"));
        assertTrue(start.location.startsWith(CAMERA_MANAGER), start.location);
        Visit back = answer("/app/cm?code=c1&state=" + start.sentTo("state"));
        assertEquals("https://portal.example/app/cameras?page=2&x=%22", back.location);
        assertEquals(
                "cameramanager/ca0f61ab", Caller.of(back.request).orElseThrow().name());
        assertEquals("cameramanager", bench.live.values().iterator().next().provider());
    }

    @Test
    void choosesAmongBothByTheirNames() throws IOException {
        Visit choice = login("/app/een?een-login");
        assertEquals(200, choice.status);
        assertEquals(2, links(choice).size());
        assertTrue(choice.page().contains(">Eagle Eye Networks</a>"), choice.page());
        assertTrue(choice.page().contains(">CameraManager</a>"), choice.page());
        assertEquals("no-store", choice.sent.get("Cache-Control"));
        assertEquals(Map.of(), cookies);
    }

    @ParameterizedTest
    @CsvSource({"een, " + EAGLE_EYE, "cameramanager, " + CAMERA_MANAGER})
    void goesStraightToTheProviderThatTheAddressNames(String provider, String address) throws IOException {
        Visit start = login("/app/een?een-login=" + provider);
        assertTrue(start.location.startsWith(address), start.location);
        String path = provider.equals("een") ? "/app/een" : "/app/cm";
        assertEquals("https://portal.example/app/", answer(path + "?code=c1&state=" + start.sentTo("state")).location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"who", "EEN", "%3Cb%3E", "een%00"})
    void choosesWhenTheAddressNamesNobody(String name) throws IOException {
        Visit choice = login("/app/een?een-login=" + name);
        assertEquals(200, choice.status);
        assertEquals(2, links(choice).size());
        assertFalse(choice.page().contains("<b>"), choice.page());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/%5Cevil.example",
                "/other",
                "/app/../other",
                "javascript:alert(1)"
            })
    @Requirement("C11")
    void leadsNowhereElse(String target) throws IOException {
        Visit choice = login("/app/een?een-login&target=" + target);
        for (String link : links(choice)) {
            assertTrue(link.endsWith("&amp;target=%2Fapp%2F"), link);
        }
        Visit start = login("/app/een?een-login=een&target=" + target);
        assertEquals("https://portal.example/app/", answer("/app/een?code=c1&state=" + start.sentTo("state")).location);
    }

    @Test
    void writesATargetIntoThePageAsItMust() throws IOException {
        Visit choice = login("/app/een?een-login&target=/app/%22onclick=%3Cx%3E%26y");
        assertTrue(links(choice).get(0).endsWith("&amp;target=%2Fapp%2F%22onclick%3D%3Cx%3E%26y"), choice.page());
    }

    @Test
    void hasNoChoiceWhereThereIsOneProvider() throws IOException {
        SignInBench alone = new SignInBench(SignInBench.settings("een.providers", "cameramanager"));
        Visit page = visit("/app/cameras");
        alone.flow.challenge(page.request, page.response);
        assertTrue(page.location.startsWith(CAMERA_MANAGER), page.location);
        for (String name : List.of("", "=een", "=cameramanager")) {
            Visit start = visit("/app/cm?een-login" + name);
            alone.flow.start(
                    alone.flow.loginAddress(start.request).orElseThrow(),
                    start.request,
                    start.response,
                    alone.flow.callerOf(start.request));
            assertTrue(start.location.startsWith(CAMERA_MANAGER), start.location);
        }
    }

    @Test
    void beginsAtThePathOfTheFirstAlone() {
        assertTrue(bench.flow.loginAddress(visit("/app/een?een-login").request).isPresent());
        assertTrue(bench.flow.loginAddress(visit("/app/cm?een-login").request).isEmpty());
        assertTrue(bench.flow.isAnswer(visit("/app/cm?code=c").request));
        assertTrue(bench.flow.isAnswer(visit("/app/een?error=x").request));
        assertFalse(bench.flow.isAnswer(visit("/app/other?code=c").request));
    }

    @Test
    void isNotAskedAgainWhoIsIn() throws IOException {
        signIn();
        assertEquals("https://portal.example/app/x", login("/app/een?een-login&target=/app/x").location);
        assertEquals("https://portal.example/app/", login("/app/een?een-login=een&target=//evil").location);
        assertEquals(1, bench.live.size());
    }

    @Test
    void isStoppedByAMixUpBeforeAnythingIsExchanged() throws IOException {
        Visit start = login("/app/een?een-login=een");
        Visit back = answer("/app/cm?code=c1&state=" + start.sentTo("state"));
        assertEquals(400, back.status);
        assertTrue(back.page().contains("EEN-CALLBACK-08"), back.page());
        assertTrue(back.page().contains("https://portal.example/app/een?een-login"), back.page());
        assertEquals(List.of(), bench.codes);
        assertEquals(Map.of(), cookies);
        assertEquals(Map.of(), session);
    }

    @Test
    void connectsASecondAccountByTheAnswerThatTheLoginTakes() throws IOException, ServletException {
        String caller = signIn();
        Visit connect = visit("/app/connect");
        connect.method = "POST";
        connect.caller = caller;
        connect.headers.put("Sec-Fetch-Site", "same-origin");
        connect.parameters.putAll(
                Map.of(ConnectServlet.PROVIDER, "cameramanager", ConnectServlet.TARGET, "/app/account"));
        bench.connect.service(connect.request, connect.response);
        assertTrue(connect.location.startsWith(CAMERA_MANAGER), connect.location);
        Visit back = answer("/app/cm?code=c2&state=" + connect.sentTo("state"));
        assertEquals("https://portal.example/app/account", back.location);
        assertEquals(List.of("c1", "c2"), bench.codes);
        GrantLink link = bench.links.all.get(0);
        assertEquals(caller, link.caller());
        assertEquals("cameramanager", link.provider());
        Grant linked = bench.live.get(link.grant());
        assertEquals(GrantKind.OFFLINE, linked.kind());
        assertEquals(caller, Caller.of(back.request).orElseThrow().name(), "still the same caller");
        assertEquals(2, bench.live.size());
    }

    @Test
    void connectsNothingForSomebodyElse() throws IOException, ServletException {
        Visit connect = visit("/app/connect");
        connect.method = "POST";
        connect.caller = "bob";
        connect.headers.put("Sec-Fetch-Site", "same-origin");
        bench.connect.service(connect.request, connect.response);
        signIn();
        Visit back = answer("/app/een?code=c2&state=" + connect.sentTo("state"));
        assertEquals(403, back.status);
        assertTrue(back.page().contains("EEN-LINK-04"), back.page());
        assertEquals(List.of("c1"), bench.codes);
        assertEquals(List.of(), bench.links.all);
    }

    /** @return the caller's name */
    private String signIn() throws IOException {
        Visit start = login("/app/een?een-login=een");
        Visit back = answer("/app/een?code=c1&state=" + start.sentTo("state"));
        return Caller.of(back.request).orElseThrow().name();
    }

    private Visit login(String address) throws IOException {
        Visit visit = visit(address);
        bench.flow.start(
                bench.flow.loginAddress(visit.request).orElseThrow(),
                visit.request,
                visit.response,
                bench.flow.callerOf(visit.request));
        return visit;
    }

    private Visit answer(String address) throws IOException {
        Visit visit = visit(address);
        assertTrue(bench.flow.isAnswer(visit.request));
        bench.flow.receive(visit.request, visit.response, bench.flow.callerOf(visit.request));
        return visit;
    }

    private Visit visit(String address) {
        return new Visit(cookies, session, address);
    }

    private static List<String> links(Visit visit) {
        return Pattern.compile("href=\"([^\"]*een-login[^\"]*)\"")
                .matcher(visit.page())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
