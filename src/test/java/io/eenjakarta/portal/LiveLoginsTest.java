package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.GrantEnded;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that go on, and the logins that they end with. */
@Requirement("C27")
class LiveLoginsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final GrantId ADA = GrantId.random();
    private static final GrantId GRACE = GrantId.random();

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final LiveThreads threads = new LiveThreads(executor, scheduler);
    private final Set<GrantId> dead = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    private LiveLogins logins(Duration interval) {
        return new LiveLogins(login -> !dead.contains(login), interval, executor, scheduler);
    }

    private StreamedAnswer begin(Line line) {
        return StreamedAnswer.begin(line.request, line.response, threads, LONG, () -> {});
    }

    @Test
    void endsThoseOfALoginThatThisServerEnds() throws Exception {
        try (Line one = new Line(true);
                Line two = new Line(true);
                Line other = new Line(true)) {
            LiveLogins logins = logins(LONG);
            StreamedAnswer stays = begin(other);
            logins.add(ADA, begin(one));
            logins.add(ADA, begin(two));
            logins.add(GRACE, stays);
            logins.ended(new GrantEnded(ADA));
            one.awaitCompleted();
            two.awaitCompleted();
            assertFalse(stays.isOver());
            assertEquals(1, threads.open());
            logins.stop();
        }
    }

    @Test
    void endsThoseOfALoginThatAnotherServerEnded() throws Exception {
        try (Line line = new Line(true);
                Line other = new Line(true)) {
            LiveLogins logins = logins(Duration.ZERO);
            StreamedAnswer stays = begin(other);
            logins.add(ADA, begin(line));
            logins.add(GRACE, stays);
            dead.add(ADA);
            line.awaitCompleted();
            assertFalse(stays.isOver());
            dead.add(GRACE);
            other.awaitCompleted();
            assertTrue(stays.isOver());
            logins.stop();
        }
    }
}
