package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Administration in JSON: administrators alone, each act by a page of their own session, and audited. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class AdministrationJsonIT {

    private final Administrator ada = new Administrator();
    private final Browser grace = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void showsAnAdministratorEveryGrant() {
        JsonObject start = ada.signIn();
        graceComesIn();
        assertEquals(Administrator.NAME, start.getString("caller"));
        assertTrue(ada.get("").getJsonObject("grants").getInt("ACTIVE") >= 2);
        List<String> hers = ada.grantsOf(Person.GRACE);
        JsonObject one = ada.get("/grants/" + hers.get(0));
        assertEquals("SESSION", one.getString("kind"));
        assertEquals("ACTIVE", one.getString("state"));
        assertEquals(
                hers,
                ids(ada.get("/grants?state=ACTIVE,SUSPECT&q=" + hers.get(0).substring(3, 15))));
        JsonObject page = ada.get("/grants?most=1");
        JsonObject next = ada.get("/grants?most=1&after=" + page.getString("next"));
        assertFalse(ids(next).equals(ids(page)) || ids(next).isEmpty());
        assertEquals(404, ada.ask("/grants/nobodys").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/grants", "/grants.csv", "/nothing-is-here", "/charts/endings"})
    void refusesAUser(String path) {
        graceComesIn();
        HttpResponse<String> answer = grace.get(Provider.portal("/admin/api" + path), Administrator.SCRIPT);
        assertEquals(403, answer.statusCode());
        assertEquals("forbidden", Administrator.any(answer).getString("error"));
    }

    @Test
    void refusesTheActsOfAUser() {
        ada.signIn();
        graceComesIn();
        String hers = ada.grantsOf(Person.GRACE).get(0);
        String token = csrfOf(grace.open("/account"));
        HttpResponse<String> answer = grace.post(
                Provider.portal("/admin/api/grants/" + hers + "/end"), Map.of("csrf", token), Administrator.SCRIPT);
        assertEquals(403, answer.statusCode());
        assertEquals("forbidden", Administrator.any(answer).getString("error"));
        assertEquals(200, session(grace));
    }

    @Test
    void asksNobodyButAPersonToSignIn() {
        HttpResponse<String> script = new Browser().get(Provider.portal("/admin/api/grants"), Administrator.SCRIPT);
        assertEquals(401, script.statusCode());
        assertEquals("login_required", Administrator.any(script).getString("error"));
        HttpResponse<String> person = new Browser().open("/admin/api");
        assertEquals(302, person.statusCode());
        assertEquals(
                Provider.simulator().origin().getPort(),
                Browser.location(person).getPort());
    }

    @Test
    void actsByAPageOfTheSessionOnly() {
        ada.signIn();
        graceComesIn();
        URI end = Provider.portal(
                "/admin/api/grants/" + ada.grantsOf(Person.GRACE).get(0) + "/end");
        for (Map<String, String> form :
                List.of(Map.<String, String>of(), Map.of("csrf", ""), Map.of("csrf", csrfOf(grace.open("/account"))))) {
            HttpResponse<String> answer = ada.browser.post(end, form, Administrator.SCRIPT);
            assertEquals(403, answer.statusCode());
            assertEquals("csrf_token_missing", Administrator.any(answer).getString("error"));
        }
        assertEquals(200, session(grace));
    }

    @Test
    void refreshesAndEndsAGrantAndWritesDownWhoDid() throws InterruptedException {
        ada.signIn();
        graceComesIn();
        String hers = ada.grantsOf(Person.GRACE).get(0);
        JsonObject refreshed = Administrator.json(ada.post("/grants/" + hers + "/refresh", Map.of()));
        assertEquals("REFRESHED", refreshed.getString("outcome"), refreshed.toString());
        assertEquals(2, refreshed.getInt("generation"));
        assertEquals(200, grace.open("/cameras").statusCode());
        JsonObject ended = Administrator.json(ada.post("/grants/" + hers + "/end", Map.of()));
        assertEquals(1, ended.getInt("ended"));
        assertEquals(401, session(grace));
        assertTrue(Await.until(() -> !Provider.simulator().posts().revokePosts().isEmpty()));
        assertTrue(
                Await.until(() -> acts(hers).contains("ADMIN_ENDED by " + Administrator.NAME)), acts(hers)::toString);
        assertTrue(acts(hers).contains("ADMIN_REFRESHED by " + Administrator.NAME), acts(hers)::toString);
        assertEquals(404, ada.post("/grants/" + hers + "/refresh", Map.of()).statusCode());
        assertEquals(
                0,
                Administrator.json(ada.post("/grants/" + hers + "/end", Map.of()))
                        .getInt("ended"));
    }

    @Test
    void erasesAPersonWhole() throws InterruptedException {
        ada.signIn();
        graceComesIn();
        assertTrue(Person.GRACE.connect(ada.browser).statusCode() < 400);
        String caller = "/links?caller=" + Administrator.NAME;
        assertTrue(ada.get(caller).toString().contains(Person.GRACE.id()));
        assertTrue(ada.get("/ending?days=90").toString().contains(Person.GRACE.id()));
        assertTrue(Await.until(() -> ada.get(traces()).toString().contains("CONNECTED")));
        Map<String, String> who = Map.of("provider", "een", "account", "00001106", "user", Person.GRACE.id());
        JsonObject done = Administrator.json(ada.post("/erase", who));
        assertTrue(
                done.getInt("grants") >= 2 && done.getInt("links") == 1 && done.getInt("entries") > 0, done.toString());
        assertEquals(401, session(grace));
        assertEquals(List.of(), ada.grantsOf(Person.GRACE));
        assertFalse(ada.get(caller).toString().contains(Person.GRACE.id()));
        assertEquals(0, ada.get(traces()).getJsonArray("entries").size());
        JsonObject again = Administrator.json(ada.post("/erase", who));
        assertEquals(0, again.getInt("grants") + again.getInt("links"), again.toString());
        assertEquals(200, session(ada.browser));
    }

    @Test
    void asksTheProviderWhetherItTakesOurClient() {
        ada.signIn();
        assertEquals(
                "CLIENT_ACCEPTED",
                Administrator.json(ada.post("/providers/een/check", Map.of())).getString("answer"));
        assertEquals(404, ada.post("/providers/nobody/check", Map.of()).statusCode());
    }

    @Test
    void drawsChartsAndTellsHowFarTheSealingIs() {
        ada.signIn();
        JsonObject endings = ada.get("/charts/endings").getJsonObject("series");
        assertEquals(90, endings.getJsonArray("ENDING").size());
        assertEquals(86400, ada.get("/charts/days?days=7").getInt("stepSeconds"));
        JsonObject hours =
                ada.get("/charts/hours?hours=3&act=ROTATED,NEEDS_LOGIN").getJsonObject("series");
        assertEquals(3, hours.getJsonArray("ROTATED").size());
        assertEquals(2, hours.size());
        assertEquals(100, ada.get("/reencryption").getInt("percent"));
        assertTrue(Administrator.json(ada.post("/reencryption", Map.of())).containsKey("started"));
    }

    @Test
    void handsListsOutAsFiles() {
        ada.signIn();
        HttpResponse<String> file = ada.ask("/grants.csv?user=ca0f61ab");
        assertEquals(
                "text/csv;charset=UTF-8",
                file.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        assertEquals(
                "attachment; filename=\"grants.csv\"",
                file.headers().firstValue("Content-Disposition").orElse(""));
        String[] lines = file.body().split("\r\n");
        assertTrue(lines[0].startsWith("id,kind,provider,account,user,"), lines[0]);
        assertTrue(lines.length > 1 && lines[1].contains(",SESSION,een,00001106,ca0f61ab,1,ACTIVE,"), file.body());
        assertTrue(ada.ask("/audit.csv?act=LOGIN").body().contains(",LOGIN,"));
        assertEquals(200, ada.ask("/ending.csv").statusCode());
        assertEquals(404, ada.ask("/secrets.csv").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/grants?state=DEAD, state",
        "/grants?most=1001, most",
        "/grants?most=0, most",
        "/grants?after=yesterday, after",
        "/grants.csv?kind=ALL, kind",
        "/charts/days?days=367, days",
        "/audit?act=login, act",
        "/links, caller",
    })
    void saysWhichParameterIsWrong(String path, String parameter) {
        ada.signIn();
        HttpResponse<String> answer = ada.ask(path);
        assertEquals(400, answer.statusCode());
        JsonObject json = Administrator.any(answer);
        assertEquals("bad_request", json.getString("error"));
        assertEquals(parameter, json.getString("parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void takesNoOtherMethod(String method) {
        ada.signIn();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Provider.portal("/admin/api/grants")).method(method, BodyPublishers.noBody());
        HttpResponse<String> answer = ada.browser.send(request, Administrator.SCRIPT);
        assertEquals(405, answer.statusCode());
        assertEquals("method_not_allowed", Administrator.any(answer).getString("error"));
    }

    private void graceComesIn() {
        assertEquals(
                200, grace.signIn("grace@example.com", "grace-demo", "/account").statusCode());
    }

    private static int session(Browser browser) {
        return browser.get(Provider.portal("/session"), Map.of()).statusCode();
    }

    private static String traces() {
        return "/audit?account=00001106&user=" + Person.GRACE.id();
    }

    private static List<String> ids(JsonObject list) {
        return list.getJsonArray("grants").getValuesAs(JsonObject.class).stream()
                .map(grant -> grant.getString("id"))
                .toList();
    }

    private List<String> acts(String grant) {
        return ada.get("/grants/" + grant + "/history").getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("act") + " by " + entry.getString("who"))
                .toList();
    }

    private static String csrfOf(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
    }
}
