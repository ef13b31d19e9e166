package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vms.ScriptedApi.Answer;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EagleEyeErrorsTest {

    private final Bench bench = new Bench();
    private final PortalApi portal = bench.client(PortalApi.class);

    @AfterEach
    void close() {
        bench.close();
    }

    private VmsException thrownFor(Answer answer) {
        bench.api.answers(request -> answer);
        return assertThrows(VmsException.class, portal::note);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Rejected",
        "401, Unauthorized",
        "402, Rejected",
        "403, Forbidden",
        "404, NotFound",
        "405, Rejected",
        "406, Rejected",
        "408, Unavailable",
        "409, Rejected",
        "410, NotFound",
        "415, Rejected",
        "429, Throttled",
        "500, Unavailable",
        "502, Unavailable",
        "503, Unavailable",
        "504, Unavailable",
        "302, Unavailable",
        "307, Unavailable"
    })
    void makesOneKindOfExceptionOfEachStatus(int status, String kind) {
        VmsException thrown = thrownFor(
                Answer.json(
                        status,
                        "{\"code\":1,\"status\":\"someWord\",\"message\":\"some message\","
                                + "\"details\":[{\"type\":\"resourceInfo\"},{\"type\":\"errorInfo\",\"reason\":\"someReason\"}]}"));
        assertEquals(kind, thrown.getClass().getSimpleName());
        assertEquals(status, thrown.status());
        assertEquals("someReason", thrown.reason());
        assertEquals("HTTP " + status + ", someWord, someReason, some message", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Bad gateway</body></html>",
                "[]",
                "null",
                "{",
                "{\"details\":{\"reason\":\"x\"}}",
                "{\"status\":5,\"message\":{},\"details\":[1,\"x\",null,{\"reason\":7}]}",
                "\u0000\u0001"
            })
    void takesAnyBodyForAnError(String body) {
        VmsException thrown = thrownFor(Answer.json(502, body));
        assertEquals("HTTP 502", thrown.getMessage());
        assertEquals("", thrown.reason());
    }

    @Test
    void readsTheErrorsOfGateways() {
        assertEquals(
                "HTTP 403, no entry",
                thrownFor(Answer.json(403, "{\"error\":\"no entry\"}")).getMessage());
    }

    @Test
    void boundsAndCleansWhatTheApiSays() {
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJlc2lnbmF0dXJl";
        String message = thrownFor(Answer.json(
                        400, "{\"message\":\"a\\r\\nb\\u001b[31m " + token + " " + "word ".repeat(500) + "\"}"))
                .getMessage();
        assertTrue(message.startsWith("HTTP 400, a b [31m *** word"), message);
        assertTrue(message.length() < 230, message);
    }

    @Test
    void readsNoMoreThanTheStartOfAHugeBody() {
        String huge = "{\"message\":\"" + "x ".repeat(BoundedErrors.LIMIT) + "\"}";
        for (int i = 0; i < 10; i++) {
            assertEquals("HTTP 500", thrownFor(Answer.json(500, huge)).getMessage());
        }
        String fitting = "{\"message\":\"" + "x".repeat(10) + "\"}" + " ".repeat(BoundedErrors.LIMIT - 30);
        assertEquals(
                "HTTP 500, xxxxxxxxxx", thrownFor(Answer.json(500, fitting)).getMessage());
    }

    @Test
    void keepsNoMoreThanTheStartOfAHugeBodyInMemory() {
        ResponseExceptionMapper<IllegalStateException> measuring = new ResponseExceptionMapper<>() {
            @Override
            public IllegalStateException toThrowable(Response response) {
                return new IllegalStateException(Integer.toString(response.readEntity(byte[].class).length));
            }

            @Override
            public int getPriority() {
                return 1;
            }
        };
        PortalApi client = bench.client(PortalApi.class, builder -> builder.register(measuring));
        bench.api.answers(request -> Answer.json(500, "x".repeat(5 * BoundedErrors.LIMIT)));
        IllegalStateException thrown = assertThrows(IllegalStateException.class, client::note);
        assertEquals(Integer.toString(BoundedErrors.LIMIT), thrown.getMessage());
    }

    @Test
    void tellsOneCamerasTroubleFromAnOutage() {
        String body = "{\"code\":503,\"status\":\"unavailable\",\"message\":\"m\",\"details\":[{\"reason\":\"%s\"}]}";
        VmsException.Unavailable camera =
                (VmsException.Unavailable) thrownFor(Answer.json(503, body.formatted("deviceUnavailable")));
        VmsException.Unavailable outage =
                (VmsException.Unavailable) thrownFor(Answer.json(503, body.formatted("serviceUnavailable")));
        assertTrue(camera.deviceUnavailable());
        assertFalse(outage.deviceUnavailable());
    }

    @Test
    void handsRetryAfterOn() {
        VmsException.Throttled throttled =
                (VmsException.Throttled) thrownFor(Answer.json(429, "{}").with("Retry-After", "12"));
        assertEquals(Optional.of(Duration.ofSeconds(12)), throttled.retryAfter());
        VmsException.Unavailable unavailable = (VmsException.Unavailable)
                thrownFor(Answer.json(503, "{}").with("Retry-After", "Sat, 21 Nov 2026 10:01:00 GMT"));
        assertEquals(Optional.of(Duration.ofMinutes(1)), unavailable.retryAfter());
        assertEquals(Optional.empty(), ((VmsException.Throttled) thrownFor(Answer.json(429, "{}"))).retryAfter());
    }

    @Test
    @Requirement("C22")
    void neverFollowsARedirect() {
        try (ScriptedApi elsewhere = new ScriptedApi()) {
            URI location = elsewhere.base().resolve("/stolen");
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                thrownFor(new Answer(status, Map.of("Location", location.toString()), new byte[0]));
            }
            bench.api.answers(request -> request.token().equals("caller-1")
                    ? Answer.unauthenticated()
                    : new Answer(302, Map.of("Location", location.toString()), "moved".getBytes(UTF_8)));
            assertThrows(VmsException.Unavailable.class, portal::note);
            assertEquals(0, elsewhere.asked().size());
        }
    }

    @Test
    void makesUnavailableOfAnApiThatCannotBeReached() {
        bench.api.close();
        VmsException.Unavailable thrown =
                assertThrows(VmsException.Unavailable.class, () -> ApiCall.answer(portal::note));
        assertEquals(0, thrown.status());
        assertEquals("unreachable", thrown.reason());
    }

    @Test
    void makesUnavailableOfASuccessThatCannotBeRead() {
        bench.api.answers(request -> new Answer(200, Map.of("Content-Type", "text/html"), "<html/>".getBytes(UTF_8)));
        assertThrows(VmsException.Unavailable.class, () -> ApiCall.answer(portal::note));
        bench.api.answers(request -> Answer.json(200, "{\"text\":"));
        assertThrows(VmsException.Unavailable.class, () -> ApiCall.answer(portal::note));
    }
}
