package io.eenjakarta.it.host;

import io.eenjakarta.provider.Een;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Takes the place of the server's clock: een-jakarta's time can be set ahead, by {@link ClockServlet}. */
@ApplicationScoped
@Alternative
@Priority(1)
public class MovableClock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void setAhead(Duration by) {
        ahead.set(by);
    }

    @Produces
    @Een
    @Singleton
    Clock clock() {
        return new Ahead(ahead);
    }

    private static final class Ahead extends Clock {

        private final AtomicReference<Duration> ahead;

        Ahead(AtomicReference<Duration> ahead) {
            this.ahead = ahead;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
