package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not connect an account to anybody; and the portal's own login, which nothing of this changes. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class ConnectRefusalIT {

    private static final String CHIEF = Guard.DESK + "/chief/rota";

    private final Guard maria = Guard.maria();
    private final Guard tom = Guard.tom();
    private ServerLog log;

    @Deployment(testable = false)
    static WebArchive war() {
        return ConnectPortal.war();
    }

    @BeforeAll
    static void warmUp() {
        ConnectPortal.warmUp();
    }

    @BeforeEach
    void startAfresh() {
        ConnectPortal.empty();
        Provider.simulator().posts().clear();
        log = new ServerLog();
    }

    @Test
    void refusesAnAnswerThatAnotherCallerBrings() {
        URI back = maria.authorized("ada@example.com", "ada-demo");
        ConnectPortal.refused(
                LogCode.LINK_OTHER_CALLER, 403, maria.relievedByTom().open(back), log);
        assertNothingHappened();
    }

    @Test
    void refusesAnAnswerInAnotherBrowser() {
        URI back = maria.authorized("ada@example.com", "ada-demo");
        ConnectPortal.refused(LogCode.CALLBACK_STATE_UNKNOWN, 400, tom.open(back), log);
        ConnectPortal.refused(LogCode.CALLBACK_STATE_UNKNOWN, 400, Guard.maria().open(back), log);
        assertNothingHappened();
    }

    @Test
    @Requirement("C9")
    void takesAnAnswerOnceAndShowsTheSamePageAgain() {
        URI back = maria.authorized("ada@example.com", "ada-demo");
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = maria.open(back);
            assertEquals(302, answer.statusCode(), answer.body());
            assertEquals(Provider.portal(Guard.ACCOUNTS), Browser.location(answer));
        }
        assertEquals(
                1, Provider.simulator().posts().tokenPosts("authorization_code").size());
        assertEquals(1, maria.ids().size());
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, null",
        "Accept-Language, en"
    })
    @Requirement("C25")
    void refusesAFormThatIsNotThePortals(String header, String value) {
        maria.connect("ada@example.com", "ada-demo");
        String id = maria.ids().get(0);
        Provider.simulator().posts().clear();
        Map<String, String> headers = Map.of("Accept", "text/html", header, value);
        ConnectPortal.refused(
                LogCode.REQUEST_CROSS_SITE, 403, maria.send(Map.of("target", Guard.ACCOUNTS), headers), log);
        ConnectPortal.refused(LogCode.REQUEST_CROSS_SITE, 403, maria.send(Map.of("disconnect", id), headers), log);
        assertEquals(List.of(id), maria.ids());
        assertEquals(List.of(), Provider.simulator().posts().authorizeRequests());
    }

    @Test
    void saysWhyTheProviderGaveNoAccess() {
        URI authorize = Browser.location(maria.send(Map.of("target", Guard.ACCOUNTS)));
        Browser browser = maria.browser();
        HttpResponse<String> page = browser.submit(
                browser.get(authorize, Browser.PAGE_LOAD),
                Map.of("username", "ada@example.com", "password", "ada-demo"));
        while (page.headers().firstValue("Location").isPresent()) {
            page = browser.follow(page);
        }
        URI back = Browser.location(browser.submit(page, Map.of("decision", "deny")));
        HttpResponse<String> refused = maria.open(back);
        ConnectPortal.refused(LogCode.CALLBACK_DENIED, 403, refused, log);
        assertTrue(refused.body().contains("You did not give access"), refused.body());
        assertNothingHappened();
    }

    @Test
    void saysThatThereIsNothingToSeeAtTheAddressItself() {
        ConnectPortal.refused(LogCode.CALLBACK_MALFORMED, 400, maria.open(Guard.CONNECT), log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/another"
            })
    @Requirement({"C11", "P15"})
    void leadsToNoOtherSite(String target) {
        HttpResponse<String> sent = maria.send(Map.of("target", target));
        URI back = maria.browser().authorize(Browser.location(sent), "ada@example.com", "ada-demo");
        assertEquals(Provider.portal("/desk/"), Browser.location(maria.open(back)));
    }

    @Test
    void leavesAnAnonymousCallerToTheServersOwnLogin() {
        Browser nobody = new Browser();
        for (String path : List.of(Guard.ACCOUNTS, Guard.CONNECT, Guard.CONNECT + "?code=a&state=b", CHIEF)) {
            HttpResponse<String> asked = nobody.open(path);
            assertEquals(401, asked.statusCode(), path);
            assertTrue(asked.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic realm="), path);
            assertFalse(asked.body().contains("EEN-"), path);
        }
        HttpResponse<String> sent =
                nobody.post(Provider.portal(Guard.CONNECT), Map.of("target", "/desk/"), Browser.PAGE_LOAD);
        assertEquals(401, sent.statusCode());
        assertNothingHappened();
    }

    @Test
    void leavesThePortalsOwnRolesAlone() {
        assertEquals("tom by BASIC, guard true, chief true", tom.open(CHIEF).body());
        assertEquals(403, maria.open(CHIEF).statusCode());
        maria.connect("ada@example.com", "ada-demo");
        assertEquals(403, maria.open(CHIEF).statusCode());
        HttpResponse<String> wrong =
                new Browser().get(Provider.portal(Guard.ACCOUNTS), Map.of("Authorization", "Basic bWFyaWE6d3Jvbmc="));
        assertEquals(401, wrong.statusCode());
    }

    private void assertNothingHappened() {
        assertEquals(List.of(), Provider.simulator().posts().tokenPosts("authorization_code"));
        assertEquals(List.of(), maria.ids());
        assertEquals(List.of(), tom.ids());
    }
}
