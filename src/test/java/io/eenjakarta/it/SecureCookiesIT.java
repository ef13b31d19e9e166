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
import java.util.Set;
import java.util.TreeSet;
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
        cookies.forEach(SecureCookiesIT::assertOfThisHostAlone);
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

    /** With the longest address that is kept, a loop of sign-ins, a chosen language, and what a sign-out takes away. */
    @Test
    @Requirement("C24")
    void setsNoOtherKindOfCookieInAWholeVisit() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(browser.open("/account?text=" + "x".repeat(1900)));
        answers.add(browser.get(
                inside(browser.authorize(Browser.location(answers.get(0)), "ada@example.com", "ada-demo")),
                Browser.PAGE_LOAD));
        Map<String, String> dutch = Map.of("language", "nl", "back", "/account");
        answers.add(browser.post(Provider.portal("/language"), dutch, Browser.PAGE_LOAD));
        HttpResponse<String> account = browser.open("/account");
        assertTrue(account.body().contains("lang=\"nl\""), "the choice of the language is kept");
        answers.add(browser.submit(account, Map.of()));
        answers.add(browser.open("/account"));
        Set<String> names = new TreeSet<>();
        for (HttpResponse<String> answer : answers) {
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                assertOfThisHostAlone(cookie);
                names.add(cookie.split("=")[0].replaceFirst("(attempt-).*", "$1"));
            }
        }
        assertEquals(Set.of("__Host-een", "__Host-een-attempt-", "__Host-een-language", "__Host-een-recent"), names);
    }

    private static void assertOfThisHostAlone(String cookie) {
        assertTrue(cookie.startsWith("__Host-een"), cookie);
        assertTrue(cookie.length() < 4096, cookie.length() + " characters");
        // Names of attributes are the same in upper and lower case (RFC 6265 5.2).
        List<String> attributes = List.of(cookie.toLowerCase(Locale.ROOT).split("; *"));
        for (String attribute : List.of("secure", "httponly", "path=/", "samesite=lax")) {
            assertTrue(attributes.contains(attribute), attribute + " of " + cookie);
        }
        assertFalse(attributes.toString().contains("domain="), cookie);
    }

    /** Where the proxy passes it on to. */
    private static URI inside(URI outside) {
        return URI.create(outside.toString().replace("https:", "http:"));
    }
}
