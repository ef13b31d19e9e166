package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String MARKUP = "<script>'\"&";
    private static final String ESCAPED = "&lt;script&gt;&#39;&quot;&amp;";

    @Test
    void escapesEveryTextInEveryPlace() {
        String html = new Page(
                        400,
                        MARKUP,
                        List.of(MARKUP, MARKUP),
                        List.of(new Page.Link(MARKUP, MARKUP, true), new Page.Button(MARKUP, MARKUP, MARKUP, MARKUP)),
                        MARKUP)
                .html("nonce");
        assertFalse(html.contains("<script"), html);
        // Twice the title, two paragraphs, two of the link, four of the button, the footnote.
        assertEquals(11, html.split(ESCAPED, -1).length - 1, html);
    }

    @Test
    void linksAndButtonsAreWhatTheySay() {
        String html = new Page(
                        401,
                        "Title",
                        List.of("Text"),
                        List.of(
                                new Page.Link("Here", "/?a=1&b=2", false),
                                new Page.Link("There", "/there", true),
                                new Page.Button("Send", "/to?x", "field", "value")),
                        "")
                .html("nonce");
        assertTrue(html.contains("<a href=\"/?a=1&amp;b=2\">Here</a>"), html);
        assertTrue(html.contains("<a href=\"/there\" target=\"_blank\" rel=\"noopener\">There</a>"), html);
        assertTrue(
                html.contains("<form method=\"post\" action=\"/to?x\"><input type=\"hidden\" name=\"field\""
                        + " value=\"value\"><button>Send</button></form>"),
                html);
    }

    @Test
    void hasNeitherAnEmptyFootnoteNorEmptyActions() {
        String html = new Page(503, "Title", List.of("Text"), List.of(), "").html("nonce");
        assertFalse(html.contains("<small"), html);
        assertFalse(html.contains("class=\"actions\""), html);
        assertTrue(html.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), html);
    }

    @Test
    @Requirement("C10")
    void letsOnlyItsOwnStyleThrough() {
        String html = new Page(503, "Title", List.of(), List.of(), "").html("n0nce");
        assertTrue(html.contains("<style nonce=\"n0nce\">"), html);
        assertFalse(html.contains("style=\""), html);
        assertFalse(html.contains("http://") || html.contains("https://"), "loads something from elsewhere");
    }

    @Test
    @Requirement({"C10", "C21"})
    void isSentOffWithHeadersThatKeepItToItself() throws IOException {
        Exchange one = sent();
        assertEquals(418, one.status);
        assertTrue(one.sentOff, "left to the server");
        assertEquals("text/html", one.sent.get("Content-Type"));
        assertEquals("UTF-8", one.sent.get("Character-Encoding"));
        assertEquals("no-store", one.sent.get("Cache-Control"));
        assertEquals("no-referrer", one.sent.get("Referrer-Policy"));
        assertEquals("nosniff", one.sent.get("X-Content-Type-Options"));
        assertEquals("DENY", one.sent.get("X-Frame-Options"));
        String policy = one.sent.get("Content-Security-Policy");
        String nonce = policy.replaceFirst(".*'nonce-([A-Za-z0-9_-]{22})'.*", "$1");
        assertEquals(
                "default-src 'none'; style-src 'nonce-" + nonce
                        + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
                policy);
        assertTrue(one.page().contains("<style nonce=\"" + nonce + "\">"), one.page());
        assertNotEquals(policy, sent().sent.get("Content-Security-Policy"), "a nonce that comes again");
    }

    private static Exchange sent() throws IOException {
        Exchange exchange = new Exchange(new TreeMap<>(), null, null);
        new Page(418, "Title", List.of(), List.of(), "").send(exchange.response);
        return exchange;
    }

    @Test
    void asksForALoginByASchemeThatNoBrowserKnows() {
        Exchange exchange = new Exchange(new TreeMap<>(), null, null);
        PageHeaders.loginRequired(exchange.response);
        assertEquals("EagleEye realm=\"een-jakarta\"", exchange.sent.get("WWW-Authenticate"));
    }
}
