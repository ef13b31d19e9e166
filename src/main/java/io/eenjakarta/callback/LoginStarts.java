package io.eenjakarta.callback;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts, by the address that a request comes from, the sign-ins that are begun and the answers to sign-ins that nobody there
 * began, and turns away what is too much (RFC 6585 4): the rest of the application is for those who sign in. Each server counts
 * for itself, a minute at a time. Thread-safe, never blocks.
 *
 * <p>No more than {@value #MOST_ADDRESSES} addresses are counted in one minute. Whoever has more is not stopped by a limit for each
 * of them, and nobody else is to be turned away for that: those that come later are let through.
 */
@ApplicationScoped
public class LoginStarts {

    static final int MOST_ADDRESSES = 20_000;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger("io.eenjakarta.callback");

    private final Clock clock;
    private final Telemetry telemetry;
    private final int most;
    private final AtomicReference<Window> current = new AtomicReference<>(new Window(Instant.MIN));

    /** A minute that is counted; when the next one begins, all of it is forgotten. */
    private record Window(Instant end, Map<Long, AtomicInteger> counts, AtomicBoolean told) {

        Window(Instant end) {
            this(end, new ConcurrentHashMap<>(), new AtomicBoolean());
        }

        /** A clock that was set back begins a new one, too. */
        boolean holds(Instant now) {
            return now.isBefore(end) && !now.plus(WINDOW).isBefore(end);
        }
    }

    @Inject
    public LoginStarts(Settings settings, @Een Clock clock, Telemetry telemetry) {
        this.clock = clock;
        this.telemetry = telemetry;
        this.most = settings.attempts().startsPerAddress();
        telemetry.count(Measure.LOGIN_STARTS_REFUSED, 0);
    }

    /** For the container's proxy. */
    protected LoginStarts() {
        this.clock = null;
        this.telemetry = null;
        this.most = 0;
    }

    /** Counts one that begins; true when it was one too many, and has been answered. */
    public boolean turnsAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Duration> wait = refused(request);
        if (wait.isPresent()) {
            turnAway(wait.get(), request, response);
        }
        return wait.isPresent();
    }

    /** Answers one that was too many: a page for people, JSON for scripts. */
    public static void turnAway(Duration wait, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TooManyStarts.send(wait.plusMillis(999).toSeconds(), request, response);
    }

    /**
     * Counts one.
     *
     * @return how long its address has to wait, when it was one too many; else empty
     */
    Optional<Duration> refused(HttpServletRequest request) {
        return most == 0 ? Optional.empty() : refused(request.getRemoteAddr());
    }

    private Optional<Duration> refused(String address) {
        Instant now = clock.instant();
        Window window = current.get();
        if (!window.holds(now)) {
            Window next = new Window(now.plus(WINDOW));
            window = current.compareAndSet(window, next) ? next : current.get();
        }
        if (count(window, AddressBlock.of(address)) <= most) {
            return Optional.empty();
        }
        telemetry.count(Measure.LOGIN_STARTS_REFUSED, 1);
        Duration wait = Duration.between(now, window.end());
        if (window.told().compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    LogCode.LOGIN_TOO_MANY.line("address " + AddressBlock.shown(address) + ", more are refused for "
                            + wait.toSeconds() + " s"));
        }
        return Optional.of(wait);
    }

    private static int count(Window window, long block) {
        AtomicInteger known = window.counts().get(block);
        if (known == null) {
            if (window.counts().size() >= MOST_ADDRESSES) {
                return 0;
            }
            known = window.counts().computeIfAbsent(block, first -> new AtomicInteger());
        }
        return known.incrementAndGet();
    }

    /** How many addresses are counted now. */
    int addresses() {
        return current.get().counts().size();
    }
}
