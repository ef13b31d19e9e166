package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Rhea Lindqvist of a reseller does with the forms of the portal's pages. */
final class Rhea {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private Rhea() {}

    static Browser signedIn() {
        Browser browser = new Browser();
        HttpResponse<String> page = browser.signIn(Person.RHEA.email(), Person.RHEA.password(), "/accounts");
        assertEquals(200, page.statusCode());
        return browser;
    }

    /** Goes to a customer's cameras. */
    static void show(Browser browser, String account, String name) {
        HttpResponse<String> sent = send(browser, "switch", form(browser, account, name));
        assertEquals(303, sent.statusCode(), sent.body());
        assertEquals(Provider.portal("/cameras"), Browser.location(sent));
    }

    /** The form that leads to an account. */
    static Map<String, String> form(Browser browser, String account, String name) {
        Matcher csrf = CSRF.matcher(browser.open("/accounts").body());
        assertTrue(csrf.find());
        return Map.of("csrf", csrf.group(1), "account", account, "name", name);
    }

    /** @param act switch or back */
    static HttpResponse<String> send(Browser browser, String act, Map<String, String> form) {
        return browser.post(Provider.portal("/accounts/" + act), form, Browser.PAGE_LOAD);
    }
}
