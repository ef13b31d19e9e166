package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.offline.OfflineServlet;
import io.eenjakarta.it.own.OwnCallsServlet;
import io.eenjakarta.it.resting.RestingServlet;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.TokenPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On the server's own scheduler and in its database: what nobody uses is kept alive, and what ends is announced. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class KeepAliveIT {

    /** Longer than two of the portal's looks for grants that are due. */
    private static final Duration TWO_LOOKS = Duration.ofMillis(2_500);

    private static final Duration PAUSE = Duration.ofSeconds(4);

    private final EenSimulator simulator = Provider.simulator();
    private final Unattended unattended = new Unattended();

    @Deployment(testable = false)
    static WebArchive war() {
        return restless();
    }

    /** A portal that looks every second and has no use for grants by its own. */
    static WebArchive restless() {
        return Deployments.warWith(Map.of(
                        "een.keep-alive-interval", "PT1S",
                        "een.keep-alive-after", "PT1H",
                        "een.keep-alive-window", "PT0S",
                        "een.keep-alive-rate", "300",
                        "een.token-deadline", "PT15S"))
                .addPackage(OwnCallsServlet.class.getPackage())
                .addPackage(OfflineServlet.class.getPackage())
                .addPackage(RestingServlet.class.getPackage());
    }

    @AfterEach
    void end() {
        unattended.endAll();
    }

    @Test
    @Requirement("P10")
    void refreshesAGrantAtRestOnceAndNotBeforeItIsTime() {
        String grant = unattended.connect();
        Instant due = Instant.now().plus(TWO_LOOKS);
        rests(grant, due);
        assertTrue(Await.until(() -> !refreshes().isEmpty()));
        assertFalse(Await.within(TWO_LOOKS, () -> refreshes().size() > 1));
        assertFalse(refreshes().get(0).at().isBefore(due), "before it was due");
        assertEquals("OFFLINE ACTIVE 2", unattended.of("/host-offline/generation", grant));
        assertEquals("GrantRotated", events(grant));
    }

    @Test
    void saysThatAGrantNeedsALoginWhenTheProviderCallsItDead() {
        String grant = unattended.connect();
        simulator.book().killGrants();
        rests(grant, Instant.now());
        assertTrue(Await.until(() -> !events(grant).isEmpty()));
        assertFalse(Await.within(TWO_LOOKS, () -> refreshes().size() > 1));
        assertEquals("GrantNeedsLogin with a reason", events(grant));
        assertTrue(unattended.of("/host-offline/generation", grant).contains("NEEDS_LOGIN"));
    }

    @Test
    @Requirement("P10")
    void announcesAnEndOnce() {
        String grant = unattended.connect();
        Instant login = Instant.now().minus(Duration.ofDays(90)).plus(Duration.ofHours(150));
        set("/host-resting/login", grant, login);
        assertTrue(Await.until(() -> !events(grant).isEmpty()));
        assertFalse(Await.within(TWO_LOOKS, () -> events(grant).contains(",")));
        assertEquals("GrantExpiring 7", events(grant));
        assertEquals(List.of(), refreshes());
    }

    @Test
    void leavesAPermanentGrantAloneAsSoonAsItIsKnownToBeOne() {
        simulator.faults().permanentTokens(true);
        String grant = unattended.connect();
        rests(grant, Instant.now());
        assertTrue(Await.until(() -> events(grant).equals("GrantRotated")));
        assertEquals("0 rows", set("/host-resting/due", grant, Instant.now()), "it rests for good");
        assertFalse(Await.within(TWO_LOOKS, () -> refreshes().size() > 1));
    }

    @Test
    void waitsAsLongAsTheProviderAsksForWhichOfThemHasAskedTooOften() {
        simulator.book().accessTokensLive(Duration.ofSeconds(1));
        List<String> grants = Stream.generate(unattended::connect).limit(3).toList();
        simulator.book().accessTokensLive(simulator.settings().accessTokenLife());
        simulator.faults().next(EndPoint.TOKEN_REFRESH).tooManyRequests(PAUSE);
        Instant due = Instant.now().plusSeconds(1);
        grants.forEach(grant -> rests(grant, due));
        assertTrue(Await.until(() -> refreshes().size() == 4));
        assertEquals(429, refreshes().get(0).status());
        assertFalse(
                refreshes().get(1).at().isBefore(refreshes().get(0).at().plus(PAUSE)),
                "the provider was asked in the pause");
        assertTrue(Await.until(
                () -> grants.stream().allMatch(grant -> events(grant).equals("GrantRotated"))));
    }

    private List<TokenPost> refreshes() {
        return simulator.posts().tokenPosts("refresh_token");
    }

    private String events(String grant) {
        return unattended.of("/host-resting/events", grant);
    }

    private void rests(String grant, Instant until) {
        assertEquals("1 rows", set("/host-resting/due", grant, until));
    }

    private String set(String path, String grant, Instant at) {
        return unattended.ask(path, Map.of("grant", grant, "at", Long.toString(at.toEpochMilli())));
    }
}
