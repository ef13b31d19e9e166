package io.eenjakarta.callback;

import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Cookies as this application sets them: for the whole host, unreadable to scripts, {@code SameSite=Lax}, and where the
 * redirect URI is https also {@code Secure} with a {@code __Host-} name (RFC 6265bis 4.1.3).
 */
@ApplicationScoped
public class BrowserCookies {

    private final Settings settings;

    @Inject
    public BrowserCookies(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected BrowserCookies() {
        this(null);
    }

    /** The full name of a cookie. */
    public String name(String plain) {
        return settings.providers().secure() ? "__Host-" + plain : plain;
    }

    /** The value of a cookie of this full name. */
    public Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] all = request.getCookies();
        for (Cookie cookie : all == null ? new Cookie[0] : all) {
            if (cookie.getName().equals(name)) {
                return Optional.ofNullable(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** Sets a cookie of this full name. */
    public void set(HttpServletResponse response, String name, String value, Duration life) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.providers().secure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) life.toSeconds());
        response.addCookie(cookie);
    }

    /** Takes a cookie of this full name away. */
    public void remove(HttpServletResponse response, String name) {
        set(response, name, "", Duration.ZERO);
    }
}
