package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What load tests need: many users, access tokens that live for seconds, and a log that adds up. */
class ManyUsersTest {
    private static final int USERS = 200;
    private static final int ROUNDS = 4;
    private static final int LOSSES = 25;

    private EenSimulator simulator;

    @BeforeEach
    void start() {
        DemoData data = DemoData.demo().withUsers(USERS);
        simulator = EenSimulator.start(
                0, SimulatorSettings.demo().withData(data).withAccessTokenLife(Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void haveTheFirstAccountInCommon() {
        DemoData data = simulator.settings().data();
        assertEquals(USERS + 3, data.users().size());
        assertEquals(
                USERS + 3,
                data.users().stream().map(DemoData.User::id).distinct().count());
        DemoData.User last =
                data.signIn("user-0200@example.com", "user-0200-demo").orElseThrow();
        assertEquals("00001106", last.accountId());
        assertTrue(last.id().matches("[0-9a-f]{8}"), last.id());
        assertTrue(data.signIn("user-0201@example.com", "user-0201-demo").isEmpty());
        assertEquals(DemoData.demo().cameras(), data.cameras());
    }

    @Test
    void signInAtTheBrowserWithoutAPageThatListsThemAll() {
        Caller caller = new Caller(simulator);
        String page = caller.get(Caller.NORMAL).body();
        assertTrue(page.contains("user-0007@example.com"));
        assertFalse(page.contains("user-0008@example.com"));
        JsonObject self =
                json(caller.api("users/self", caller.tokens("user-0123").getString("access_token")));
        assertEquals("user-0123@example.com", self.getString("email"));
    }

    @Test
    void haveAccessTokensThatLiveForSeconds() {
        Caller caller = new Caller(simulator);
        JsonObject tokens = caller.tokens("ada");
        assertEquals(2, tokens.getInt("expires_in"));
        simulator.clock().advance(Duration.ofSeconds(2));
        assertEquals(
                401, caller.api("users/self", tokens.getString("access_token")).statusCode());
        assertEquals(2, json(caller.refresh(tokens.getString("refresh_token"))).getInt("expires_in"));
    }

    @Test
    void leaveALogThatAddsUpWhenSomeAnswersAreLost() throws Exception {
        simulator.faults().next(LOSSES, EndPoint.TOKEN_REFRESH).socket(SocketFault.CLOSE_AFTER_COMMIT);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> users = simulator.settings().data().users().stream()
                .<Callable<Integer>>map(user -> () -> lostAnswers(user))
                .toList();
        int lost = 0;
        for (Future<Integer> one : threads.invokeAll(users)) {
            lost += one.get();
        }
        threads.shutdown();
        assertEquals(LOSSES, lost);

        Set<String> inHand = new HashSet<>();
        Set<String> unheard = new HashSet<>();
        for (TokenPost post : simulator.posts().all()) {
            assertEquals(
                    post.grantType().equals("refresh_token"),
                    inHand.remove(post.refreshTokenHash()),
                    "a refresh follows the post that brought its token");
            assertTrue((post.lost() ? unheard : inHand).add(post.issuedHash()), "a token is issued once");
        }
        assertEquals(LOSSES, unheard.size());
        Set<String> live = new HashSet<>();
        simulator.book().liveRefreshTokens().forEach(token -> live.add(Secrets.sha256(token)));
        assertEquals(live, union(inHand, unheard));
        assertEquals(Set.of(), simulator.posts().refreshTokensSentTwice());
    }

    /** Refreshes on and on; signs in anew where an answer was lost. */
    private int lostAnswers(DemoData.User user) {
        Caller caller = new Caller(simulator);
        String token = signedIn(caller, user);
        int lost = 0;
        for (int i = 0; i < ROUNDS; i++) {
            try {
                token = json(caller.refresh(token)).getString("refresh_token");
            } catch (UncheckedIOException e) {
                lost++;
                token = signedIn(caller, user);
            }
        }
        return lost;
    }

    private String signedIn(Caller caller, DemoData.User user) {
        String code = simulator
                .book()
                .issueCode(new TokenBook.CodeRequest(
                        SimulatorSettings.DEMO_CLIENT_ID, SimulatorSettings.DEMO_REDIRECT_URI, null, null, user));
        return json(caller.redeem(code)).getString("refresh_token");
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
