package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.TOKEN_REFRESH;
import static io.eenjakarta.simulator.EndPoint.USERS_SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.host.ClockServlet;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.CameraManagerRules.DeadGrant;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.Gate;
import io.eenjakarta.simulator.SocketFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refresh token that stays the same: sent when the access token has ended and not before, once however many call. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class CameraManagerRefreshIT {

    private static final Duration LIFE = Duration.ofSeconds(43199);
    private static final Duration HANG = Duration.ofSeconds(30);

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war().addPackage(ClockServlet.class.getPackage());
    }

    @BeforeEach
    void signIn() {
        Host.clockAhead(Duration.ZERO);
        assertEquals(200, Person.MIA.signIn(browser, "/account").statusCode());
    }

    @AfterEach
    void letCallersGo() {
        callers.shutdownNow();
        Host.clockAhead(Duration.ZERO);
    }

    @Test
    @Requirement("P1")
    void refreshesAtExpiryAndNotBeforeOnceForManyCallers() throws Exception {
        Host.clockAhead(LIFE.minusSeconds(40));
        assertEquals(200, browser.open("/account").statusCode());
        assertEquals(0, refreshes(), "before the end there is nothing to be gained");
        Host.clockAhead(LIFE);
        assertAllSee(200, inParallel(100));
        assertEquals(1, refreshes());
        assertEquals(2, generation());
    }

    @Test
    void sendsTheSameRefreshTokenEachTime() {
        String token = simulator.book().liveRefreshTokens().iterator().next();
        for (int generation = 2; generation <= 4; generation++) {
            Host.clockAhead(LIFE.multipliedBy(generation - 1));
            assertEquals(200, browser.open("/account").statusCode());
            assertEquals(generation, generation());
        }
        assertEquals(
                Map.of(CleanCameraManager.sha256(token), 3), simulator.posts().refreshPosts());
        assertEquals(Set.of(token), simulator.book().liveRefreshTokens());
    }

    @Test
    void healsACallWhoseAccessTokenWasKilled() {
        simulator.book().killAccessTokens();
        assertEquals(200, browser.open("/account").statusCode());
        assertEquals(1, refreshes());
        assertEquals(List.of(401, 200), statusesOfWho());
    }

    @Test
    void letsNo401ThroughWhenTheAccessTokenDiesWhileCallsAreOnTheirWay() throws Exception {
        Gate gate = simulator.faults().next(4, USERS_SELF).hold();
        List<Future<Integer>> calls = inParallel(50);
        assertTrue(gate.awaitArrivals(4, HANG));
        simulator.book().killAccessTokens();
        gate.open();
        assertAllSee(200, calls);
        assertEquals(1, refreshes());
    }

    @Test
    void lastingRefusalsOfTheApiCostOneRefreshAndNoLogin() {
        simulator.faults().all(USERS_SELF).unauthorized();
        for (int i = 0; i < 5; i++) {
            assertEquals(503, browser.open("/account").statusCode());
        }
        assertEquals(1, refreshes());
        simulator.faults().clear();
        assertEquals(200, browser.open("/account").statusCode());
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_REQUEST", "UNAUTHORIZED"})
    void asksForAnotherSignInWhenTheGrantIsOver(DeadGrant answer) {
        simulator.rules().deadGrant(answer);
        simulator.book().killGrants();
        assertEquals(401, browser.open("/account").statusCode());
        assertEquals(1, refreshes());
        assertEquals(302, browser.open("/account").statusCode());
        assertEquals(200, Person.MIA.signIn(browser, "/account").statusCode());
    }

    /** A 401 without a word may blame the client: nobody is signed out for it until long after the access token's end. */
    @Test
    void givesARefusalWithoutAReasonTime() {
        simulator.rules().deadGrant(DeadGrant.BARE_UNAUTHORIZED);
        simulator.book().killGrants();
        for (int times = 0; times < 4; times++) {
            Host.clockAhead(Duration.ofSeconds(40).multipliedBy(times));
            assertEquals(503, browser.open("/account").statusCode());
        }
        simulator.rules().deadGrant(DeadGrant.BAD_REQUEST);
        Host.clockAhead(Duration.ofMinutes(4));
        assertEquals(401, browser.open("/account").statusCode());
        assertEquals(302, browser.open("/account").statusCode());
    }

    /** Unlike a token that rotates: what was lost was not the only copy. */
    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "CLOSE_AFTER_COMMIT"})
    void simplyAsksAgainWhenAReplyWasLost(SocketFault fault) {
        simulator.book().killAccessTokens();
        simulator.faults().next(TOKEN_REFRESH).socket(fault);
        assertEquals(200, browser.open("/account").statusCode());
        assertEquals(2, refreshes());
        assertEquals(1, simulator.posts().refreshPosts().size());
        assertEquals(2, generation());
    }

    @Test
    void keepsEverybodyInWhileTheClientIsNotAccepted() {
        simulator.acceptSecrets("another secret", null);
        simulator.book().killAccessTokens();
        assertEquals(503, browser.open("/account").statusCode());
        assertEquals(503, browser.open("/account").statusCode());
        assertEquals(1, refreshes(), "nothing more is sent while the credentials are refused");
        simulator.acceptSecrets(simulator.settings().clientSecret(), null);
        Host.clockAhead(Duration.ofSeconds(6));
        assertEquals(200, browser.open("/account").statusCode());
    }

    private int refreshes() {
        return simulator.posts().tokenPosts("refresh_token").size();
    }

    private List<Integer> statusesOfWho() {
        // The first two are those of the sign-in and of the page after it.
        return simulator.posts().apiCalls().stream()
                .filter(call -> call.pathAndQuery().endsWith("/users/self"))
                .skip(2)
                .map(call -> call.status())
                .toList();
    }

    private int generation() {
        String session = browser.get(Provider.portal("/session"), Map.of()).body();
        return Integer.parseInt(session.replaceAll(".*\"generation\":(\\d+).*", "$1"));
    }

    /** Page loads that begin together, each on a thread and a connection of its own. */
    private List<Future<Integer>> inParallel(int calls) {
        CyclicBarrier together = new CyclicBarrier(calls);
        List<Future<Integer>> started = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            started.add(callers.submit(() -> {
                together.await();
                return browser.open("/account").statusCode();
            }));
        }
        return started;
    }

    private static void assertAllSee(int status, List<Future<Integer>> calls) throws Exception {
        for (Future<Integer> call : calls) {
            assertEquals(status, call.get());
        }
    }
}
