package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses that mean a protected page to one who looks and something else to another: nothing protected is ever shown, no
 * file of the application is, a callback is one at its own address alone, and no server falls over.
 */
@Requirement("H2")
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostilePathsIT {

    private static final List<String> PROTECTED = List.of(
            "/account",
            "/accounts",
            "/accounts/switch",
            "/cameras",
            "/cameras/100d4c41",
            "/connection",
            "/connect",
            "/events/stream",
            "/sign-in",
            "/admin",
            "/admin/act",
            "/admin/api",
            "/admin/api/grants",
            "/admin/grants",
            "/admin/calls/x/user");

    /** Words of the portal's own pages that only callers see, and of the files of the application. */
    private static final List<String> INSIDE = List.of(
            "id=\"caller-name\"",
            "\"caller\"",
            "\"csrf\"",
            "\"grants\"",
            "<security-constraint>",
            "<web-app",
            "<%@",
            "Manifest-Version");

    private static final String NO_PAGE = "Accept: */*";

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{p};",
                "{p};x=y",
                "{p};jsessionid=abc",
                "{p};/",
                "{p};x/",
                "{p};x=y/z",
                "{p};/../logged-out",
                "{p};/../een.css",
                "/;x{p}",
                "/.;{p}",
                "/..;{p}",
                "/x/..;{p}",
                "/x/..;a=b{p}",
                "/een.css;/..{p}",
                "/logged-out/..{p}",
                "/./{p}",
                "/{p}",
                "//{p}",
                "/%2e{p}",
                "/x/%2e%2e{p}",
                "/x/.%2e{p}",
                "/x%2f..%2f{p}",
                "/%2f{p}",
                "/%5c{p}",
                "/\\{p}",
                "{p}/",
                "{p}//",
                "{p}/.",
                "{p}/%2e",
                "{p}/..{p}",
                "{p}.",
                "{p}%20",
                "{p}%09",
                "{p}%00",
                "{p}%00.css",
                "{p}.css",
                "{p}/x.css",
                "{p}%2f",
                "{p}%5c",
                "{p}%3b",
                "{p}%3fx",
                "{p}%23",
                "{p}%0d%0aX:y",
                "{p}%c0%af",
                "/%c0%ae%c0%ae{p}",
                "/%uff0f{p}",
                "{p}?;/../x",
                "http://evil.example{p}",
                "http://evil.example@{host}{p}",
            })
    void showNothingProtected(String trick) {
        for (String path : PROTECTED) {
            String target = trick.replace("{p}", path).replace("{host}", Wire.HOST);
            assertNothingIsShown(target, Wire.get(target, NO_PAGE));
            String spelled = target.replaceFirst("(?i)[aeiou](?=[a-z])", "%61").replace("%61", "%41");
            assertNothingIsShown(spelled, Wire.get(spelled, NO_PAGE));
        }
    }

    @Test
    void showAdministratorsPagesToNoOtherCaller() {
        Browser grace = new Browser();
        grace.signIn("grace@example.com", "grace-demo", "/account");
        for (String trick : List.of("%s;/", "%s;/../account", "/account;/..%s", "/%s", "/./%s", "/x/../%s", "%s/.")) {
            for (String path : List.of("/admin", "/admin/api", "/admin/api/grants", "/admin/grants", "/admin/act")) {
                String target = trick.formatted(path);
                String answer = Wire.get(target, "Accept: text/html", "Cookie: " + grace.portalCookieHeader());
                assertTrue(Wire.status(answer) >= 400 && Wire.status(answer) < 500, target + ' ' + answer);
                assertFalse(answer.contains("\"grants\"") || answer.contains("\"csrf\":"), answer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/WEB-INF%2fweb.xml",
                "/%57EB-INF/web.xml",
                "//WEB-INF//web.xml",
                "/./WEB-INF/./web.xml",
                "/x/../WEB-INF/web.xml",
                "/een.css/../WEB-INF/web.xml",
                "/een.css;/../WEB-INF/web.xml",
                "/WEB-INF;/web.xml",
                "/;/WEB-INF/web.xml",
                "/WEB-INF./web.xml",
                "/WEB-INF/web.xml%00",
                "/WEB-INF/web.xml;x",
                "/WEB-INF/",
                "/WEB-INF",
                "/WEB-INF/pages/account.jsp",
                "/WEB-INF/pages/account.jsp;x",
                "/WEB-INF/classes/META-INF/microprofile-config.properties",
                "/META-INF/MANIFEST.MF",
                "/meta-inf/manifest.mf",
                "/META-INF;/MANIFEST.MF",
                "/een.css%00.jsp",
                "/x.jsp",
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2f..%2fetc/passwd",
            })
    void showNoFileOfTheApplication(String target) {
        assertNothingIsShown(target, Wire.get(target, "Accept: text/html"));
    }

    /** The server once remembered the first servlet that it found for what stands before a semicolon. */
    @ParameterizedTest
    @ValueSource(strings = {"/favicon.svg", "/no-picture.svg", "/een.js", "/logged-out"})
    void changeNothingForThoseWhoComeAfterwards(String open) {
        String before =
                open.endsWith("out") ? "Signed out" : new Browser().open(open).body();
        for (String path : PROTECTED) {
            Wire.get(open + ";/.." + path, "Accept: text/html");
            Wire.get(open + ";x/.." + path, NO_PAGE);
            Wire.get(path + ";/.." + open, NO_PAGE);
        }
        HttpResponse<String> after = new Browser().open(open);
        assertEquals(200, after.statusCode(), after.body());
        assertTrue(after.body().contains(before), after.body());
        assertEquals(302, new Browser().open("/account").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "/;x",
                "/;/",
                "/./",
                "/%2e/",
                "/x/..",
                "/x/../",
                "/%2f",
                "/%20",
                "/callback",
                "/account",
                "/session",
                "/een.css",
                "/index.html",
                "/logged-out",
                "/?x=y&z",
                "/#",
            })
    void areNoCallbackButAtItsOwnAddress(String path) {
        Browser browser = new Browser();
        Returned returned = Returned.of(browser, "/account");
        String query = "code=" + returned.code() + "&state=" + returned.state();
        boolean own = path.startsWith("/?");
        long before = exchanges();
        String answer = Wire.get(
                own ? path.replace("?x=y&z", "?" + query + "&") : path + '?' + query,
                "Accept: text/html",
                "Cookie: " + browser.portalCookieHeader());
        assertEquals(own ? 1 : 0, exchanges() - before, answer);
        assertEquals(own, answer.contains("JSESSIONID"), answer);
    }

    private static long exchanges() {
        return Provider.simulator().posts().tokenPosts("authorization_code").size();
    }

    private static void assertNothingIsShown(String target, String answer) {
        int status = Wire.status(answer);
        assertTrue(status < 500 || ownOfTheServer(target, answer), target + ' ' + answer);
        INSIDE.forEach(word -> assertFalse(answer.contains(word), target + ' ' + answer));
        assertFalse(answer.contains("Exception") || answer.contains("\tat "), target + ' ' + answer);
        Stream.of("evil.example", "X:y")
                .forEach(word ->
                        assertFalse(Wire.headers(answer, "Location").toString().contains("//" + word), answer));
    }

    /** WildFly answers a target that is no path with an empty page of its own. */
    private static boolean ownOfTheServer(String target, String answer) {
        return Server.current() == Server.WILDFLY && !target.startsWith("/") && answer.length() < 400;
    }
}
