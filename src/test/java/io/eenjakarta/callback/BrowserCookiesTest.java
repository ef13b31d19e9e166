package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cookies as browsers get them. */
class BrowserCookiesTest {

    private final BrowserCookies secure = new BrowserCookies(LinkingBench.settings("https://portal.example/app/een"));
    private final BrowserCookies plain = new BrowserCookies(LinkingBench.settings("http://127.0.0.1:3333/app/een"));
    private final List<Cookie> sent = new ArrayList<>();
    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            HttpServletResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> sent.add((Cookie) arguments[0]) ? null : null);

    private Cookie set(BrowserCookies cookies) {
        cookies.set(response, cookies.name("een-x"), "value", Duration.ofMinutes(20));
        return sent.get(sent.size() - 1);
    }

    @Test
    @Requirement("C24")
    void belongToTheWholeHostAloneAndToNoScript() {
        for (BrowserCookies cookies : List.of(secure, plain)) {
            Cookie cookie = set(cookies);
            assertEquals("value", cookie.getValue());
            assertEquals("/", cookie.getPath());
            assertEquals(null, cookie.getDomain());
            assertTrue(cookie.isHttpOnly());
            assertEquals("Lax", cookie.getAttribute("SameSite"));
            assertEquals(1200, cookie.getMaxAge());
        }
    }

    @Test
    @Requirement("C24")
    void areSecureWithThePrefixThatBrowsersCheckWhereTheRedirectUriIsHttps() {
        assertEquals("__Host-een-x", set(secure).getName());
        assertTrue(set(secure).getSecure());
        assertEquals("een-x", set(plain).getName());
        assertFalse(set(plain).getSecure(), "a browser would not keep it");
    }

    @Test
    void areTakenAwayUnderTheAttributesThatTheyWereSetWith() {
        secure.remove(response, "__Host-een-x");
        Cookie gone = sent.get(0);
        assertEquals(0, gone.getMaxAge());
        assertEquals("", gone.getValue());
        assertTrue(gone.getSecure() && gone.isHttpOnly() && "/".equals(gone.getPath()));
    }

    @Test
    void areFoundByTheirFullName() {
        HttpServletRequest some = request(new Cookie("a", "1"), new Cookie("b", "2"), new Cookie("b", "3"));
        assertEquals(Optional.of("2"), secure.value(some, "b"));
        assertEquals(Optional.empty(), secure.value(some, "__Host-b"));
        assertEquals(Optional.empty(), secure.value(request((Cookie[]) null), "b"));
    }

    private static HttpServletRequest request(Cookie... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> cookies);
    }
}
