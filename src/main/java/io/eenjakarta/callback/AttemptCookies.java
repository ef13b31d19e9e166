package io.eenjakarta.callback;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Attempts in the browser that makes them: one sealed cookie each, so that several tabs may sign in at a time and any
 * node can finish what another began. {@code SameSite=Lax}, because the provider sends the browser back from its site.
 */
@ApplicationScoped
public class AttemptCookies {

    private static final String PURPOSE = "attempt cookie";
    private static final int NAMING_RADIX = 36;

    /** Common proxies take 8 KiB of headers in all. */
    private static final int MOST_BYTES = 5000;

    /** Servers drop an answer with a longer head; who planted more of them than this loses the rest later. */
    private static final int MOST_REMOVED = 20;

    private final Settings settings;
    private final KeyRing keys;
    private final BrowserCookies cookies;

    @Inject
    public AttemptCookies(Settings settings, @Een KeyRing keys, BrowserCookies cookies) {
        this.settings = settings;
        this.keys = keys;
        this.cookies = cookies;
    }

    /** For the container's proxy. */
    protected AttemptCookies() {
        this(null, null, null);
    }

    /** Gives the attempt to the browser; its oldest ones make room. */
    void add(Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        List<Cookie> open = open(request);
        // The start time stands in the name so that the oldest can be found without opening any.
        String name = prefix() + Long.toString(attempt.startedAt().toEpochMilli(), NAMING_RADIX) + '-' + attempt.id();
        // Twice the life of an attempt: one that comes too late is then called late, not unknown.
        String value = keys.seal(PURPOSE, attempt.bytes(), name);
        cookies.set(response, name, value, settings.attempts().lifetime().multipliedBy(2));
        makeRoom(open, name.length() + value.length(), response);
    }

    private void makeRoom(List<Cookie> open, int added, HttpServletResponse response) {
        int number = open.size() + 1;
        int bytes = added + open.stream().mapToInt(AttemptCookies::size).sum();
        for (Cookie oldest : open.subList(0, Math.min(open.size(), MOST_REMOVED))) {
            if (number <= settings.attempts().perBrowser() && bytes <= MOST_BYTES) {
                return;
            }
            cookies.remove(response, oldest.getName());
            number--;
            bytes -= size(oldest);
        }
    }

    private static int size(Cookie cookie) {
        return cookie.getName().length() + cookie.getValue().length();
    }

    /** The attempt with this state, if this browser made it, and takes it away from the browser. */
    Optional<Attempt> remove(String state, HttpServletRequest request, HttpServletResponse response) {
        String suffix = '-' + Attempt.id(state);
        for (Cookie cookie : open(request)) {
            if (cookie.getName().endsWith(suffix)) {
                cookies.remove(response, cookie.getName());
                return keys.open(PURPOSE, cookie.getValue(), cookie.getName())
                        .map(Attempt::of)
                        .filter(attempt -> attempt.state().equals(state));
            }
        }
        return Optional.empty();
    }

    /**
     * The newest attempt of this browser at a provider, and takes it away from the browser: for an answer that brings no
     * state back.
     */
    Optional<Attempt> removeNewest(String provider, HttpServletRequest request, HttpServletResponse response) {
        List<Cookie> newestFirst = new ArrayList<>(open(request));
        Collections.reverse(newestFirst);
        for (Cookie cookie : newestFirst) {
            Optional<Attempt> attempt = keys.open(PURPOSE, cookie.getValue(), cookie.getName())
                    .map(Attempt::of)
                    .filter(found -> found.provider().equals(provider));
            if (attempt.isPresent()) {
                cookies.remove(response, cookie.getName());
                return attempt;
            }
        }
        return Optional.empty();
    }

    private List<Cookie> open(HttpServletRequest request) {
        Cookie[] all = request.getCookies();
        return Arrays.stream(all == null ? new Cookie[0] : all)
                .filter(cookie -> cookie.getName().startsWith(prefix()))
                .sorted(Comparator.comparing(Cookie::getName))
                .toList();
    }

    private String prefix() {
        return cookies.name("een-attempt-");
    }
}
