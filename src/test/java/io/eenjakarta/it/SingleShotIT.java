package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.TOKEN_CODE;
import static io.eenjakarta.simulator.EndPoint.TOKEN_REFRESH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SocketFault;
import io.eenjakarta.simulator.TokenPost;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sockets that misbehave under the server's real HTTP client: one POST, an answer for the user, no connection left. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class SingleShotIT {

    private static final Duration HANG = Duration.ofSeconds(20);
    private static final Set<SocketFault> COMMITTING =
            EnumSet.of(SocketFault.CLOSE_AFTER_COMMIT, SocketFault.RESET_AFTER_COMMIT);

    private final Browser browser = new Browser();
    private final EenSimulator simulator = Provider.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("C9")
    void sendsACodeOnceAndTellsTheUser(SocketFault fault) {
        Returned returned = Returned.of(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        simulator.faults().all(TOKEN_CODE).socket(fault);
        HttpResponse<String> page = returned.bring(browser);
        refused.is(LogCode.TOKEN_UNAVAILABLE, 503, page, browser, returned.code());
        assertEquals(1, simulator.posts().tokenPosts("authorization_code").size());
        assertTrue(simulator.awaitOpenFaultConnections(0, HANG), "a connection stays open");
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("P2")
    void sendsARefreshTokenOnceAndTellsTheUser(SocketFault fault) {
        browser.signIn("ada@example.com", "ada-demo", "/account");
        simulator.book().killAccessTokens();
        ServerLog log = new ServerLog();
        simulator.faults().all(TOKEN_REFRESH).socket(fault);
        HttpResponse<String> page = browser.open("/account");
        assertEquals(503, page.statusCode(), page.body());
        assertTrue(log.has(LogCode.TOKEN_UNAVAILABLE, ""));
        List<String> sent = simulator.posts().tokenPosts("refresh_token").stream()
                .map(TokenPost::refreshTokenHash)
                .toList();
        // After it goes the probe: a random token, to learn whether the client is accepted.
        assertEquals(sent.size(), Set.copyOf(sent).size(), sent.toString());
        assertTrue(sent.size() <= 2, sent.toString());
        assertTrue(simulator.awaitOpenFaultConnections(0, HANG), "a connection stays open");

        simulator.faults().clear();
        int afterwards = COMMITTING.contains(fault) ? 401 : 200;
        assertTrue(Await.until(() -> browser.open("/account").statusCode() == afterwards), "then " + afterwards);
    }
}
