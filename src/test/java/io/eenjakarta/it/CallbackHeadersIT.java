package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sees the answer to a callback learns neither its code nor its state, and it tells nobody else (RFC 9700 4.2.4). */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
@Requirement("C10")
class CallbackHeadersIT {

    /** Whatever a browser loads or follows by itself. */
    private static final Pattern LOADED =
            Pattern.compile("<(?:script|img|link|iframe|object|embed|form|base|meta)\\b[^>]*>|url\\([^)]*\\)");

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href|action|content)=\"([^\"]*)\"|url\\(([^)]*)\\)");

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void leadToAnAddressWithoutCodeAndState() {
        Returned returned = Returned.of(browser, "/account?tab=1");
        HttpResponse<String> answer = returned.bring(browser);
        assertEquals(302, answer.statusCode());
        assertEquals(Provider.portal("/account?tab=1"), Browser.location(answer));
        assertKeptToItself(answer);
        assertNotQuoted(answer, returned);
        HttpResponse<String> again = returned.bring(browser);
        assertEquals(Provider.portal("/account?tab=1"), Browser.location(again));
        assertKeptToItself(again);
    }

    @ParameterizedTest
    @CsvSource({
        "error=access_denied&state={state},403",
        "error=server_error&error_description=https://evil.example/&state={state},503",
        "code={code}&state=unknown,400",
        "code={code}&code={code}&state={state},400",
        "code=unknown&state={state},400",
    })
    void loadNothingFromElsewhereWhenTheyAreErrors(String query, int status) {
        Returned returned = Returned.of(browser, "/account");
        HttpResponse<String> page = browser.get(returned.forged(query), Browser.PAGE_LOAD);
        assertEquals(status, page.statusCode(), page.body());
        assertKeptToItself(page);
        assertNotQuoted(page, returned);
        Matcher loaded = LOADED.matcher(page.body());
        while (loaded.find()) {
            Matcher address = ADDRESS.matcher(loaded.group());
            while (address.find()) {
                URI at = page.uri().resolve(address.group(1) == null ? address.group(2) : first(address.group(1)));
                assertTrue(at.getHost() == null || at.toString().startsWith(Provider.PORTAL), "the page loads " + at);
            }
        }
    }

    /** A text that is no address is not looked at. */
    private static String first(String text) {
        return text.contains(" ") || text.contains(",") ? "" : text;
    }

    private static void assertKeptToItself(HttpResponse<String> answer) {
        assertEquals(
                "no-referrer", answer.headers().firstValue("Referrer-Policy").orElse(""));
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").startsWith("no-store"), "kept by a cache");
        if (answer.statusCode() != 302) {
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'"), policy);
            assertFalse(policy.contains("http"), policy);
        }
    }

    private static void assertNotQuoted(HttpResponse<String> answer, Returned returned) {
        String all = answer.headers().map() + answer.body();
        assertFalse(all.contains(returned.code()), "the answer shows the code");
        assertFalse(all.contains(returned.state()), "the answer shows the state");
    }
}
