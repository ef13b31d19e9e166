package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vms.ScriptedApi.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CameraManager's own error bodies, which like to quote the token that was sent. */
class CameraManagerErrorsTest {

    private static final String UUID = "aaaaaaaa-bbbb-4ccc-9ddd-eeeeeeeeeeee";
    private static final String TOKEN = UUID + ":10003";

    private final Bench bench = new Bench();
    private final CameraManagerCamerasApi cameras = bench.client(CameraManagerCamerasApi.class);

    CameraManagerErrorsTest() {
        bench.renewal.provider = "cameramanager";
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private VmsException thrownFor(int status, String body) {
        bench.api.answers(request -> Answer.json(status, body));
        return assertThrows(VmsException.class, cameras::list);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized",
        "403, Forbidden",
        "404, NotFound",
        "406, Rejected",
        "429, Throttled",
        "500, Unavailable",
        "503, Unavailable"
    })
    void readsCodeTitleAndDetail(int status, String kind) {
        VmsException thrown =
                thrownFor(status, "{\"code\":1403,\"title\":\"Not allowed\",\"detail\":\"Camera 12 is not yours\"}");
        assertEquals(kind, thrown.getClass().getSimpleName());
        assertEquals(status, thrown.status(), "its code is no HTTP status");
        assertEquals("code 1403", thrown.reason());
        assertEquals("HTTP " + status + ", code 1403, Camera 12 is not yours", thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":7,\"title\":\"Gone\"}                             | HTTP 404, code 7, Gone",
                "{\"code\":7,\"title\":\"Gone\",\"detail\":null}             | HTTP 404, code 7, Gone",
                "{\"code\":\"7\",\"title\":\"Gone\"}                         | HTTP 404, Gone",
                "{\"code\":404,\"status\":\"notFound\",\"message\":\"m\"}    | HTTP 404, notFound, m",
                "{\"error\":\"not_found\",\"error_description\":\"no such\"} | HTTP 404, no such",
                "{\"title\":\"only\"}                                        | HTTP 404, only",
                "{\"code\":{},\"title\":[]}                                  | HTTP 404"
            })
    void readsWhateverIsThere(String body, String message) {
        assertEquals(message, thrownFor(404, body).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid access token: " + TOKEN,
                "Invalid refresh token:" + TOKEN,
                "INVALID ACCESS TOKEN: " + TOKEN + " (expired)",
                "Access token expired: " + TOKEN,
                "Invalid refresh token (expired): " + TOKEN,
                "Access token expired: " + UUID,
                "Invalid refresh token (expired): " + UUID,
                "Invalid refresh token (expired): AbCdEf",
                "Access token expired: AbCdEf",
                "No grant for " + UUID + ", sorry",
                "Invalid authorization code: AbCdEf",
                "Token was " + TOKEN + ".",
                "[" + TOKEN + "] is unknown",
                "Not found: AAAAAAAA-BBBB-4CCC-9DDD-EEEEEEEEEEEE:10003",
                "bbbbbbbb-bbbbb-bbbbb-bbbbb-bbbbbbbbbbbbb:10003 as the guide prints it"
            })
    void showsNoTokenThatABodyEchoes(String description) {
        for (String body : new String[] {
            "{\"error\":\"invalid_token\",\"error_description\":\"" + description + "\"}",
            "{\"code\":1,\"title\":\"" + description + "\",\"detail\":\"" + description + "\"}"
        }) {
            String message = thrownFor(403, body).getMessage().toLowerCase();
            assertFalse(message.contains("eeee") || message.contains("bbbb"), message);
            assertFalse(message.contains("abcdef"), message);
        }
    }

    @Test
    void keepsTheWordsAroundIt() {
        assertEquals(
                "HTTP 403, Invalid refresh token (expired) ***",
                thrownFor(403, "{\"error_description\":\"Invalid refresh token (expired): " + UUID + "\"}")
                        .getMessage());
        assertEquals(
                "HTTP 403, camera *** is gone",
                thrownFor(403, "{\"error_description\":\"camera " + UUID + " is gone\"}")
                        .getMessage());
        assertEquals(
                "HTTP 403, Invalid access token ***",
                thrownFor(403, "{\"error_description\":\"Invalid access token: " + TOKEN + "\"}")
                        .getMessage());
    }

    @Test
    void readsA401AfterARenewalInVain() {
        VmsException.Unauthorized thrown = (VmsException.Unauthorized)
                thrownFor(401, "{\"error\":\"invalid_token\",\"error_description\":\"Invalid access token: x\"}");
        assertFalse(thrown.needsLogin());
        assertEquals(2, bench.api.asked().size());
    }
}
