package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Telemetry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** So many sign-ins of one address in a minute, whatever others do, and in a bounded memory. */
@Requirement("C30")
class LoginStartsTest {

    private static final int MOST = 3;

    private final StillClock clock = new StillClock();
    private final AtomicLong measured = new AtomicLong(-1);
    private final Telemetry telemetry = (Telemetry) Proxy.newProxyInstance(
            Telemetry.class.getClassLoader(), new Class<?>[] {Telemetry.class}, (proxy, method, arguments) -> {
                assertEquals("count", method.getName());
                assertEquals(Measure.LOGIN_STARTS_REFUSED, arguments[0]);
                // The first time makes the series known.
                measured.updateAndGet(sum -> Math.max(0, sum) + (long) arguments[1]);
                return null;
            });
    private final LoginStarts starts = new LoginStarts(settings(MOST), clock, telemetry);

    @Test
    void oneTooManyWaitsForTheEndOfTheMinute() {
        pass("192.0.2.1", MOST);
        clock.advance(Duration.ofSeconds(18));
        assertEquals(Optional.of(Duration.ofSeconds(42)), refused("192.0.2.1"));
        clock.advance(Duration.ofMillis(41_999));
        assertEquals(Optional.of(Duration.ofMillis(1)), refused("192.0.2.1"));
        clock.advance(Duration.ofMillis(1));
        pass("192.0.2.1", MOST);
        assertTrue(refused("192.0.2.1").isPresent());
    }

    @Test
    void othersAreNotTurnedAwayForIt() {
        pass("192.0.2.1", MOST);
        assertTrue(refused("192.0.2.1").isPresent());
        pass("192.0.2.2", MOST);
        pass("2001:db8::1", MOST);
    }

    @Test
    void aSiteHasOneCountForAllItsAddresses() {
        for (int i = 0; i < MOST; i++) {
            pass("2001:db8:1:2::" + i, 1);
        }
        assertTrue(refused("2001:db8:1:2:ffff::").isPresent());
    }

    @Test
    void aClockThatIsSetBackTurnsNobodyAwayForLong() {
        pass("192.0.2.1", MOST);
        clock.advance(Duration.ofHours(-1));
        pass("192.0.2.1", MOST);
    }

    @Test
    void zeroIsNoLimit() {
        LoginStarts any = new LoginStarts(settings(0), clock, telemetry);
        for (int i = 0; i < 1000; i++) {
            assertEquals(Optional.empty(), any.refused(from("192.0.2.1").request));
        }
        assertEquals(0, any.addresses());
    }

    /** Those who come when the table is full are let through; those in it are counted on. */
    @Test
    void aFloodOfAddressesFillsABoundedTable() {
        pass("192.0.2.1", MOST);
        for (int i = 0; i < LoginStarts.MOST_ADDRESSES * 2; i++) {
            refused("10." + (i >> 16) + '.' + (i >> 8 & 255) + '.' + (i & 255));
        }
        assertEquals(LoginStarts.MOST_ADDRESSES, starts.addresses());
        assertTrue(refused("192.0.2.1").isPresent());
        pass("192.0.2.99", 100 * MOST);
        clock.advance(LoginStarts.WINDOW);
        pass("192.0.2.99", 1);
        assertEquals(1, starts.addresses());
    }

    @Test
    void isMeasuredEachTimeAndLoggedOnceInAMinute() {
        try (CallbackLog log = new CallbackLog()) {
            pass("192.0.2.1", MOST);
            pass("192.0.2.2", MOST);
            assertEquals(List.of(), log.lines());
            assertEquals(0L, measured.get());
            for (int i = 0; i < 500; i++) {
                refused("192.0.2.1");
                refused("192.0.2.2");
            }
            assertEquals(1000L, measured.get());
            assertEquals(1, log.lines().size(), log.lines().toString());
            assertTrue(log.lines().get(0).contains(LogCode.LOGIN_TOO_MANY.code()));
            assertTrue(log.lines().get(0).contains("192.0.2.1"), log.lines().toString());
            clock.advance(LoginStarts.WINDOW);
            pass("192.0.2.2", MOST);
            refused("192.0.2.2");
            assertEquals(2, log.lines().size(), log.lines().toString());
        }
    }

    /** Also in the moment when a minute begins, exactly so many of all threads pass. */
    @Test
    void manyThreadsTogetherPassNoMoreThanOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                clock.advance(LoginStarts.WINDOW);
                List<Callable<Boolean>> all =
                        Collections.nCopies(16, () -> refused("192.0.2.1").isEmpty());
                int passed = 0;
                for (Future<Boolean> one : threads.invokeAll(all)) {
                    passed += one.get() ? 1 : 0;
                }
                assertEquals(MOST, passed);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void pass(String address, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), refused(address));
        }
    }

    private Optional<Duration> refused(String address) {
        return starts.refused(from(address).request);
    }

    private static Exchange from(String address) {
        Exchange exchange = new Exchange(new TreeMap<>(), null, null);
        exchange.remoteAddress = address;
        return exchange;
    }

    private static Settings settings(int most) {
        return LinkingBench.twoProviders("een.login-starts-per-address", Integer.toString(most));
    }
}
