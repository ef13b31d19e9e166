package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the provider did not give, not to this browser, or not like this (RFC 6749 4.1.2). */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class CallbackRefusalIT {

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code={code}                                    | CALLBACK_STATE_MISSING",
                "code={code}&state                              | CALLBACK_STATE_MISSING",
                "code={code}&state=                             | CALLBACK_STATE_MISSING",
                "code={code}&State={state}                      | CALLBACK_STATE_MISSING",
                "error=access_denied                            | CALLBACK_STATE_MISSING",
                "code={code}&state=unknown                      | CALLBACK_STATE_UNKNOWN",
                "code={code}&state={state}x                     | CALLBACK_STATE_UNKNOWN",
                "code={code}&state=%20{state}                   | CALLBACK_STATE_UNKNOWN",
                "code={code}&state=%3Cscript%3E                 | CALLBACK_STATE_UNKNOWN",
                "error=access_denied&state=unknown              | CALLBACK_STATE_UNKNOWN",
                "code={code}&code={code}&state={state}          | CALLBACK_MALFORMED",
                "code={code}&state={state}&state={state}        | CALLBACK_MALFORMED",
                "code={code}&state={state}&state=unknown        | CALLBACK_MALFORMED",
                "code=&code={code}&state={state}                | CALLBACK_MALFORMED",
                "error=access_denied&error=x&state={state}      | CALLBACK_MALFORMED",
                "code={code}&error=access_denied&state={state}  | CALLBACK_MALFORMED",
                "code=&state={state}                            | CALLBACK_MALFORMED",
                "code&state={state}                             | CALLBACK_MALFORMED",
                "error=&state={state}                           | CALLBACK_MALFORMED",
            })
    @Requirement({"C3", "C4", "C7", "C8"})
    void refusesAnAnswerThatIsNotGenuineAndStillTakesTheGenuineOne(String query, LogCode code) {
        Returned returned = Returned.of(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = browser.get(returned.forged(query), Browser.PAGE_LOAD);
        refused.is(code, 400, page, browser, returned.code(), returned.state());
        refused.sentNothing();
        assertEquals(Provider.portal("/account"), Browser.location(returned.bring(browser)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_request           | 502 | CALLBACK_PROVIDER_ERROR",
                "unauthorized_client       | 502 | CALLBACK_PROVIDER_ERROR",
                "access_denied             | 403 | CALLBACK_DENIED",
                "unsupported_response_type | 502 | CALLBACK_PROVIDER_ERROR",
                "invalid_scope             | 502 | CALLBACK_PROVIDER_ERROR",
                "server_error              | 503 | CALLBACK_PROVIDER_ERROR",
                "temporarily_unavailable   | 503 | CALLBACK_PROVIDER_ERROR",
                "never_heard_of            | 502 | CALLBACK_PROVIDER_ERROR",
                "%3Cscript%3Ealert(1)%3C/script%3E | 502 | CALLBACK_PROVIDER_ERROR",
            })
    @Requirement({"C7", "C10"})
    void namesTheErrorOfTheProviderAndOffersAnotherTry(String error, int status, LogCode code) {
        Returned returned = Returned.of(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        String query = "error=" + error + "&error_description=%3Cimg%20src=x%20onerror=alert(1)%3E%0D%0AEEN-FAKE-01"
                + "&error_uri=javascript:alert(1)&state={state}";
        HttpResponse<String> page = browser.get(returned.forged(query), Browser.PAGE_LOAD);
        refused.is(code, status, page, browser, returned.state());
        refused.sentNothing();
        for (String markup : new String[] {"<script", "<img", "javascript:"}) {
            assertFalse(page.body().contains(markup), page.body());
        }
        assertTrue(refused.log().has(code, "<img src=x onerror=alert(1)>??EEN-FAKE-01"), "one line, cleaned");
        HttpResponse<String> again = browser.open("/?een-login");
        assertEquals(
                Provider.simulator().origin().getAuthority(),
                Browser.location(again).getAuthority());
    }

    @Test
    @Requirement({"C3", "C13"})
    void refusesAnAnswerThatAnotherBrowserBringsAndKeepsItForTheRightOne() {
        Returned returned = Returned.of(browser, "/account");
        Browser thief = new Browser();
        thief.open("/cameras");
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(thief);
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, page, thief, returned.code(), returned.state());
        refused.sentNothing();
        assertEquals(302, returned.bring(browser).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "cut", "of another attempt", "empty", "not base64"})
    @Requirement("C3")
    void refusesAnAnswerWhenItsCookieWasTamperedWith(String how) {
        Returned returned = Returned.of(browser, "/account");
        String name = attemptCookie(browser);
        String value = browser.portalCookies().get(name);
        Browser other = new Browser();
        other.open("/account");
        browser.portalCookies()
                .put(
                        name,
                        switch (how) {
                            case "changed" ->
                                value.substring(0, 60) + (value.charAt(60) == 'A' ? 'B' : 'A') + value.substring(61);
                            case "cut" -> value.substring(0, 40);
                            case "of another attempt" -> other.portalCookies().get(attemptCookie(other));
                            case "empty" -> "";
                            default -> "*".repeat(90);
                        });
        RefusedLogin refused = new RefusedLogin();
        HttpResponse<String> page = returned.bring(browser);
        refused.is(LogCode.CALLBACK_STATE_UNKNOWN, 400, page, browser, returned.code(), returned.state());
        refused.sentNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=%zz&state={state}", "code={code}&state=%u0041", "code={code}&state=%"})
    void refusesWhatCannotBeDecoded(String query) {
        Returned returned = Returned.of(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        String target = "/?" + query.replace("{code}", returned.code()).replace("{state}", returned.state());
        String answer = RawRequest.get(target, Provider.portal("/").getAuthority(), browser.portalCookieHeader());
        assertEquals(400, RawRequest.status(answer), answer);
        assertEquals(Server.current().passesMalformedRequestLines(), answer.contains("EEN-CALLBACK-05"), answer);
        refused.assertNoTrace(answer);
        refused.sentNothing();
    }

    @ParameterizedTest
    @CsvSource({
        "code,13",
        "state,13",
        "error,13",
        "unknown,13",
        "code,100",
        "state,100",
        "error_description,100",
        "x,100"
    })
    @Requirement("C8")
    void answersParametersOfManyKilobytesWithAPlainRefusal(String name, int kilobytes) {
        Returned returned = Returned.of(browser, "/account");
        RefusedLogin refused = new RefusedLogin();
        String target = "/?state=unknown&code=" + returned.code() + '&' + name + '=' + "a".repeat(kilobytes * 1024);
        String answer = RawRequest.get(target, Provider.portal("/").getAuthority(), browser.portalCookieHeader());
        int status = RawRequest.status(answer);
        assertTrue(status >= 400 && status < 500, answer);
        refused.assertNoTrace(answer);
        refused.sentNothing();
        assertFalse(answer.contains("JSESSIONID"), answer);
        assertEquals(302, returned.bring(browser).statusCode());
    }

    private static String attemptCookie(Browser browser) {
        return browser.portalCookies().keySet().stream()
                .filter(name -> name.startsWith("een-attempt-"))
                .findFirst()
                .orElseThrow();
    }
}
