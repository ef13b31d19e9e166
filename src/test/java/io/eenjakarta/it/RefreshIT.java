package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.TOKEN_REFRESH;
import static io.eenjakarta.simulator.EndPoint.USERS_SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.Gate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many callers, one refresh; and whatever happens at the same time harms nobody. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class RefreshIT {

    private static final Duration HANG = Duration.ofSeconds(30);

    private final Browser browser = new Browser();
    private final EenSimulator simulator = Provider.simulator();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @BeforeEach
    void signIn() {
        simulator.book().killGrants();
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
    }

    @AfterEach
    void letCallersGo() {
        callers.shutdownNow();
    }

    @Test
    @Requirement("P1")
    void refreshesOnceForTwoHundredCallsAtTheMomentOfExpiry() throws Exception {
        simulator.book().killAccessTokens();
        assertEquals(Map.of(200, 200), statuses(inParallel(200)));
        assertEquals(1, refreshes());
        assertTrue(simulator.posts().refreshTokensSentTwice().isEmpty());
        assertEquals(2, generation());
    }

    @Test
    @Requirement("P5")
    void letsNo401ThroughWhenTheAccessTokenDiesWhileFiftyCallsAreOnTheirWay() throws Exception {
        Gate gate = simulator.faults().next(4, USERS_SELF).hold();
        List<Future<Integer>> calls = inParallel(50);
        assertTrue(gate.awaitArrivals(4, HANG));
        simulator.book().killAccessTokens();
        gate.open();
        assertEquals(Map.of(200, 50), statuses(calls));
        assertEquals(1, refreshes());
        assertTrue(simulator.posts().refreshTokensSentTwice().isEmpty());
    }

    @Test
    @Requirement({"C17", "P4"})
    void refreshesAgainEachTimeTheTokenDiesAndKeepsTheSession() {
        String session = browser.portalCookies().get("JSESSIONID");
        for (int generation = 2; generation <= 5; generation++) {
            simulator.book().killAccessTokens();
            assertEquals(200, browser.open("/account").statusCode());
            assertEquals(generation, generation());
        }
        assertEquals(session, browser.portalCookies().get("JSESSIONID"));
        assertEquals(4, refreshes());
        assertTrue(simulator.posts().refreshTokensSentTwice().isEmpty());
    }

    @Test
    void lastingRefusalsOfTheApiCostOneRefreshAndNoLogin() {
        simulator.faults().all(USERS_SELF).unauthorized();
        HttpResponse<String> page = browser.open("/account");
        assertEquals(503, page.statusCode(), page.body());
        assertEquals(1, refreshes());
        assertEquals(
                2,
                simulator.posts().apiCalls().stream()
                        .filter(call -> call.status() == 401)
                        .count());
        for (int i = 0; i < 5; i++) {
            assertEquals(503, browser.open("/account").statusCode());
        }
        assertTrue(refreshes() <= 2, refreshes() + " refreshes");
        simulator.faults().clear();
        assertEquals(200, browser.open("/account").statusCode());
    }

    @Test
    @Requirement("C17")
    void keepsTheRefreshTokenWhenAReplyBringsNone() {
        simulator.faults().permanentTokens(true);
        simulator.faults().all(TOKEN_REFRESH).without("refresh_token");
        simulator.book().killAccessTokens();
        HttpResponse<String> page = browser.open("/account");
        assertEquals(200, page.statusCode(), page.body());
        browser.submit(page, Map.of());
        assertTrue(Await.until(() -> !simulator.posts().revokePosts().isEmpty()));
        assertEquals(
                simulator.posts().tokenPosts("refresh_token").get(0).refreshTokenHash(),
                simulator.posts().revokePosts().get(0).tokenHash());
        assertTrue(simulator.book().liveRefreshTokens().isEmpty());
    }

    @Test
    @Requirement("C18")
    void permanentTokensMakeNoLoop() {
        simulator.faults().permanentTokens(true);
        simulator.book().killAccessTokens();
        for (int i = 0; i < 30; i++) {
            assertEquals(200, browser.open("/account").statusCode());
        }
        assertEquals(1, refreshes());
        simulator.faults().all(USERS_SELF).unauthorized();
        for (int i = 0; i < 10; i++) {
            browser.open("/account");
        }
        assertTrue(refreshes() <= 2, refreshes() + " refreshes");
    }

    @Test
    @Requirement("P9")
    void revokesWhatARefreshBringsAfterALogout() throws Exception {
        HttpResponse<String> page = browser.open("/account");
        simulator.book().killAccessTokens();
        Gate gate = simulator.faults().all(TOKEN_REFRESH).holdAnswer();
        Future<Integer> late = callers.submit(() -> browser.open("/account").statusCode());
        assertTrue(gate.awaitArrivals(1, HANG));

        ServerLog log = new ServerLog();
        HttpResponse<String> left = browser.submit(page, Map.of());
        assertEquals(Provider.PORTAL + "/logged-out", Browser.location(left).toString());
        gate.open();

        assertNotEquals(200, late.get());
        assertTrue(log.has(LogCode.GRANT_LATE, ""));
        assertTrue(Await.until(() -> simulator.book().liveRefreshTokens().isEmpty()), "a token lives");
        assertEquals(401, browser.get(Provider.portal("/session"), Map.of()).statusCode());
        assertEquals(302, browser.open("/account").statusCode());
    }

    @Test
    @Requirement("P13")
    void twoLoginsOfOneUserLiveAndDieApart() {
        Browser phone = new Browser();
        HttpResponse<String> page = phone.signIn("ada@example.com", "ada-demo", "/account");
        phone.submit(page, Map.of());
        assertTrue(Await.until(() -> !simulator.posts().revokePosts().isEmpty()));
        simulator.book().killAccessTokens();
        assertEquals(200, browser.open("/account").statusCode());
        assertEquals(302, phone.open("/account").statusCode());
    }

    private int refreshes() {
        return simulator.posts().tokenPosts("refresh_token").size();
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

    private static Map<Integer, Integer> statuses(List<Future<Integer>> calls)
            throws InterruptedException, ExecutionException {
        List<Integer> all = new ArrayList<>();
        for (Future<Integer> call : calls) {
            all.add(call.get());
        }
        return all.stream().collect(Collectors.toMap(status -> status, status -> 1, Integer::sum));
    }
}
