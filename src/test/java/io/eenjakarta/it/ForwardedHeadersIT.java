package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody can write what only a proxy should say; no address, no cookie and no right depends on it. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
@Requirement("C31")
class ForwardedHeadersIT {

    private static final String EVIL = "evil.example";
    private static final Map<String, String> FORWARDED = Map.of(
            "X-Forwarded-Host", EVIL,
            "X-Forwarded-Server", EVIL,
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Port", "443",
            "X-Forwarded-Prefix", "//" + EVIL,
            "X-Forwarded-For", "127.0.0.1",
            "Forwarded", "for=127.0.0.1;host=" + EVIL + ";proto=https",
            "X-Original-URL", "/logged-out",
            "X-Rewrite-URL", "/logged-out",
            "X-Forwarded-User", "een/00001106/ca0f61ab");

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void changeNoAddressOfALogin() {
        HttpResponse<String> plain = browser.open("/account");
        HttpResponse<String> challenge = open("/account");
        assertEquals(302, challenge.statusCode());
        assertEquals(
                Browser.location(plain).toString().split("state=")[0],
                Browser.location(challenge).toString().split("state=")[0]);
        assertFromNowhereElse(challenge);
        URI back = browser.authorize(Browser.location(challenge), "ada@example.com", "ada-demo");
        assertTrue(back.toString().startsWith(Provider.PORTAL), back.getHost());
        HttpResponse<String> landed = browser.get(back, forwarded());
        assertEquals(Provider.portal("/account"), Browser.location(landed));
        assertFromNowhereElse(landed);
        HttpResponse<String> page = open("/account");
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains(EVIL), page.body());
        assertFromNowhereElse(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/session", "/admin", "/cameras/100d4c41/preview.jpeg", "/events/stream"})
    void letNobodyIn(String path) {
        HttpResponse<String> answer = browser.get(Provider.portal(path), with(Map.of("Accept", "*/*")));
        assertEquals(401, answer.statusCode(), answer.body());
        assertFromNowhereElse(answer);
    }

    @Test
    void showNobodyAnAddressOfTheirsInAnError() {
        HttpResponse<String> page = open("/?code=x&state=unknown");
        assertEquals(400, page.statusCode());
        assertFromNowhereElse(page);
        assertTrue(page.body().contains("href=\"" + Provider.PORTAL + "/?een-login\""), page.body());
    }

    /** What came over plain http on the loopback address stays what it is. */
    private static void assertFromNowhereElse(HttpResponse<String> answer) {
        String all = answer.headers().map() + answer.body();
        assertFalse(all.contains(EVIL), all);
        assertFalse(all.contains(Provider.PORTAL.replace("http:", "https:")), all);
    }

    private HttpResponse<String> open(String path) {
        return browser.get(Provider.portal(path), forwarded());
    }

    private static Map<String, String> forwarded() {
        return with(Browser.PAGE_LOAD);
    }

    private static Map<String, String> with(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(FORWARDED);
        return all;
    }
}
