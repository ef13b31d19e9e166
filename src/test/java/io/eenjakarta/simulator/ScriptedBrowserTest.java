package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sign-in without a browser. */
class ScriptedBrowserTest {
    private final EenSimulator simulator = EenSimulator.start(0);
    private final ScriptedBrowser browser = new ScriptedBrowser();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void bringsACodeThatTheTokenEndPointTakes() {
        URI back = browser.signIn(at(Caller.NORMAL), "ada@example.com", "ada-demo");
        FormParameters query = FormParameters.parse(back.getRawQuery());
        assertEquals("a state/with +odd=chars", query.first("state").orElseThrow());
        assertEquals(
                200,
                new Caller(simulator).redeem(query.first("code").orElseThrow()).statusCode());
    }

    @Test
    void goesStraightThroughTheSecondTime() {
        browser.signIn(at(Caller.NORMAL), "ada@example.com", "ada-demo");
        URI back = browser.signIn(at(Caller.NORMAL), "nobody@example.com", "not asked for");
        assertTrue(back.getRawQuery().startsWith("code="), back::toString);
    }

    @Test
    void bringsBackAnError() {
        simulator.faults().next(EndPoint.AUTHORIZE).errorRedirect("server_error", "Out of order");
        URI back = browser.signIn(at(Caller.NORMAL), "ada@example.com", "ada-demo");
        assertTrue(back.getRawQuery().startsWith("error=server_error&"), back::toString);
    }

    @Test
    void saysWhatThePageSays() {
        AssertionError password =
                assertThrows(AssertionError.class, () -> browser.signIn(at(Caller.NORMAL), "ada@example.com", "wrong"));
        assertTrue(password.getMessage().contains("do not match a demo user"), password.getMessage());
        URI elsewhere = at(Caller.AUTHORIZE + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A4444");
        AssertionError redirect =
                assertThrows(AssertionError.class, () -> browser.signIn(elsewhere, "ada@example.com", "ada-demo"));
        assertTrue(redirect.getMessage().contains("400 The redirect_uri is not"), redirect.getMessage());
    }

    private URI at(String pathAndQuery) {
        return URI.create(simulator.origin() + pathAndQuery);
    }
}
