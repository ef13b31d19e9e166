package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.NORMAL;
import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The log tells which refresh token came out of which, and which answers never reached the client. */
class LineageTest {
    private EenSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(0);
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private TokenPost last() {
        return simulator.posts().all().get(simulator.posts().all().size() - 1);
    }

    private String liveHash() {
        assertEquals(1, simulator.book().liveRefreshTokens().size());
        return Secrets.sha256(simulator.book().liveRefreshTokens().iterator().next());
    }

    @Test
    void leadsFromTheCodeToTheLatestRefreshToken() {
        JsonObject first = caller.tokens("ada");
        assertEquals(Secrets.sha256(first.getString("refresh_token")), last().issuedHash());
        assertFalse(last().lost());
        JsonObject second = json(caller.refresh(first.getString("refresh_token")));
        assertEquals(Secrets.sha256(first.getString("refresh_token")), last().refreshTokenHash());
        assertEquals(Secrets.sha256(second.getString("refresh_token")), last().issuedHash());
        assertFalse(last().lost());
    }

    @Test
    void namesTheSameTokenWhenItIsPermanent() {
        simulator.faults().permanentTokens(true);
        caller.refresh(caller.tokens("ada").getString("refresh_token"));
        assertEquals(last().refreshTokenHash(), last().issuedHash());
    }

    @Test
    void hasNothingToTellOfARefusalOrARevocation() {
        caller.refresh("dead");
        assertNull(last().issuedHash());
        assertFalse(last().lost());
        caller.revoke("token=x");
        assertNull(last().issuedHash());
        assertFalse(last().lost());
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                fault("other answer", f -> f.afterCommit().html(502), 502),
                fault("cut off", FaultArming::malformedJson, 200),
                fault("empty", FaultArming::emptyBody, 200),
                fault("huge", FaultArming::hugeBody, 200),
                fault("no refresh_token", f -> f.without("refresh_token"), 200),
                fault("no access_token", f -> f.without("access_token"), 200));
    }

    private static Arguments fault(String name, Consumer<FaultArming> fault, int status) {
        return Arguments.of(name, fault, status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void marksAnswersThatTheFaultSpoiled(String name, Consumer<FaultArming> fault, int status) {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        fault.accept(simulator.faults().next(EndPoint.TOKEN_REFRESH));
        assertEquals(status, caller.refresh(refreshToken).statusCode());
        assertTrue(last().lost());
        assertEquals(liveHash(), last().issuedHash());
        assertEquals(status, last().status());
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                fault("no expires_in", f -> f.without("expires_in"), 200),
                fault("foreign base", f -> f.baseUrl("evil.example", 1), 200),
                fault("refused before", FaultArming::unavailable, 503),
                fault("bare 401 before", FaultArming::bareUnauthorized, 401));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void marksNoAnswerThatTellsTheClientWhatCameOfIt(String name, Consumer<FaultArming> fault, int status) {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        fault.accept(simulator.faults().next(EndPoint.TOKEN_REFRESH));
        caller.refresh(refreshToken);
        assertFalse(last().lost());
        assertEquals(status == 200 ? liveHash() : null, last().issuedHash());
    }

    @ParameterizedTest
    @EnumSource(
            value = EndPoint.class,
            names = {"TOKEN_CODE", "TOKEN_REFRESH"})
    void marksAnswersThatTheSocketLostAfterTheCommit(EndPoint at) {
        String code = caller.code(NORMAL, "ada");
        String refreshToken =
                at == EndPoint.TOKEN_CODE ? "" : json(caller.redeem(code)).getString("refresh_token");
        simulator.faults().next(at).socket(SocketFault.CLOSE_AFTER_COMMIT);
        assertThrows(UncheckedIOException.class, () -> {
            if (at == EndPoint.TOKEN_CODE) {
                caller.redeem(code);
            } else {
                caller.refresh(refreshToken);
            }
        });
        assertTrue(last().lost());
        assertEquals(200, last().status());
        assertEquals(liveHash(), last().issuedHash());
    }

    @Test
    void marksARefusalThatTheSocketLost() {
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(SocketFault.RESET_AFTER_COMMIT);
        assertThrows(UncheckedIOException.class, () -> caller.refresh("dead"));
        assertTrue(last().lost());
        assertEquals(400, last().status());
        assertEquals("invalid_grant", last().error());
        assertNull(last().issuedHash());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "RESET", "DRIP_HEAD"})
    void marksRequestsThatTheSocketLostBeforeTheCommit(SocketFault kind) {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        simulator.faults().dripEvery(Duration.ofMillis(1));
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(kind);
        try {
            caller.refresh(refreshToken);
        } catch (UncheckedIOException e) {
            assertTrue(kind != SocketFault.DRIP_HEAD, kind::label);
        }
        assertTrue(last().lost());
        assertEquals(0, last().status());
        assertNull(last().issuedHash());
        assertEquals(Secrets.sha256(refreshToken), liveHash());
    }
}
