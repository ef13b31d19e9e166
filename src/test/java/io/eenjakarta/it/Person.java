package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody with an account at one of two providers, at the portal that has both. Their pages at the provider are seen by a
 * browser that knows nobody there, so that several people can use one browser at the portal.
 */
enum Person {
    ADA("een", "ca0f61ab"),
    GRACE("een", "ca0f61ac"),
    LINUS("een", "ca0f72b1"),
    /** Of a reseller. */
    RHEA("een", "ca0f0042"),
    MIA("cameramanager", "52301"),
    NOOR("cameramanager", "52302"),
    /** Of an account that is not let in. */
    RUI("cameramanager", "52417");

    private static final Pattern GRANT = Pattern.compile("name=\"disconnect\" value=\"([^\"]+)\"");

    private final String provider;
    private final String id;

    Person(String provider, String id) {
        this.provider = provider;
        this.id = id;
    }

    String provider() {
        return provider;
    }

    /** What the provider knows them by. */
    String id() {
        return id;
    }

    String email() {
        return name().toLowerCase() + "@example.com";
    }

    String password() {
        return name().toLowerCase() + "-demo";
    }

    /** The page that asks where the account is, on the way to a protected path. */
    static HttpResponse<String> choice(Browser browser, String path) {
        HttpResponse<String> sent = browser.open(path);
        assertEquals(302, sent.statusCode(), sent.body());
        return browser.follow(sent);
    }

    /** Chooses the provider; the address is the one that the portal sends the browser to. */
    URI leave(Browser browser, String path) {
        String page = choice(browser, path).body();
        Matcher way = Pattern.compile("href=\"([^\"]*een-login=" + provider + "&amp;[^\"]*)\"")
                .matcher(page);
        if (!way.find()) {
            throw new AssertionError("no way to " + provider + ": " + page);
        }
        URI address = URI.create(way.group(1).replace("&amp;", "&"));
        return Browser.location(browser.get(address, Browser.PAGE_LOAD));
    }

    /** Signs in at the provider and stops at the address that it sends the browser back to. */
    URI authorize(URI authorizeAddress) {
        return new Browser().authorize(authorizeAddress, email(), password());
    }

    /** The same on the way to a path. */
    Returned returned(Browser browser, String path) {
        return new Returned(authorize(leave(browser, path)));
    }

    /** The portal's answer to the callback: a redirect if all is well. */
    HttpResponse<String> callback(Browser browser, String path) {
        return returned(browser, path).bring(browser);
    }

    /** The page that they wanted to see. */
    HttpResponse<String> signIn(Browser browser, String path) {
        return browser.follow(callback(browser, path));
    }

    /** Signs in at the provider and allows nothing there; the answer is the portal's. */
    HttpResponse<String> deny(Browser browser, String path) {
        Browser there = new Browser();
        HttpResponse<String> page = there.get(leave(browser, path), Browser.PAGE_LOAD);
        page = there.submit(page, Map.of("username", email(), "password", password()));
        while (page.statusCode() / 100 == 3) {
            page = there.follow(page);
        }
        page = there.submit(page, Map.of("decision", "deny"));
        return browser.get(Browser.location(page), Browser.PAGE_LOAD);
    }

    /** Connects their account to whoever is in already; the answer is the portal's to the callback. */
    HttpResponse<String> connect(Browser browser) {
        HttpResponse<String> sent = browser.post(
                Provider.portal("/connect"), Map.of("provider", provider, "target", "/account"), Browser.PAGE_LOAD);
        return browser.get(authorize(Browser.location(sent)), Browser.PAGE_LOAD);
    }

    /** Whoever is in has no account connected any more. */
    static void disconnectAll(Browser browser) {
        grants(browser).forEach(grant -> disconnect(browser, grant));
    }

    static HttpResponse<String> disconnect(Browser browser, String grant) {
        return browser.post(
                Provider.portal("/connect"), Map.of("disconnect", grant, "target", "/account"), Browser.PAGE_LOAD);
    }

    /** Ids of the grants that the account page offers to end. */
    static List<String> grants(Browser browser) {
        return GRANT.matcher(browser.open("/account").body())
                .results()
                .map(one -> one.group(1))
                .toList();
    }
}
