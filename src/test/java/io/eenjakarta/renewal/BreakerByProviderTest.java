package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One provider refuses our client: grants of the other go on. */
class BreakerByProviderTest {

    private static final Supplier<String> EAGLE_EYE = () -> "een";
    private static final Supplier<String> CAMERA_MANAGER = () -> "cameramanager";
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final TwoProvidersBench bench = new TwoProvidersBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void stopsTheGrantsOfOneAndNotOfTheOther() {
        GrantId blamed = bench.open();
        GrantId stopped = bench.open();
        GrantId other = bench.openEagleEye();
        bench.cameraManager.answer = Answer.WRONG_CLIENT;
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(blamed, 1));
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(stopped, 1));
        assertEquals(1, bench.cameraManager.sent.size());
        assertEquals(GrantStatus.ACTIVE, bench.stored(stopped).status());
        assertEquals(2, bench.renewal.renewed(other, 1).generation());
        assertEquals("cameramanager: HTTP 401 invalid_client", trouble(), "a grant of the other does not end it");
        bench.clock.advance(WAIT);
        bench.cameraManager.answer = bench::granted;
        assertEquals(2, bench.renewal.renewed(stopped, 1).generation());
        assertEquals(2, bench.renewal.renewed(blamed, 1).generation());
        assertEquals(0, bench.bench.troubles.now().size());
    }

    @Test
    void worksTheOtherWayRoundToo() {
        GrantId blamed = bench.openEagleEye();
        GrantId other = bench.open();
        bench.eagleEye.answer = Answer.WRONG_CLIENT;
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(blamed, 1));
        assertEquals(2, bench.renewal.renewed(other, 1).generation());
        assertEquals("een: HTTP 401 invalid_client", trouble());
    }

    @Test
    void isOverOnlyWhenAllAre() {
        Breaker breaker = new Breaker(bench.bench.troubles, bench.bench.audit, bench.clock);
        breaker.refused("een", "HTTP 401");
        breaker.refused("cameramanager", "HTTP 400 unauthorized");
        assertTrue(breaker.closedTo(EAGLE_EYE).isPresent());
        assertEquals("HTTP 400 unauthorized", breaker.closedTo(CAMERA_MANAGER).orElseThrow());
        breaker.accepted("cameramanager");
        assertTrue(breaker.closedTo(CAMERA_MANAGER).isEmpty());
        assertEquals("HTTP 401", breaker.closedTo(EAGLE_EYE).orElseThrow());
        assertEquals("een: HTTP 401", trouble());
        breaker.accepted("een");
        assertFalse(bench.bench.troubles.now().containsKey(LogCode.TOKEN_MISCONFIGURED));
    }

    @Test
    void waitsForEachByItself() {
        Breaker breaker = new Breaker(bench.bench.troubles, bench.bench.audit, bench.clock);
        breaker.refused("een", "HTTP 401");
        bench.clock.advance(WAIT);
        breaker.refused("cameramanager", "HTTP 401");
        assertTrue(breaker.closedTo(EAGLE_EYE).isEmpty(), "its trial");
        assertTrue(breaker.closedTo(CAMERA_MANAGER).isPresent());
        bench.clock.advance(WAIT);
        assertTrue(breaker.closedTo(CAMERA_MANAGER).isEmpty(), "its trial");
    }

    @Test
    void tellsTheLogOfEachWhenItBegins() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Lines(lines);
        Logger logger = Logger.getLogger("io.eenjakarta.renewal");
        logger.addHandler(handler);
        try {
            Breaker breaker = new Breaker(bench.bench.troubles, bench.bench.audit, bench.clock);
            breaker.refused("een", "HTTP 401");
            breaker.refused("een", "HTTP 401");
            breaker.refused("cameramanager", "HTTP 400");
            breaker.refused("cameramanager", "HTTP 400");
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("een: HTTP 401, nothing is renewed"), lines.get(0));
        assertTrue(lines.get(1).contains("cameramanager: HTTP 400, nothing is renewed"), lines.get(1));
    }

    private static final class Lines extends Handler {

        private final List<String> lines;

        Lines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private String trouble() {
        return bench.bench.troubles.now().get(LogCode.TOKEN_MISCONFIGURED).detail();
    }
}
