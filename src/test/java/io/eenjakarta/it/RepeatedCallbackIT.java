package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
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

/** F5, the back button and several tabs: no code goes to the provider twice (RFC 9700 4.5). */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class RepeatedCallbackIT {

    private static final int ATTEMPTS_PER_BROWSER = 5;

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    @Requirement({"C9", "P7"})
    void leadsToItsTargetAgainWhenTheCallerIsIn() {
        Returned returned = Returned.of(browser, "/account?tab=2");
        assertEquals(302, returned.bring(browser).statusCode());
        String session = browser.portalCookies().get("JSESSIONID");
        HttpResponse<String> again = returned.bring(browser);
        assertEquals(Provider.portal("/account?tab=2"), Browser.location(again));
        assertEquals(session, browser.portalCookies().get("JSESSIONID"));
        assertEquals(200, browser.follow(again).statusCode());
        assertCodesSent(1);
    }

    @Test
    @Requirement({"C3", "C9", "C13"})
    void isRefusedWithoutASessionAndSendsNothing() {
        Returned returned = Returned.of(browser, "/account");
        Map<String, String> before = Map.copyOf(browser.portalCookies());
        assertEquals(302, returned.bring(browser).statusCode());
        Browser withAttempt = new Browser();
        withAttempt.portalCookies().putAll(before);
        for (Browser other : List.of(new Browser(), withAttempt)) {
            RefusedLogin refused = new RefusedLogin();
            HttpResponse<String> page = returned.bring(other);
            refused.is(LogCode.CALLBACK_REUSED, 400, page, other, returned.code(), returned.state());
            refused.sentNothing();
        }
        assertEquals(200, browser.open("/account").statusCode());
        assertCodesSent(1);
    }

    @Test
    @Requirement("C7")
    void isRefusedAfterTheProviderSaidNo() {
        Returned returned = Returned.of(browser, "/account");
        URI denied = returned.forged("error=access_denied&state={state}");
        assertEquals(403, browser.get(denied, Browser.PAGE_LOAD).statusCode());
        RefusedLogin refused = new RefusedLogin();
        refused.is(
                LogCode.CALLBACK_STATE_UNKNOWN,
                400,
                returned.bring(browser),
                browser,
                returned.code(),
                returned.state());
        refused.sentNothing();
    }

    @Test
    @Requirement("P7")
    void leadsASecondTabToItsOwnTargetWithoutASecondExchange() {
        URI first = Browser.location(browser.open("/cameras"));
        URI second = Browser.location(browser.open("/account"));
        URI firstBack = browser.authorize(first, "ada@example.com", "ada-demo");
        URI secondBack = browser.authorize(second, "ada@example.com", "ada-demo");
        assertEquals(Provider.portal("/cameras"), Browser.location(browser.get(firstBack, Browser.PAGE_LOAD)));
        assertEquals(Provider.portal("/account"), Browser.location(browser.get(secondBack, Browser.PAGE_LOAD)));
        assertCodesSent(1);
    }

    @Test
    @Requirement("P7")
    void keepsACallerInWhomABadAnswerReaches() {
        browser.signIn("ada@example.com", "ada-demo", "/account");
        for (String query : List.of("code=x", "code=x&state=y", "error=access_denied&state=y", "code=x&code=x")) {
            assertEquals(
                    400,
                    browser.get(Provider.portal("/?" + query), Browser.PAGE_LOAD)
                            .statusCode());
        }
        assertEquals(200, browser.open("/account").statusCode());
        assertCodesSent(1);
    }

    @Test
    @Requirement("P7")
    void forgetsTheOldestOfTooManyAttempts() {
        List<URI> addresses = new ArrayList<>();
        for (int tab = 0; tab <= ATTEMPTS_PER_BROWSER; tab++) {
            addresses.add(Browser.location(browser.open(address(tab))));
        }
        assertEquals(
                ATTEMPTS_PER_BROWSER,
                browser.portalCookies().keySet().stream()
                        .filter(name -> name.startsWith("een-attempt-"))
                        .count());
        Returned oldest = new Returned(browser.authorize(addresses.get(0), "ada@example.com", "ada-demo"));
        RefusedLogin refused = new RefusedLogin();
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, oldest.bring(browser), browser, oldest.code(), oldest.state());
        refused.sentNothing();
        for (int tab = 1; tab <= ATTEMPTS_PER_BROWSER; tab++) {
            URI back = browser.authorize(addresses.get(tab), "ada@example.com", "ada-demo");
            assertEquals(Provider.portal(address(tab)), Browser.location(browser.get(back, Browser.PAGE_LOAD)));
        }
    }

    @Test
    @Requirement("C24")
    void neverFillsTheHeadersThatProxiesTake() {
        for (int tab = 0; tab < ATTEMPTS_PER_BROWSER; tab++) {
            browser.open(address(tab) + "&text=" + "x".repeat(1900));
        }
        assertTrue(browser.portalCookieHeader().length() < 6000, browser.portalCookieHeader());
        URI newest = Browser.location(browser.open("/cameras"));
        URI back = browser.authorize(newest, "ada@example.com", "ada-demo");
        assertEquals(Provider.portal("/cameras"), Browser.location(browser.get(back, Browser.PAGE_LOAD)));
    }

    @Test
    @Requirement("C24")
    void keepsAnAttemptInASmallCookieThatNoScriptReads() {
        HttpResponse<String> challenge = browser.open("/cameras?page=" + "x".repeat(1900));
        List<String> cookies = challenge.headers().allValues("Set-Cookie");
        assertEquals(1, cookies.size(), cookies.toString());
        String cookie = cookies.get(0);
        assertTrue(cookie.startsWith("een-attempt-"), cookie);
        assertTrue(cookie.length() < 4096, cookie.length() + " characters");
        for (String attribute : List.of("; httponly", "; samesite=lax", "; path=/")) {
            assertTrue(cookie.toLowerCase(Locale.ROOT).contains(attribute), cookie);
        }
        Returned returned = new Returned(browser.authorize(Browser.location(challenge), "ada@example.com", "ada-demo"));
        HttpResponse<String> done = returned.bring(browser);
        assertTrue(browser.portalCookies().keySet().stream().noneMatch(name -> name.startsWith("een-attempt-")));
        assertTrue(Browser.location(done).getQuery().length() > 1900);
    }

    private static String address(int tab) {
        return "/account?tab=" + tab;
    }

    private static void assertCodesSent(int times) {
        assertEquals(
                times,
                Provider.simulator().posts().tokenPosts("authorization_code").size(),
                "codes sent");
    }
}
