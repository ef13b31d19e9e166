package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.List;
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
}
