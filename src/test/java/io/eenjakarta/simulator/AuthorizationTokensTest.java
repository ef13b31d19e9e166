package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTokensTest {
    private static final String CLINIC = "{\"type\":\"reseller\",\"targetType\":\"account\",\"targetId\":\"00002207\","
            + "\"scopes\":[\"vms.all\"]}";

    private static EenSimulator simulator;
    private static Caller caller;
    private static Caller elsewhere;
    private static String rhea;

    @BeforeAll
    static void start() {
        simulator = EenSimulator.start(0);
        caller = new Caller(simulator);
        elsewhere = new Caller(URI.create(
                "http://" + Reseller.API_HOST + ":" + simulator.origin().getPort()));
        rhea = caller.tokens("rhea").getString("access_token");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void giveATokenOfTheAccountAtAnotherHostAndLeaveTheOthers() {
        HttpResponse<String> answer = ask(rhea, CLINIC, "application/json");
        assertEquals(201, answer.statusCode());
        JsonObject issued = json(answer);
        String token = issued.getString("accessToken");
        assertEquals(Reseller.API_HOST, issued.getJsonObject("httpsBaseUrl").getString("hostname"));
        assertTrue(Instant.parse(issued.getString("expireTimestamp"))
                .isAfter(simulator.clock().instant()));
        JsonObject self = json(elsewhere.api("users/self", token));
        assertEquals("00002207", self.getString("accountId"));
        assertEquals("ca0f0042", self.getString("id"));
        assertEquals(3, json(elsewhere.api("cameras", token)).getInt("totalSize"));
        assertEquals(401, caller.api("cameras", token).statusCode());
        assertEquals(0, json(caller.api("cameras", rhea)).getInt("totalSize"));
        assertEquals(401, ask(token, CLINIC, "application/json").statusCode());
        assertTrue(simulator.book().everyIssuedSecret().contains(token));
        simulator.clock().advance(SwitchedTokens.LIFE.plus(Duration.ofSeconds(1)));
        assertEquals(401, elsewhere.api("cameras", token).statusCode());
        simulator.clock().reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong | {} | application/json | 401",
                "rhea | {} | application/json | 400",
                "rhea | [] | application/json | 400",
                "rhea | {\"type\":\"reseller\",\"targetType\":\"account\",\"targetId\":\"00002207\"} | application/json | 400",
                "rhea | {\"type\":\"application\",\"targetType\":\"account\",\"targetId\":\"00002207\",\"scopes\":[\"vms.all\"]} | application/json | 400",
                "rhea | {\"type\":\"reseller\",\"targetType\":\"account\",\"targetId\":\"00002207\",\"scopes\":[\"all\"]} | application/json | 400",
                "rhea | {\"type\":\"reseller\",\"targetType\":\"account\",\"targetId\":\"12\",\"scopes\":[\"vms.all\"]} | application/json | 404",
                "rhea | {\"more\":1,\"type\":\"reseller\",\"targetType\":\"account\",\"targetId\":\"00002207\",\"scopes\":[\"vms.all\"]} | application/json | 400",
                "rhea | {\"type\":\"reseller\",\"targetType\":\"account\",\"targetId\":\"00002207\",\"scopes\":[\"vms.all\"]} | text/plain | 415",
            })
    void areStrict(String who, String body, String type, int expected) {
        assertEquals(expected, ask(who.equals("rhea") ? rhea : who, body, type).statusCode());
    }

    @Test
    void areForResellersAlone() {
        String ada = new Caller(simulator).tokens("ada").getString("access_token");
        HttpResponse<String> answer = ask(ada, CLINIC, "application/json");
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("\"wrongAccountType\""), answer::body);
    }

    @Test
    void goWithAListOfAccountsThatCanBeSearchedAndHasPages() {
        JsonObject first = json(caller.api("accounts?pageSize=50", rhea));
        assertEquals(50, first.getJsonArray("results").size());
        assertEquals(64, first.getInt("totalSize"));
        assertTrue(first.getString("nextPageToken").length() > 1);
        JsonObject found = json(caller.api("accounts?name__contains=NORTH", rhea));
        assertEquals(
                "Northside Clinic",
                found.getJsonArray("results").getJsonObject(0).getString("name"));
        assertEquals(
                "endUserAccount", found.getJsonArray("results").getJsonObject(0).getString("type"));
        assertEquals("reseller", json(caller.api("accounts/self", rhea)).getString("type"));
    }

    private static HttpResponse<String> ask(String token, String body, String type) {
        return caller.send(
                caller.request(AuthorizationTokens.PATH, "Authorization", "Bearer " + token, "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }
}
