package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.StreamFault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Live pictures as browsers get them: shared, through all that goes wrong upstream, and as long as the viewer is signed in. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class LiveStreamsIT {

    private static final String GRACES_ID = "ca0f61ac";
    private static final Duration LONG = Duration.ofSeconds(40);

    private final EenSimulator simulator = Provider.simulator();
    private static final Browser ADA = new Browser();
    private static final Browser GRACE = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of(
                "een.live.linger", "PT0.2S",
                "een.live.silence", "PT1S",
                "een.live.patience", "PT2S",
                "een.sight-age", "PT2S",
                "een.vault-cache-age", "PT1S"));
    }

    @BeforeAll
    static void signIn() {
        assertEquals(200, ADA.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        assertEquals(
                200, GRACE.signIn("grace@example.com", "grace-demo", "/account").statusCode());
    }

    @AfterEach
    void clear() {
        simulator.faults().clear();
        assertTrue(simulator.streams().awaitOpen(0, LONG), "nobody watches any more");
    }

    @Test
    void showsAllWhoMayOneStream() {
        int before = simulator.streams().opened("100d4c41");
        try (Watcher stays = Watcher.of(GRACE, "100d4c41")) {
            try (Watcher leaves = Watcher.of(ADA, "100d4c41")) {
                assertEquals(200, leaves.status());
                assertTrue(leaves.header("Content-Type").startsWith("multipart/x-mixed-replace"));
                assertEquals("no-store", leaves.header("Cache-Control"));
                assertTrue(leaves.gets(5));
                assertTrue(stays.gets(5));
                assertEquals(1, simulator.streams().opened("100d4c41") - before);
            }
            assertTrue(stays.gets(5));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"END", "SILENCE", "RUBBISH", "NOT_JPEG"})
    void goesOnWhateverTheStreamDoes(StreamFault fault) {
        simulator.faults().next(1, EndPoint.LIVE_STREAM).stream(fault, 2);
        try (Watcher watcher = Watcher.of(ADA, "100d4c42")) {
            assertTrue(watcher.gets(8));
        }
    }

    @Test
    void outlivesTheTokenItBeganWith() {
        simulator.streams().endWithToken(true);
        try (Watcher watcher = Watcher.of(ADA, "100d4c43")) {
            assertTrue(watcher.gets(3));
            simulator.book().killAccessTokens();
            int begun = simulator.streams().opened("100d4c43");
            assertTrue(Await.until(() -> watcher.gets(1) && simulator.streams().opened("100d4c43") > begun));
            assertTrue(watcher.gets(3));
        }
    }

    @Test
    void endsWithTheSignInAndOnlyThere() {
        Browser ada = new Browser();
        assertEquals(200, ada.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        try (Watcher hers = Watcher.of(ada, "100d4c44");
                Watcher other = Watcher.of(GRACE, "100d4c44")) {
            assertTrue(hers.gets(2));
            String csrf = ada.open("/account").body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
            ada.post(Provider.portal("/logout"), Map.of("csrf", csrf), Browser.PAGE_LOAD);
            assertTrue(hers.ends(LONG));
            assertTrue(other.gets(10));
        }
    }

    @Test
    void endsWhereTheProviderTakesTheRightAway() {
        try (Watcher hers = Watcher.of(GRACE, "100d4c45");
                Watcher other = Watcher.of(ADA, "100d4c45")) {
            assertTrue(hers.gets(2));
            assertTrue(other.gets(2));
            simulator.rights().hide(GRACES_ID, Set.of("100d4c45"));
            assertTrue(hers.ends(LONG));
            assertTrue(other.gets(10));
        }
    }

    @Test
    void showsStrangersNothing() {
        simulator.rights().hide(GRACES_ID, Set.of("100d4c46"));
        try (Watcher hers = Watcher.of(ADA, "100d4c46");
                Watcher hidden = Watcher.of(GRACE, "100d4c46");
                Watcher nobody = new Watcher("", "/cameras/100d4c46/live.mjpeg");
                Watcher off = Watcher.of(ADA, "100d4c4d")) {
            assertTrue(hers.gets(2));
            assertEquals(401, nobody.status());
            assertEquals(404, hidden.status());
            assertEquals("not-found", hidden.header("Een-Picture-Trouble"));
            assertEquals(503, off.status());
            assertEquals("off", off.header("Een-Picture-Trouble"));
        }
        HttpResponse<String> unknown = ADA.open("/cameras/10000000/live.mjpeg");
        assertEquals(404, unknown.statusCode());
        assertTrue(unknown.body().contains("<svg"));
    }

    /** Nothing of it is read: the connection's buffers fill, and the write that blocks is hung up. */
    @Test
    void hangsUpOnWhoTakesNothing() {
        simulator.streams().picturesEvery(Duration.ofMillis(4));
        try (Watcher stuck = Watcher.of(ADA, "100d4c47")) {
            assertEquals(200, stuck.status());
            assertTrue(simulator.streams().awaitOpen("100d4c47", 0, LONG), "nobody watches any more");
            assertTrue(stuck.ends(LONG));
            assertTrue(Server.current() == Server.OPEN_LIBERTY || !stuck.whole(), "its connection was closed");
        }
        try (Watcher stuck = Watcher.of(ADA, "100d4c48");
                Watcher quick = Watcher.of(GRACE, "100d4c48")) {
            assertEquals(200, stuck.status());
            assertTrue(quick.gets(300));
        }
    }
}
