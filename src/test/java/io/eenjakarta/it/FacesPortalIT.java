package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.faces.PortalLogin;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.SimulatedProvider;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A portal of Facelets and Jakarta REST that gets its login from the library. It is told where its provider is as any
 * portal's tests would tell it, by the test kit.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class FacesPortalIT {

    @RegisterExtension
    static final SimulatedProvider PROVIDER = SimulatedProvider.of(Provider.PORTAL);

    private static final Map<String, String> SCRIPT = Map.of(
            "Accept", "*/*", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty", "Sec-Fetch-Site", "same-origin");
    private static final String FORM = "text=Gr%C3%BC%C3%9Fe+%26+more&tag=one&tag=two";
    private static final String FORM_OF_ADA =
            "text=Grüße & more tags=[one, two] caller=een/00001106/ca0f61ab master=true";

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Portals.portal("faces", "faces", PortalLogin.class, PROVIDER.properties());
    }

    /** The first sign-in of a cold server may take longer than the short deadlines of the tests. */
    @BeforeAll
    static void warmUp() {
        assertTrue(Await.until(() -> new Browser()
                        .callback("ada@example.com", "ada-demo", "/watch.xhtml")
                        .statusCode()
                == 302));
    }

    @BeforeEach
    void startAfresh() {
        PROVIDER.reset();
        PROVIDER.book().killGrants();
    }

    @AfterEach
    void checkThePromise() {
        PROVIDER.assertNoRefreshTokenSentTwice();
    }

    @AfterAll
    static void keepSecrets() {
        Evidence.secrets(PROVIDER.book().everyIssuedSecret());
    }

    @Test
    void showsItsOwnPageToAnybody() {
        HttpResponse<String> home = browser.open("/");
        assertEquals(200, home.statusCode());
        assertTrue(home.body().contains("Quay watch"), home.body());
        assertTrue(PROVIDER.posts().authorizeRequests().isEmpty());
    }

    @Test
    void signsInByItsOwnPage() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("Ada Brandt"), page.body());
        assertEquals(1, PROVIDER.posts().tokenPosts("authorization_code").size());
    }

    @Test
    void givesItsOwnGroupsToItsOwnPages() {
        browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        assertEquals(200, browser.open("/harbour/rota.xhtml").statusCode());
        Browser grace = new Browser();
        assertEquals(
                200,
                grace.signIn("grace@example.com", "grace-demo", "/watch.xhtml").statusCode());
        assertEquals(403, grace.open("/harbour/rota.xhtml").statusCode());
    }

    @Test
    void readsTheCallersCamerasInItsOwnResource() {
        browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        Browser linus = new Browser();
        linus.signIn("linus@example.com", "linus-demo", "/watch.xhtml");
        assertCameras("Main gate", "Reception", browser);
        assertCameras("Reception", "Main gate", linus);
        PROVIDER.book().killAccessTokens();
        assertCameras("Main gate", "Reception", browser);
        assertEquals(1, PROVIDER.posts().tokenPosts("refresh_token").size());
    }

    @Test
    void findsNoResourceOfTheLibraryAmongItsOwn() {
        browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        for (String path : new String[] {"/api/api/v3.0/cameras", "/api/v3.0/cameras", "/api/oauth2/token"}) {
            assertEquals(404, browser.get(Provider.portal(path), SCRIPT).statusCode(), path);
        }
    }

    @Test
    void getsTheParametersOfAFormInItsOwnResource() {
        browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        HttpResponse<String> noted = note(SCRIPT);
        assertEquals(200, noted.statusCode(), noted.body());
        assertEquals(FORM_OF_ADA, noted.body());
    }

    @Test
    @Requirement("P12")
    void getsTheParametersOfAFormThatSignInCameBetween() {
        HttpResponse<String> kept = note(Browser.PAGE_LOAD);
        assertEquals(401, kept.statusCode());
        assertEquals(
                200,
                browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml").statusCode());
        HttpResponse<String> noted = browser.submit(kept, Map.of());
        assertEquals(200, noted.statusCode(), noted.body());
        assertEquals(FORM_OF_ADA, noted.body());
    }

    @Test
    @Requirement("P6")
    void tellsAScriptWhereToSignIn() {
        HttpResponse<String> refused = note(SCRIPT);
        assertEquals(401, refused.statusCode());
        assertEquals("{\"error\":\"login_required\",\"login\":\"/?een-login\"}", refused.body());
    }

    @Test
    void updatesAPartOfAPageForWhoIsIn() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        HttpResponse<String> part = find("Quay", page);
        assertEquals(200, part.statusCode(), part.body());
        assertTrue(part.body().contains("Quay 2 crane"), part.body());
        assertFalse(part.body().contains("Main gate"), part.body());
    }

    @Test
    void sendsAFacesScriptToSignInWhenTheSessionHasEnded() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        new FacesPage(browser, browser.open("/watch.xhtml")).press("session", "leave");
        HttpResponse<String> part = find("Quay", page);
        assertEquals(200, part.statusCode());
        assertTrue(part.headers().firstValue("Content-Type").orElse("").startsWith("text/xml"), "type");
        assertEquals(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <partial-response><redirect url="%s/watch.xhtml"/></partial-response>"""
                        .formatted(Provider.PORTAL),
                part.body());
        assertTrue(Browser.location(browser.open("/watch.xhtml"))
                .toString()
                .startsWith(PROVIDER.origin() + "/oauth2/authorize?"));
    }

    @Test
    void signsOutByItsOwnButton() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/watch.xhtml");
        assertEquals(1, PROVIDER.book().liveRefreshTokens().size());
        HttpResponse<String> left = new FacesPage(browser, page).press("session", "leave");
        assertTrue(Browser.location(left).getPath().endsWith("/goodbye.xhtml"), left.toString());
        assertEquals(200, browser.follow(left).statusCode());
        assertEquals(302, browser.open("/watch.xhtml").statusCode());
        assertTrue(Await.until(() -> PROVIDER.book().liveRefreshTokens().isEmpty()));
    }

    private HttpResponse<String> find(String name, HttpResponse<String> page) {
        return new FacesPage(browser, page).ajax("search", "find", "found", Map.of("search:name", name));
    }

    private HttpResponse<String> note(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Provider.portal("/api/log-book")).POST(BodyPublishers.ofString(FORM));
        return browser.send(request, all);
    }

    private static void assertCameras(String own, String other, Browser of) {
        HttpResponse<String> answer = of.get(Provider.portal("/api/cameras"), SCRIPT);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(own), answer.body());
        assertFalse(answer.body().contains(other), answer.body());
    }
}
