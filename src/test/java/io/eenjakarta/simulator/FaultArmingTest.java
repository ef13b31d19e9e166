package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.NORMAL;
import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be ordered for one end point, each as the client sees it. */
class FaultArmingTest {
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

    static Stream<Arguments> answers() {
        Instant date = Instant.parse("2026-11-21T08:00:00Z");
        return Stream.of(
                answer("429", FaultArming::tooManyRequests, 429, null, "too_many_requests"),
                answer("429 with seconds", f -> f.tooManyRequests(SOON), 429, "Retry-After: 5", "too_many"),
                answer(
                        "429 with date",
                        f -> f.tooManyRequests(date),
                        429,
                        "Retry-After: Sat, 21 Nov 2026 08:00:00 GMT",
                        ""),
                answer("401", FaultArming::unauthorized, 401, null, "{\"error\":\"invalid_client\"}"),
                answer("bare 401", FaultArming::bareUnauthorized, 401, null, ""),
                answer("403", FaultArming::forbidden, 403, null, "unauthorized_client"),
                answer("302", f -> f.redirect("/elsewhere"), 302, "Location: /elsewhere", ""),
                answer("own", f -> f.answer(418, "text/plain", "tea", "X-Pot", "1"), 418, "X-Pot: 1", "tea"));
    }

    private static Arguments answer(String name, Consumer<FaultArming> fault, int status, String header, String body) {
        return Arguments.of(name, fault, status, header, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void answersAsOrdered(String name, Consumer<FaultArming> fault, int status, String header, String body) {
        fault.accept(faults.next(EndPoint.TOKEN_REFRESH));
        HttpResponse<String> answer = caller.refresh("x");
        assertEquals(status, answer.statusCode());
        assertTrue(answer.body().contains(body), answer.body());
        if (header == null) {
            assertTrue(answer.headers().firstValue("Retry-After").isEmpty());
        } else {
            String[] parts = header.split(": ", 2);
            assertEquals(parts[1], answer.headers().firstValue(parts[0]).orElse(null));
        }
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                reply("no access_token", f -> f.without("access_token"), "access_token", null),
                reply("no refresh_token", f -> f.without("refresh_token"), "refresh_token", null),
                reply("no expires_in", f -> f.without("expires_in"), "expires_in", null),
                reply("zero", f -> f.expiresIn(0), "expires_in", "0"),
                reply("negative", f -> f.expiresIn(-5), "expires_in", "-5"),
                reply("huge", f -> f.expiresIn(Long.MAX_VALUE), "expires_in", "9223372036854775807"),
                reply("text", f -> f.expiresIn("soon"), "expires_in", "\"soon\""),
                reply("no base", f -> f.without("httpsBaseUrl"), "httpsBaseUrl", null),
                reply("base as text", f -> f.baseUrl("https://a.example"), "httpsBaseUrl", "\"https://a.example\""),
                reply(
                        "foreign",
                        f -> f.baseUrl("evil.example", 1),
                        "httpsBaseUrl",
                        "{\"hostname\":\"evil.example\",\"port\":1}"),
                reply("no port", f -> f.baseUrl("a.example", null), "httpsBaseUrl", "{\"hostname\":\"a.example\"}"),
                reply("no hostname", f -> f.baseUrl(null, 443), "httpsBaseUrl", "{\"port\":443}"),
                reply("null", f -> f.with("refresh_token", JsonValue.NULL), "refresh_token", "null"));
    }

    private static Arguments reply(String name, Consumer<FaultArming> fault, String member, String value) {
        return Arguments.of(name, fault, member, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void changesOneMemberOfARealReply(String name, Consumer<FaultArming> fault, String member, String value) {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        fault.accept(faults.next(EndPoint.TOKEN_REFRESH));
        JsonObject reply = json(caller.refresh(refreshToken));
        assertEquals(value, reply.containsKey(member) ? reply.get(member).toString() : null);
        assertEquals(value == null ? 5 : 6, reply.size());
        assertEquals(400, caller.refresh(refreshToken).statusCode());
    }

    @Test
    void changesAddUp() {
        faults.next(EndPoint.TOKEN_CODE).without("httpsBaseUrl");
        faults.next(EndPoint.TOKEN_CODE).expiresIn(7);
        JsonObject tokens = caller.tokens("ada");
        assertFalse(tokens.containsKey("httpsBaseUrl"));
        assertEquals(7, tokens.getInt("expires_in"));
    }

    @Test
    void spoilsBodies() {
        faults.next(EndPoint.TOKEN_CODE).malformedJson();
        String code = caller.code(NORMAL, "ada");
        HttpResponse<String> malformed = caller.redeem(code);
        assertEquals(200, malformed.statusCode());
        assertThrows(JsonException.class, () -> json(malformed));
        faults.next(EndPoint.TOKEN_CODE).emptyBody();
        assertEquals("", caller.redeem(caller.code(NORMAL, "ada")).body());
        faults.next(EndPoint.TOKEN_CODE).hugeBody();
        String huge = caller.redeem(caller.code(NORMAL, "ada")).body();
        assertTrue(huge.length() > 10_000_000 && huge.endsWith("}"));
    }
}
