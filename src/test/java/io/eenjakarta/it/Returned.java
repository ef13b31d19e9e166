package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;

/** The address that the provider sends a browser back to, with what it carries. */
record Returned(URI address) {

    /** What comes back when Ada signs in to see a page. */
    static Returned of(Browser browser, String path) {
        return new Returned(browser.authorize("ada@example.com", "ada-demo", path));
    }

    String code() {
        return parameter("code");
    }

    String state() {
        return parameter("state");
    }

    /** A callback with this query, in which {@code {code}} and {@code {state}} stand for the genuine ones. */
    URI forged(String query) {
        return at(path(), query);
    }

    /** The same at another path of the portal than the one that it is for. */
    URI at(String path, String query) {
        return Provider.portal(path
                + '?'
                + query.replace("{code}", code()).replace("{state}", state()).replace(" ", "%20"));
    }

    /** Brings the genuine answer. */
    HttpResponse<String> bring(Browser browser) {
        return browser.get(address, Browser.PAGE_LOAD);
    }

    private String path() {
        return address.getPath().isEmpty() ? "/" : address.getPath();
    }

    private String parameter(String name) {
        for (String pair : address.getRawQuery().split("&")) {
            if (pair.startsWith(name + '=')) {
                return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + address.getPath());
    }
}
