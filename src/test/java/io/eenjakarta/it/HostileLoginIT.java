package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody's sign-in put into somebody else's browser, and sessions that were there before a sign-in: at the portal as it stands in
 * production, https outside, where no sibling of the host can set a cookie of ours.
 */
@Requirement({"H8", "C12", "C13", "C24"})
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileLoginIT {

    private static final String SESSION = "__Host-een";

    private final Browser victim = new Browser();
    private final Browser attacker = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of("een.redirect-uri", Provider.SECURE_PORTAL));
    }

    @Test
    void isNobodysWithoutTheCookieThatItBeganWith() {
        URI answer = inside(attacker.authorize("grace@example.com", "grace-demo", "/account"));
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = victim.get(answer, Browser.PAGE_LOAD);
        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains(LogCode.CALLBACK_STATE_UNKNOWN.code()), page.body());
        refused.sentNothing();
        assertFalse(victim.portalCookies().containsKey(SESSION));
    }

    /** A sibling host can set cookies for the whole domain, with any name but one that begins with __Host-. */
    @ParameterizedTest
    @ValueSource(strings = {"een-attempt-", "__Secure-een-attempt-", "__host-een-attempt-", "X__Host-een-attempt-"})
    void isNobodysWithACookieThatASiblingCanPlant(String prefix) {
        URI answer = inside(attacker.authorize("grace@example.com", "grace-demo", "/account"));
        attacker.portalCookies().forEach((name, value) -> victim.portalCookies()
                .put(name.replace("__Host-een-attempt-", prefix), value));
        RefusedLogin refused = new RefusedLogin();
        assertEquals(400, victim.get(answer, Browser.PAGE_LOAD).statusCode());
        refused.sentNothing();
        assertFalse(victim.portalCookies().containsKey(SESSION));
    }

    @Test
    void isNobodysWithTheCookieOfAnAttemptOfTheVictim() {
        URI answer = inside(attacker.authorize("grace@example.com", "grace-demo", "/account"));
        victim.open("/account");
        String own = victim.portalCookies().keySet().stream()
                .filter(name -> name.startsWith("__Host-een-attempt-"))
                .findFirst()
                .orElseThrow();
        String id = attacker.portalCookies().keySet().iterator().next().replaceAll(".*-", "");
        victim.portalCookies()
                .put(own.replaceAll("-[^-]*$", "-" + id), victim.portalCookies().get(own));
        RefusedLogin refused = new RefusedLogin();
        assertEquals(400, victim.get(answer, Browser.PAGE_LOAD).statusCode());
        refused.sentNothing();
    }

    /** Whoever is in keeps who they are, whatever code somebody sends them to. */
    @Test
    void changesNobodyWhoIsIn() {
        signIn(victim, "ada");
        String before = victim.portalCookies().get(SESSION);
        URI answer = inside(attacker.authorize("grace@example.com", "grace-demo", "/account"));
        attacker.portalCookies().forEach(victim.portalCookies()::putIfAbsent);
        RefusedLogin refused = new RefusedLogin();
        victim.get(answer, Browser.PAGE_LOAD);
        refused.sentNothing();
        assertEquals(before, victim.portalCookies().get(SESSION));
        assertTrue(victim.open("/session").body().contains(Person.ADA.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planted", "0000plantedplantedplanted12", "{server's}"})
    void makesASessionOfItsOwn(String planted) {
        String id = planted.equals("{server's}") ? freshId() : planted;
        victim.portalCookies().put(SESSION, id);
        signIn(victim, "ada");
        assertNotEquals(id, victim.portalCookies().get(SESSION));
        attacker.portalCookies().clear();
        attacker.portalCookies().put(SESSION, id);
        assertEquals(401, attacker.open("/session").statusCode());
    }

    @Test
    void isNotFoundUnderASessionInAnAddress() {
        signIn(victim, "ada");
        String id = victim.portalCookies().get(SESSION);
        for (String target : List.of(
                "/session;jsessionid=" + id,
                "/session;JSESSIONID=" + id,
                "/session;" + SESSION + '=' + id,
                "/session?jsessionid=" + id,
                "/session?" + SESSION + '=' + id)) {
            String answer = Wire.get(target);
            assertEquals(401, Wire.status(answer), answer);
            assertFalse(answer.contains(Person.ADA.id()) || answer.contains(id), answer);
        }
        for (String name : List.of("JSESSIONID", "een", "__host-een", "__Secure-een", "__HOST-EEN")) {
            assertEquals(401, Wire.status(Wire.get("/session", "Cookie: " + name + '=' + id)), name);
        }
        assertFalse(victim.open("/account").body().contains(";jsessionid"), "no address with a session");
    }

    @Test
    void endsWithEverythingThatItWas() {
        HttpResponse<String> page = signIn(victim, "ada");
        String id = victim.portalCookies().get(SESSION);
        String csrf = page.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        victim.submit(page, Map.of());
        attacker.portalCookies().put(SESSION, id);
        assertEquals(401, attacker.open("/session").statusCode(), "the old id");
        signIn(victim, "ada");
        assertNotEquals(id, victim.portalCookies().get(SESSION));
        HttpResponse<String> replayed =
                victim.post(Provider.portal("/logout"), Map.of("csrf", csrf), Browser.PAGE_LOAD);
        assertEquals(403, replayed.statusCode(), "the old token");
    }

    /** The id of a session that the server itself once gave, to somebody who has signed out of it. */
    private String freshId() {
        HttpResponse<String> page = signIn(attacker, "grace");
        String id = attacker.portalCookies().get(SESSION);
        attacker.submit(page, Map.of());
        return id;
    }

    private static HttpResponse<String> signIn(Browser browser, String name) {
        URI back = browser.authorize(name + "@example.com", name + "-demo", "/account");
        HttpResponse<String> landed = browser.get(inside(back), Browser.PAGE_LOAD);
        assertEquals(302, landed.statusCode(), landed.body());
        return browser.open("/account");
    }

    /** Where a proxy that ends TLS passes it on to. */
    private static URI inside(URI outside) {
        return URI.create(outside.toString().replace("https:", "http:"));
    }
}
