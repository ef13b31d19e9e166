package io.eenjakarta.callback;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A small page of the login itself: a refusal, a question. It needs nothing of the portal around it, carries its own
 * style, loads nothing, and says everything in plain words. All texts are escaped here.
 *
 * @param status HTTP status
 * @param title heading of the page
 * @param paragraphs what happened and what to do
 * @param actions what the user may do next
 * @param footnote small print, such as a log code and a support code; may be empty
 * @param language tag of the language that all of it is in
 */
public record Page(
        int status, String title, List<String> paragraphs, List<Action> actions, String footnote, String language) {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--ink:#16202c;--soft:#4a5765;--paper:#f5f7f9;--card:#fff;--line:#d5dce3;--go:#0b5cad}
            @media (prefers-color-scheme:dark){:root{--ink:#e8edf2;--soft:#a9b5c1;--paper:#10161d;--card:#19222c;--line:#324050;--go:#7db8f5}}
            *{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;
            background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
            main{max-width:34rem;width:100%;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:2rem}
            h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25}p{margin:0 0 1rem;overflow-wrap:anywhere}
            .actions{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0 0}
            a,button{font:inherit;display:inline-block;min-height:2.75rem;padding:.55rem 1.1rem;border-radius:.5rem;
            border:1px solid var(--go);color:var(--go);background:none;text-decoration:none;cursor:pointer}
            .actions>:first-child a,.actions>:first-child button,.actions>a:first-child{background:var(--go);color:var(--card)}
            :focus-visible{outline:3px solid var(--go);outline-offset:3px}form{margin:0}
            small{display:block;margin-top:1.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft)}
            """;

    /** A page in English. */
    public Page(int status, String title, List<String> paragraphs, List<Action> actions, String footnote) {
        this(status, title, paragraphs, actions, footnote, "en");
    }

    /** Something the user may do next. */
    public sealed interface Action {}

    /**
     * A link.
     *
     * @param label what it says
     * @param href where it leads
     * @param newTab whether it opens beside this page
     */
    public record Link(String label, String href, boolean newTab) implements Action {}

    /**
     * A button that sends one hidden field by POST.
     *
     * @param label what it says
     * @param action where it sends
     * @param field name of the field
     * @param value of the field
     */
    public record Button(String label, String action, String field, String value) implements Action {}

    /** Writes the page and sends it off: an answer left uncommitted would be rewritten by the servers. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        response.setStatus(status);
        response.setContentType("text/html");
        PageHeaders.personal(response);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce
                        + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        Sent.all(response, html(nonce));
    }

    /** The document itself. */
    String html(String nonce) {
        StringBuilder html = new StringBuilder(3000);
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(language)
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style nonce=\"")
                .append(nonce)
                .append("\">\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        paragraphs.forEach(text -> html.append("<p>").append(escaped(text)).append("</p>\n"));
        if (!actions.isEmpty()) {
            html.append("<div class=\"actions\">\n");
            actions.forEach(action -> html.append(html(action)).append('\n'));
            html.append("</div>\n");
        }
        if (!footnote.isEmpty()) {
            html.append("<small id=\"support-code\">").append(escaped(footnote)).append("</small>\n");
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String html(Action action) {
        if (action instanceof Link link) {
            String tab = link.newTab() ? " target=\"_blank\" rel=\"noopener\"" : "";
            return "<a href=\"" + escaped(link.href()) + "\"" + tab + ">" + escaped(link.label()) + "</a>";
        }
        Button button = (Button) action;
        return "<form method=\"post\" action=\"" + escaped(button.action()) + "\"><input type=\"hidden\" name=\""
                + escaped(button.field()) + "\" value=\"" + escaped(button.value()) + "\"><button>"
                + escaped(button.label()) + "</button></form>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
