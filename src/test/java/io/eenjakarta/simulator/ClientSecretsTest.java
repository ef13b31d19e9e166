package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.basic;
import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client's secrets change while the simulator runs. */
class ClientSecretsTest {
    private static final String FIRST = SimulatorSettings.DEMO_CLIENT_SECRET;
    private static final String SECOND = SimulatorSettings.DEMO_SECOND_SECRET;

    private EenSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(0, SimulatorSettings.demo().withOtherClient("other", "OtherSecret"));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> refresh(String pair, String refreshToken) {
        String body = "grant_type=refresh_token&refresh_token=" + refreshToken;
        return caller.form("/oauth2/token", body, "Authorization", basic(pair), "Accept", "application/json");
    }

    private boolean takes(String secret) {
        HttpResponse<String> answer = refresh(SimulatorSettings.DEMO_CLIENT_ID + ":" + secret, "dead");
        return json(answer).getString("error").equals("invalid_grant");
    }

    @Test
    void takesTheNewOnesAndNoOthers() {
        assertTrue(takes(FIRST) && takes(SECOND));
        assertFalse(takes("Third"));

        simulator.acceptSecrets(SECOND, "Third");
        assertFalse(takes(FIRST));
        assertTrue(takes(SECOND) && takes("Third"));

        simulator.acceptSecrets("Third", null);
        assertFalse(takes(SECOND));
        assertTrue(takes("Third"));
        assertFalse(takes("null"));
    }

    @Test
    void leavesTokensAndOtherClientsAlone() {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        simulator.acceptSecrets("Third", null);
        assertEquals(401, caller.refresh(refreshToken).statusCode());
        HttpResponse<String> answer = refresh(SimulatorSettings.DEMO_CLIENT_ID + ":Third", refreshToken);
        assertEquals(200, answer.statusCode());
        assertEquals(400, refresh("other:OtherSecret", "dead").statusCode());
        assertEquals(401, refresh("other:Third", "dead").statusCode());
    }

    @Test
    void logsWhatTheHeaderIsWorthAtTheTime() {
        caller.refresh("x");
        simulator.acceptSecrets("Third", null);
        caller.refresh("x");
        assertEquals(TokenPost.BasicAuth.RIGHT, simulator.posts().all().get(0).basic());
        assertEquals(TokenPost.BasicAuth.WRONG, simulator.posts().all().get(1).basic());
    }

    @Test
    void remembersEverySecretThatWasEverTaken() {
        simulator.acceptSecrets("Third", "Fourth");
        simulator.acceptSecrets("Fifth", null);
        assertEquals(
                Set.of(FIRST, SECOND, "Third", "Fourth", "Fifth"),
                simulator.book().everyIssuedSecret());
        assertFalse(new ClientSecrets(simulator.book(), simulator.settings().secrets())
                .toString()
                .contains(FIRST));
    }
}
