package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The portal as it stands in production: https outside, a proxy that ends it, plain http inside. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class SecureCookiesIT {

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of("een.redirect-uri", Provider.SECURE_PORTAL));
    }

    @Test
    @Requirement({"C24", "P8"})
    void setsEveryCookieForThisHostAloneAndForHttpsAlone() {
        HttpResponse<String> challenge = browser.open("/account");
        HttpResponse<String> landed = browser.get(
                inside(browser.authorize(Browser.location(challenge), "ada@example.com", "ada-demo")),
                Browser.PAGE_LOAD);
        assertEquals(
                Provider.SECURE_PORTAL + "/account", Browser.location(landed).toString());
        List<String> cookies = new ArrayList<>(challenge.headers().allValues("Set-Cookie"));
        cookies.addAll(landed.headers().allValues("Set-Cookie"));
        assertTrue(cookies.size() >= 3, cookies.toString());
        for (String cookie : cookies) {
            assertTrue(cookie.startsWith("__Host-een"), cookie);
            // Names of attributes are the same in upper and lower case (RFC 6265 5.2).
            String attributes = cookie.toLowerCase(Locale.ROOT);
            assertTrue(attributes.contains("; secure"), cookie);
            assertTrue(attributes.contains("; httponly"), cookie);
            assertTrue(attributes.contains("; path=/"), cookie);
            assertTrue(attributes.contains("; samesite=lax"), cookie);
            assertFalse(attributes.contains("domain="), cookie);
        }
        assertTrue(
                browser.portalCookies().containsKey("__Host-een"),
                browser.portalCookies().keySet().toString());
        assertEquals(200, browser.open("/account").statusCode());
    }

    @Test
    @Requirement("C2")
    void sendsTheRegisteredAddressAndNotTheOneItIsReachedBy() {
        String query = Browser.location(browser.open("/cameras")).getRawQuery();
        assertTrue(query.contains("redirect_uri=https%3A%2F%2F127.0.0.1%3A"), query);
    }

    /** Where the proxy passes it on to. */
    private static URI inside(URI outside) {
        return URI.create(outside.toString().replace("https:", "http:"));
    }
}
