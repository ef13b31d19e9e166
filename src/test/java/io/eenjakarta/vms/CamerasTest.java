package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vms.ScriptedApi.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamerasTest {

    private final Bench bench = new Bench();
    private final Cameras cameras = new Cameras(bench.apiAtHand());

    @AfterEach
    void close() {
        bench.close();
    }

    private static String page(String id, String token) {
        return "{\"results\":[{\"id\":\"" + id + "\",\"name\":\"n\",\"future\":{\"a\":[1]},"
                + "\"status\":{\"connectionStatus\":\"online\"}}],\"totalSize\":null" + token + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"nextPageToken\":null", "", ",\"nextPageToken\":\"\""})
    void walksToTheEndHoweverItIsMarked(String end) {
        bench.api.answers(request -> Answer.json(
                200,
                request.uri().contains("pageToken=")
                        ? page("00000002", end)
                        : page("00000001", ",\"nextPageToken\":\"a+/=\"")));
        assertEquals(
                List.of("00000001", "00000002"),
                cameras.all().stream().map(Camera::id).toList());
        assertEquals(
                List.of(
                        "/api/v3.0/cameras?include=status&sort=%2Bname&pageSize=100",
                        "/api/v3.0/cameras?include=status&sort=%2Bname&pageSize=100&pageToken=a%2B%2F%3D"),
                bench.api.asked().stream().map(ScriptedApi.Asked::uri).toList());
        assertEquals("online", cameras.all().get(0).status().connectionStatus());
    }

    @Test
    void stopsAtATokenThatComesAgain() {
        bench.api.answers(request -> Answer.json(
                200,
                page("00000001", ",\"nextPageToken\":\"" + (bench.api.asked().size() % 2) + "\"")));
        assertEquals(3, cameras.all().size());
        assertEquals(3, bench.api.asked().size());
    }

    @Test
    void takesAPageWithoutResultsForAnEmptyOne() {
        bench.api.answers(request -> Answer.json(200, "{\"nextPageToken\":null,\"results\":null}"));
        assertEquals(List.of(), cameras.all());
    }

    @Test
    void healsInTheMiddleOfAWalk() {
        bench.api.answers(request -> {
            boolean second = request.uri().contains("pageToken");
            if (second && request.token().equals("caller-1")) {
                return Answer.unauthenticated();
            }
            return Answer.json(200, page("1", second ? "" : ",\"nextPageToken\":\"a+/=:%\""));
        });
        assertEquals(2, cameras.all().size());
        assertEquals(List.of("caller-1", "caller-1", "caller-2"), bench.api.tokens());
        assertEquals(bench.api.asked().get(1).uri(), bench.api.asked().get(2).uri());
    }

    @Test
    void listsAccounts() {
        bench.api.answers(request -> Answer.json(
                200,
                "{\"results\":[{\"id\":\"00000123\",\"name\":\"Shop\",\"status\":\"active\",\"type\":\"endUserAccount\"}],"
                        + "\"nextPageToken\":\"\",\"totalSize\":1}"));
        AccountPage page = bench.client(AccountsApi.class).list(null, null);
        assertEquals(List.of(new Account("00000123", "Shop", "active", "endUserAccount")), page.results());
        assertEquals("/api/v3.0/accounts", bench.api.asked().get(0).uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100d4c41/settings", "..", "100d4c41?x", "a:b"})
    void asksForNothingButACameraId(String id) {
        assertThrows(VmsException.NotFound.class, () -> cameras.get(id));
        assertEquals(List.of(), bench.api.asked());
    }

    @Test
    void throwsWhatTheApiSays() {
        bench.api.answers(request -> Answer.json(404, "{}"));
        assertThrows(VmsException.NotFound.class, () -> cameras.get("100d4c41"));
        assertThrows(VmsException.NotFound.class, cameras::all);
    }
}
