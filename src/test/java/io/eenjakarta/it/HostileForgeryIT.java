package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.eenjakarta.security.Requirement;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What other sites have a signed-in browser send, at each end point that changes something: nothing changes. Whoever adds such
 * an end point adds it here, or the first test fails.
 */
@Requirement({"H7", "C25"})
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileForgeryIT {

    /** What each takes from a page of the portal, without its proof. */
    private static final Map<String, String> FORMS = Map.of(
            "/logout", "a=b",
            "/accounts/switch", "account=00001107&name=x",
            "/accounts/back", "a=b",
            "/admin/act", "act=end&grant={grant}&typed={grant}",
            "/admin/api/*", "a=b",
            "/connect", "disconnect={grant}&target=/account");

    /** Words of a page, and events that are signed by the platform: nothing that a browser's cookies stand for. */
    private static final Set<String> FREE = Set.of("/language", "/webhooks/*");

    private static final Set<String> CHANGING = Set.of("doPost", "doPut", "doDelete", "doPatch", "service");

    private final Browser ada = new Browser();
    private String grant;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @BeforeEach
    void signIn() {
        ada.signIn("ada@example.com", "ada-demo", "/admin/api");
        grant = ada.open("/admin/api/grants?provider=een&user=" + Person.ADA.id() + "&status=active")
                .body()
                .replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void knowsEveryEndPointThatChangesSomething() {
        Set<String> known = new TreeSet<>(FORMS.keySet());
        known.addAll(FREE);
        Set<String> found = new TreeSet<>(Set.of("/connect"));
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.eenjakarta.portal", "io.eenjakarta.callback")) {
            if (type.isAnnotatedWith(WebServlet.class) && changes(type)) {
                WebServlet mapped = type.getAnnotationOfType(WebServlet.class);
                Stream.of(mapped.value(), mapped.urlPatterns())
                        .flatMap(Stream::of)
                        .forEach(found::add);
            }
            type.getMethods().forEach(method -> Stream.of(POST.class, PUT.class, DELETE.class, PATCH.class)
                    .filter(verb -> type.getPackageName().endsWith(".portal") && method.isAnnotatedWith(verb))
                    .forEach(verb -> found.add(method.getFullName())));
        }
        found.remove("/problem");
        assertEquals(known, found);
    }

    private static boolean changes(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                .filter(one -> one.getPackageName().startsWith("io.eenjakarta"))
                .filter(one -> one.isAssignableTo(HttpServlet.class))
                .flatMap(one -> one.getMethods().stream())
                .anyMatch(method -> CHANGING.contains(method.getName()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded | Sec-Fetch-Site: cross-site    | ",
                "application/x-www-form-urlencoded | Sec-Fetch-Site: same-site     | ",
                "application/x-www-form-urlencoded | Sec-Fetch-Site: none          | ",
                "application/x-www-form-urlencoded | Origin: https://evil.example  | ",
                "application/x-www-form-urlencoded | Origin: null                  | ",
                "application/x-www-form-urlencoded | X: no word of where           | ",
                "application/x-www-form-urlencoded | Sec-Fetch-Site: cross-site    | &csrf=",
                "application/x-www-form-urlencoded | Sec-Fetch-Site: cross-site    | &csrf=null",
                "application/x-www-form-urlencoded | Sec-Fetch-Site: cross-site    | &csrf={grace}",
                "application/x-www-form-urlencoded | Sec-Fetch-Site: cross-site    | &CSRF={ada}&csrf=x",
                "text/plain                        | Sec-Fetch-Site: cross-site    | &csrf={ada}",
                "application/json                  | Sec-Fetch-Site: cross-site    | &csrf={ada}",
                "multipart/form-data; boundary=x   | Sec-Fetch-Site: cross-site    | ",
            })
    void isNotMovedByAnotherSite(String how) {
        String[] parts = how.split("\\|");
        Browser grace = new Browser();
        String hers =
                csrf(grace.signIn("grace@example.com", "grace-demo", "/account").body());
        String his = csrf(ada.open("/account").body());
        String extra = parts[2].strip().replace("{grace}", hers).replace("{ada}", his);
        for (Map.Entry<String, String> form : FORMS.entrySet()) {
            for (String path : paths(form.getKey())) {
                String body = form.getValue().replace("{grant}", grant) + extra;
                String answer = Wire.send(Wire.post(
                        path,
                        body,
                        "Content-Type: " + parts[0].strip(),
                        parts[1].strip(),
                        "Cookie: " + ada.portalCookieHeader()));
                assertEquals(403, Wire.status(answer), path + ' ' + how + ' ' + answer);
            }
        }
        assertNothingHasChanged();
    }

    @Test
    void isNotMovedByLinksAndPictures() {
        List<String> links = List.of(
                "/logout",
                "/logout?csrf={ada}",
                "/accounts/switch?account=00001107&csrf={ada}",
                "/accounts/back?csrf={ada}",
                "/admin/act?act=end&grant={grant}&typed={grant}&csrf={ada}",
                "/admin/api/grants/{grant}/end?csrf={ada}",
                "/connect?disconnect={grant}&target=/account",
                "/connect?provider=een&target=/account",
                "/webhooks/{grant}?token=x");
        String his = csrf(ada.open("/account").body());
        for (String link : links) {
            for (String kind : List.of("navigate", "no-cors", "cors")) {
                String answer = Wire.get(
                        link.replace("{ada}", his).replace("{grant}", grant),
                        "Cookie: " + ada.portalCookieHeader(),
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Mode: " + kind,
                        "Accept: text/html");
                assertTrue(Wire.status(answer) < 500, answer);
                assertTrue(Wire.headers(answer, "Set-Cookie").isEmpty(), link + ' ' + answer);
            }
        }
        assertNothingHasChanged();
    }

    /** Open Liberty signs a caller out at any address with this name in it; see PlainRequest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ibm_security_logout",
                "/ibm_security_logout?logoutExitPage=http://evil.example/",
                "/account/ibm_security_logout",
                "/een.css/ibm_security_logout",
                "/%69bm_security_logout",
                "/ibm_security_logout;x",
                "/ibm_security_logout/x",
                "/j_security_check?j_username=a&j_password=b",
                "/j_security_check",
            })
    void isNotMovedByWaysOfTheServer(String path) {
        for (String request : List.of(
                Wire.head("GET", path, "Cookie: " + ada.portalCookieHeader(), "Sec-Fetch-Site: cross-site"),
                Wire.post(
                        path,
                        "logoutExitPage=http://evil.example/&j_username=a&j_password=b",
                        Wire.FORM,
                        "Cookie: " + ada.portalCookieHeader(),
                        "Sec-Fetch-Site: cross-site"))) {
            String answer = Wire.send(request);
            // Open Liberty takes a POST to this one itself, and fails for want of a form login.
            boolean own = Server.current() == Server.OPEN_LIBERTY && path.startsWith("/j_security_check");
            assertTrue(Wire.status(answer) >= 400 && (Wire.status(answer) < 500 || own), answer);
            assertFalse(answer.contains("evil.example"), answer);
        }
        assertNothingHasChanged();
    }

    @Test
    void mayChooseALanguageAndNothingElse() {
        String answer = Wire.send(Wire.post(
                "/language",
                "language=nl&back=//evil.example/",
                Wire.FORM,
                "Sec-Fetch-Site: same-origin",
                "Cookie: " + ada.portalCookieHeader()));
        assertEquals(303, Wire.status(answer), answer);
        assertEquals(List.of("/"), Wire.headers(answer, "Location"));
        assertEquals(1, Wire.headers(answer, "Set-Cookie").size(), answer);
        assertTrue(Wire.headers(answer, "Set-Cookie").get(0).startsWith("een-language=nl;"), answer);
        assertNothingHasChanged();
    }

    private List<String> paths(String pattern) {
        return pattern.endsWith("/*")
                ? List.of(
                        "/admin/api/grants/" + grant + "/end",
                        "/admin/api/grants/" + grant + "/refresh",
                        "/admin/api/providers/een/check",
                        "/admin/api/reencryption",
                        "/admin/api/end?caller=een/00001106/ca0f61ab",
                        "/admin/api/erase?caller=een/00001106/ca0f61ab",
                        "/admin/api")
                : List.of(pattern);
    }

    private void assertNothingHasChanged() {
        String session = ada.open("/session").body();
        assertTrue(session.contains("\"generation\":1"), session);
        assertFalse(session.contains("shownAccount"), session);
        assertEquals(List.of(), Provider.simulator().posts().revokePosts());
    }

    private static String csrf(String page) {
        return page.replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
    }
}
