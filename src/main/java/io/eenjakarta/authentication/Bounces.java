package io.eenjakarta.authentication;

import io.eenjakarta.callback.BrowserCookies;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the sign-ins that a browser finished within the last minute, in a cookie of that browser. One that was signed
 * in again and again, and comes for more, is in a loop; a forged count harms nobody but its forger.
 */
@ApplicationScoped
public class Bounces {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int LONGEST = 1000;

    private final BrowserCookies cookies;
    private final Clock clock;
    private final int most;

    @Inject
    public Bounces(Settings settings, BrowserCookies cookies, @Een Clock clock) {
        this.cookies = cookies;
        this.clock = clock;
        this.most = settings.attempts().bouncesPerMinute();
    }

    /** For the container's proxy. */
    protected Bounces() {
        this.cookies = null;
        this.clock = null;
        this.most = 0;
    }

    /** Notes a sign-in that was finished. */
    void count(HttpServletRequest request, HttpServletResponse response) {
        String times = Stream.concat(recent(request), Stream.of(seconds()))
                .map(String::valueOf)
                .collect(Collectors.joining("."));
        cookies.set(response, name(), times, WINDOW);
    }

    /** Whether one more sign-in would be one too many. */
    boolean tooMany(HttpServletRequest request) {
        return recent(request).count() >= most;
    }

    /** Forgets them: the user signed out, so the next sign-in is meant. */
    void clear(HttpServletResponse response) {
        cookies.remove(response, name());
    }

    private Stream<Long> recent(HttpServletRequest request) {
        String value = cookies.value(request, name())
                .filter(text -> text.length() <= LONGEST)
                .orElse("");
        long since = seconds() - WINDOW.toSeconds();
        return Arrays.stream(value.split("\\."))
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Long::valueOf)
                .filter(time -> time > since)
                .limit(most);
    }

    private long seconds() {
        return clock.millis() / 1000;
    }

    private String name() {
        return cookies.name("een-recent");
    }
}
