package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a login leads is a page of this site, whatever was asked for. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
@Requirement({"C11", "P15"})
class ReturnTargetIT {

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/cameras",
                "//evil.example/..//cameras",
                "//cameras",
                "/\\evil.example/../cameras",
                "/cameras\\..\\evil",
                "/cameras/%2e%2e//evil.example",
                "/cameras/..;/evil.example",
                "/cameras;//evil.example",
                "http://evil.example/cameras",
                "https://evil.example//cameras",
                "/cameras?x=//evil.example",
                "/cameras?page=https://evil.example/",
                "/cameras?page=\\\\evil.example",
            })
    void neverLeavesTheSite(String target) {
        for (String host : new String[] {Provider.portal("/").getAuthority(), "evil.example"}) {
            String answer = RawRequest.get(target, host, "");
            if (RawRequest.status(answer) == 302) {
                String end = endOfTheLoginThatBegan(answer);
                assertTrue(end.startsWith(Provider.PORTAL + '/'), end);
                assertFalse(end.startsWith(Provider.PORTAL + "//"), end);
                assertFalse(end.contains("\\"), end);
            } else {
                assertTrue(RawRequest.status(answer) < 500, answer);
                assertFalse(answer.contains("Location:"), answer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/sign-in,/sign-in",
        "/cameras?page=a%2Fb%7Cc,/cameras?page=a%2Fb%7Cc",
        "/cameras?page=a%2Fb|c,/cameras?page=a%2Fb|c",
        "/cameras?p=\\,/"
    })
    void isThePageThatWasAskedForByteForByteOrHome(String target, String expected) {
        String answer = RawRequest.get(target, Provider.portal("/").getAuthority(), "");
        if (target.matches(".*[|\\\\].*") && !Server.current().passesMalformedRequestLines()) {
            assertEquals(400, RawRequest.status(answer), answer);
            return;
        }
        assertEquals(302, RawRequest.status(answer), answer);
        assertEquals(Provider.PORTAL + expected, endOfTheLoginThatBegan(answer));
    }

    private String endOfTheLoginThatBegan(String challenge) {
        String[] cookie =
                RawRequest.header(challenge, "Set-Cookie").split(";")[0].split("=", 2);
        browser.portalCookies().clear();
        browser.portalCookies().put(cookie[0], cookie[1]);
        URI authorize = URI.create(RawRequest.header(challenge, "Location"));
        HttpResponse<String> done =
                browser.get(browser.authorize(authorize, "ada@example.com", "ada-demo"), Browser.PAGE_LOAD);
        assertEquals(302, done.statusCode());
        return done.headers().firstValue("Location").orElseThrow();
    }
}
