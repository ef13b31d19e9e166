package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a portal that has a login of its own: sends name and password with every request, as browsers do. */
final class Guard {

    /** The portal's context root. Not the root: Open Liberty's own login is lost where an application with a mechanism was. */
    static final String DESK = "/desk";

    static final String ACCOUNTS = DESK + "/accounts";
    static final String CONNECT = DESK + "/eagle-eye";

    private static final Pattern ACCOUNT = Pattern.compile("<article id=\"([^\"]+)\">([^<]*)<");

    private final Browser browser;
    private final String authorization;

    private Guard(Browser browser, String name) {
        this.browser = browser;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((name + ':' + name + "-desk").getBytes(UTF_8));
    }

    static Guard maria() {
        return new Guard(new Browser(), "maria");
    }

    static Guard tom() {
        return new Guard(new Browser(), "tom");
    }

    /** Another one who sits down at the same browser, after Open Liberty's cookie for whom it knows has gone. */
    Guard relievedByTom() {
        browser.portalCookies().keySet().removeIf(name -> name.startsWith("Ltpa") || name.equals("JSESSIONID"));
        return new Guard(browser, "tom");
    }

    Browser browser() {
        return browser;
    }

    HttpResponse<String> open(String path) {
        return open(Provider.portal(path));
    }

    HttpResponse<String> open(URI address) {
        return browser.get(address, headers(Browser.PAGE_LOAD));
    }

    /** Sends a form to the servlet that connects, as a page of the portal does. */
    HttpResponse<String> send(Map<String, String> form) {
        return send(form, Browser.PAGE_LOAD);
    }

    HttpResponse<String> send(Map<String, String> form, Map<String, String> headers) {
        return browser.post(Provider.portal(CONNECT), form, headers(headers));
    }

    /** Presses the button and goes through the provider's pages, up to the address that they lead back to. */
    URI authorized(String email, String password) {
        return browser.authorize(Browser.location(send(Map.of("target", ACCOUNTS))), email, password);
    }

    /** Connects an account; the answer is the portal's to the callback. */
    HttpResponse<String> connect(String email, String password) {
        return open(authorized(email, password));
    }

    HttpResponse<String> disconnect(String id) {
        return send(Map.of("disconnect", id, "target", ACCOUNTS));
    }

    /** Ids of the grants that the page lists. */
    List<String> ids() {
        return accounts(1);
    }

    /** What the page says of each of them. */
    List<String> accounts() {
        return accounts(2);
    }

    private List<String> accounts(int part) {
        HttpResponse<String> page = open(ACCOUNTS);
        if (page.statusCode() != 200) {
            throw new AssertionError(page.statusCode() + " " + page.body());
        }
        return ACCOUNT.matcher(page.body())
                .results()
                .map(account -> account.group(part))
                .toList();
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("Authorization", authorization);
        return all;
    }

    /** Value of a parameter of an address. */
    static String parameter(String name, URI of) {
        Matcher value = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(of.getRawQuery());
        return value.find() ? value.group(1) : "";
    }
}
