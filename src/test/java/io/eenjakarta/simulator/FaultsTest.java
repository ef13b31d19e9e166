package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private EenSimulator simulator;
    private Faults faults;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(0);
        faults = simulator.faults();
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "users/self, users-self",
        "cameras, cameras",
        "cameras/100d4c41, cameras",
        "accounts, accounts",
        "clientSettings, client-settings",
        "media/liveImage.jpeg?deviceId=100d4c41&type=preview, live-image",
        "users/self, api-any",
        "no/such/thing, api-other"
    })
    void strikesTheEndPointItIsMeantForAsOftenAsAsked(String path, String label) {
        String token = caller.tokens("ada").getString("access_token");
        int usual = caller.api(path, token).statusCode();
        faults.next(2, EndPoint.labelled(label).orElseThrow()).html(502);
        assertEquals(502, caller.api(path, token).statusCode());
        assertEquals(502, caller.api(path, token).statusCode());
        assertEquals(usual, caller.api(path, token).statusCode());
        faults.all(EndPoint.labelled(label).orElseThrow()).unavailable();
        assertEquals("unavailable", json(caller.api(path, token)).getString("status"));
        assertEquals(503, caller.api(path, token).statusCode());
        faults.clear();
        assertEquals(usual, caller.api(path, token).statusCode());
    }

    @Test
    void overrideRotatesNothingUnlessAfterTheCommit() {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        faults.next(EndPoint.TOKEN_CODE).html(500);
        faults.next(EndPoint.TOKEN_REFRESH).html(500);
        HttpResponse<String> page = caller.refresh(refreshToken);
        assertEquals(500, page.statusCode());
        assertEquals("text/html", page.headers().firstValue("Content-Type").orElse(null));
        String next = json(caller.refresh(refreshToken)).getString("refresh_token");
        faults.next(EndPoint.TOKEN_ANY).afterCommit().html(502);
        assertEquals(502, caller.refresh(next).statusCode());
        assertEquals(400, caller.refresh(next).statusCode());
        assertEquals(1, simulator.book().liveRefreshTokens().size());
    }

    @Test
    void slowsGoodAnswersAndRefusalsAlike() {
        Duration time = Duration.ofMillis(120);
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        faults.all(EndPoint.TOKEN_REFRESH).slow(time);
        for (int status : new int[] {200, 400}) {
            long began = System.nanoTime();
            assertEquals(status, caller.refresh(refreshToken).statusCode());
            assertTrue(System.nanoTime() - began >= time.toNanos());
        }
    }

    @Test
    void gateHoldsRequestsBeforeTheyAreCarriedOut() {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        Gate gate = faults.hold(EndPoint.TOKEN_REFRESH);
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> caller.refresh(refreshToken));
        assertTrue(gate.awaitArrivals(1, SOON));
        assertFalse(gate.awaitArrivals(2, Duration.ofMillis(10)));
        assertEquals(1, gate.arrivals());
        assertTrue(simulator.book().liveRefreshTokens().contains(refreshToken));
        gate.open();
        assertEquals(200, first.join().statusCode());
    }

    @Test
    void gateHoldsAnswersOfRequestsThatWereCarriedOut() {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        Gate gate = faults.next(EndPoint.TOKEN_REFRESH).holdAnswer();
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> caller.refresh(refreshToken));
        assertTrue(gate.awaitArrivals(1, SOON));
        assertFalse(simulator.book().liveRefreshTokens().contains(refreshToken));
        faults.clear();
        assertEquals(200, first.join().statusCode());
    }

    @Test
    void deadGrantMayBe401() {
        faults.deadGrantStatus(401);
        HttpResponse<String> answer = caller.refresh("dead");
        assertEquals(401, answer.statusCode());
        assertEquals("{\"error\":\"invalid_grant\"}", answer.body());
        faults.clear();
        assertEquals(400, caller.refresh("dead").statusCode());
    }

    @Test
    void unauthorizedAtTheApiNamesThePath() {
        faults.all(EndPoint.API_ANY).unauthorized();
        String body = caller.api("cameras", caller.tokens("ada").getString("access_token"))
                .body();
        assertEquals(ApiError.of(401, "/api/v3.0/cameras").text(), body);
    }

    @Test
    void oneCameraMayBeUnavailable() {
        String token = caller.tokens("ada").getString("access_token");
        faults.unavailableCamera("100d4c41");
        HttpResponse<String> answer = caller.api("media/liveImage.jpeg?type=preview&deviceId=100d4c41", token);
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("\"reason\":\"deviceUnavailable\""));
        assertEquals(
                200,
                caller.bytes(
                                "/api/v3.0/media/liveImage.jpeg?type=preview&deviceId=100d4c42",
                                "Authorization",
                                "Bearer " + token)
                        .statusCode());
    }

    @Test
    void listsEndInThreeWaysOrNever() {
        String token = caller.tokens("ada").getString("access_token");
        assertEquals(JsonValue.NULL, json(caller.api("cameras", token)).get("nextPageToken"));
        faults.lastPage(Faults.LastPage.EMPTY);
        assertEquals("", json(caller.api("cameras", token)).getString("nextPageToken"));
        faults.lastPage(Faults.LastPage.ABSENT);
        assertFalse(json(caller.api("cameras", token)).containsKey("nextPageToken"));
        faults.repeatedPageToken(true);
        String next = json(caller.api("cameras", token)).getString("nextPageToken");
        String again = FormParameters.percentEncoded(next);
        assertEquals(next, json(caller.api("cameras?pageToken=" + again, token)).getString("nextPageToken"));
    }
}
