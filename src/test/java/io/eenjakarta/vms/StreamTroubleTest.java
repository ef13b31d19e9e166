package io.eenjakarta.vms;

import static io.eenjakarta.vms.StreamBench.GATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.FaultArming;
import io.eenjakarta.simulator.StreamFault;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.StreamBench.Viewer;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a watch when the platform, the way to it or the token does not do well. */
class StreamTroubleTest {

    private final StreamBench bench =
            new StreamBench("een.live.give-up", "PT1S", "een.live.silence", "PT0.5S", "een.live.part-bytes", "200000");
    private final GrantId ada = bench.grants.signIn("ada");

    @AfterEach
    void close() {
        bench.close();
    }

    private FaultArming next() {
        return bench.simulator.faults().next(EndPoint.LIVE_STREAM);
    }

    private FaultArming all() {
        return bench.simulator.faults().all(EndPoint.LIVE_STREAM);
    }

    private Viewer watched() {
        return bench.watch(ada, GATE);
    }

    @ParameterizedTest
    @EnumSource(value = StreamFault.class, names = "NO_LENGTH", mode = EnumSource.Mode.EXCLUDE)
    void opensAnewWhatBreaks(StreamFault fault) {
        next().stream(fault, 3);
        Viewer viewer = watched();
        viewer.waits();
        viewer.sees(3);
        assertTrue(viewer.goesOn());
        bench.awaitOpen(GATE, 1);
        assertEquals(2, bench.played.opened(GATE));
    }

    @Test
    void takesPartsThatDoNotSayHowLongTheyAre() {
        next().stream(StreamFault.NO_LENGTH, 0);
        Viewer viewer = watched();
        viewer.sees(10);
        assertFalse(viewer.hadToWait());
        assertEquals(1, bench.played.opened(GATE));
    }

    @Test
    void givesUpWhatStaysBroken() {
        all().stream(StreamFault.NOT_JPEG, 0);
        Viewer viewer = watched();
        assertEquals(StreamEnd.UNAVAILABLE, viewer.ends());
        bench.awaitOpen(GATE, 0);
        assertTrue(bench.played.opened(GATE) > 1, "it was tried again");
    }

    @Test
    void givesUpWhatStaysAway() {
        all().unavailable();
        assertEquals(StreamEnd.UNAVAILABLE, watched().ends());
    }

    @Test
    void waitsAsLongAsItIsTold() {
        all().tooManyRequests(Duration.ofHours(1));
        assertEquals(StreamEnd.TOO_MANY, watched().ends(), "too long to wait for");
        bench.simulator.faults().clear();
        next().tooManyRequests(Duration.ZERO);
        Viewer viewer = watched();
        viewer.waits();
        viewer.sees();
        assertTrue(viewer.goesOn());
    }

    @Test
    void takesAnAddressForTooOldOnceAndThenForNone() {
        next().notFound();
        Viewer viewer = watched();
        viewer.sees();
        viewer.watch.close();
        bench.awaitOpen(GATE, 0);
        all().notFound();
        assertEquals(StreamEnd.NO_STREAM, watched().ends());
    }

    @Test
    void tellsThatTheCameraIsOff() {
        bench.simulator.faults().unavailableCamera(GATE);
        assertEquals(StreamEnd.CAMERA_OFF, watched().ends());
    }

    @Test
    void renewsATokenThatIsRefusedOnce() {
        next().unauthorized();
        watched().sees();
        assertEquals(List.of(ada), bench.grants.renewals);
    }

    @Test
    void doesNotRenewATokenAgainAndAgain() {
        all().unauthorized();
        assertEquals(StreamEnd.UNAVAILABLE, watched().ends());
        assertEquals(List.of(ada), bench.grants.renewals);
    }

    @Test
    void endsForThoseWhomTheAddressRefuses() {
        all().forbidden();
        assertEquals(StreamEnd.NOT_ALLOWED, watched().ends());
        assertEquals(List.of(ada), bench.grants.renewals, "it may have been the token");
    }

    @Test
    void goesOnWithTheNextTokenWhenOneDies() {
        bench.played.endWithToken(true);
        Viewer viewer = watched();
        viewer.sees();
        bench.simulator.book().killAccessTokens();
        viewer.waits();
        viewer.sees(3);
        assertTrue(viewer.goesOn());
        assertEquals(List.of(ada), bench.grants.renewals);
        assertEquals(2, bench.played.opened(GATE));
    }

    @Test
    void movesToAnotherGrantWhenTheProviderEndsOne() {
        bench.played.endWithToken(true);
        GrantId grace = bench.grants.signIn("grace");
        Viewer leading = watched();
        leading.sees();
        Viewer other = bench.watch(grace, GATE);
        bench.simulator.book().killGrantsOf("ada@example.com");
        assertEquals(StreamEnd.NEEDS_LOGIN, leading.ends());
        other.sees(5);
        assertTrue(other.goesOn());
    }

    @Test
    void followsNoRedirect() {
        try (ScriptedApi elsewhere = new ScriptedApi()) {
            all().redirect(elsewhere.base() + "/elsewhere");
            assertEquals(StreamEnd.UNAVAILABLE, watched().ends());
            assertEquals(List.of(), elsewhere.asked());
        }
    }

    @Test
    @Requirement("C22")
    void sendsNoTokenToAForeignAddress() {
        try (ScriptedApi elsewhere = new ScriptedApi()) {
            String address = elsewhere.base().toString().replace("http:", "ftp:") + "/live";
            bench.simulator
                    .faults()
                    .all(EndPoint.FEEDS)
                    .with(
                            "results",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("deviceId", GATE)
                                            .add("type", "preview")
                                            .add("multipartUrl", address))
                                    .build());
            VmsException.Unavailable refused = assertThrows(VmsException.Unavailable.class, this::watched);
            assertEquals("mediaHost", refused.reason());
            assertFalse(refused.toString().contains(address));
            assertEquals(List.of(), elsewhere.asked());
        }
    }

    @Test
    void knowsACameraWithoutAStream() {
        bench.simulator
                .faults()
                .all(EndPoint.FEEDS)
                .with("results", Json.createArrayBuilder().build());
        assertEquals(
                "noStream",
                assertThrows(VmsException.NotFound.class, this::watched).reason());
    }

    @Test
    void writesNoSecretIntoTheLog() {
        List<String> log = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.eenjakarta.vms");
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            all().stream(StreamFault.ENDLESS_PART, 0);
            assertEquals(StreamEnd.UNAVAILABLE, watched().ends());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(Level.OFF);
        }
        assertTrue(log.toString().contains("EEN-API-04"), log.toString());
        assertTrue(log.toString().contains(GATE), log.toString());
        bench.simulator
                .book()
                .everyIssuedSecret()
                .forEach(secret -> assertFalse(log.toString().contains(secret)));
        assertFalse(log.toString().contains("http:"), log.toString());
    }
}
