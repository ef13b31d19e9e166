package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every template and static file keeps the rules that the Content-Security-Policy and escaping need. */
class TemplatesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    /** The only places where an expression is either escaped or no output. */
    private static final Pattern HARMLESS = Pattern.compile("<c:out value=\"\\$\\{[^}]*}\"/>"
            + "|<c:if test=\"\\$\\{[^}]*}\">"
            + "|<c:forEach items=\"\\$\\{[^}]*}\" var=\"\\w+\">"
            + "|<c:set var=\"\\w+\" value=\"\\$\\{[^}]*}\"/>"
            + "|<c:param name=\"\\w+\" value=\"\\$\\{[^}]*}\"/>"
            + "|<c:url value=\"\\$\\{[^}]*}\"( var=\"\\w+\"|( var=\"\\w+\")?/)>"
            // A template too, which escapes what it is handed
            + "|<een:\\w+( \\w+=\"(\\$\\{[^}]*}|[^\"$]*)\")+/?>"
            + "|\\$\\{fn:escapeXml\\([^}]*\\)}");

    private static final Pattern EVENT_ATTRIBUTE = Pattern.compile("(?i)<[^>]*\\son[a-z]+\\s*=");
    private static final Pattern STYLE_ATTRIBUTE = Pattern.compile("(?i)<[^>]*\\sstyle\\s*=");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("(?i)<script(?![^>]*\\ssrc=)|javascript:");
    private static final Pattern SCRIPTLET = Pattern.compile("<%(?!@|--)");
    private static final Pattern FOREIGN_RESOURCE =
            Pattern.compile("(?i)(?:src|action)\\s*=\\s*\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//");

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().matches(".*\\.(jsp|jspf|tag)")).toList().stream();
        }
    }

    static Stream<Path> pages() throws IOException {
        return templates().filter(file -> file.toString().endsWith(".jsp"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void escapesEveryExpression(Path template) throws IOException {
        assertEquals(List.of(), unescaped(Files.readString(template)));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNothingInlineThatTheSecurityPolicyForbids(Path template) throws IOException {
        assertEquals(List.of(), inline(Files.readString(template)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void neverMakesASession(Path page) throws IOException {
        assertTrue(Files.readString(page).contains("session=\"false\""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void staysOutOfDirectReach(Path page) {
        assertTrue(page.startsWith(WEBAPP.resolve("WEB-INF")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isHtmlInUtf8WithAHeading(Path page) throws IOException {
        String text = Files.readString(page);
        assertTrue(text.contains("contentType=\"text/html; charset=UTF-8\""));
        assertTrue(text.contains("<h1>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>${name}</p>",
                "<a href=\"${link}\">x</a>",
                "<c:out value=\"${name}\" escapeXml=\"false\"/>",
                "<jsp:include page=\"${page}\"/>"
            })
    void wouldNoticeAnUnescapedExpression(String text) {
        assertEquals(1, unescaped(text).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a onclick=\"x()\">x</a>",
                "<p style=\"color:red\">x</p>",
                "<script>x()</script>",
                "<a href=\"javascript:x()\">x</a>",
                "<style>p{}</style>",
                "<%= request.getParameter(\"x\") %>",
                "<img src=\"https://example.com/x.png\">",
                "<link rel=\"stylesheet\" href=\"//example.com/x.css\">"
            })
    void wouldNoticeAnythingInline(String text) {
        assertFalse(inline(text).isEmpty());
    }

    @Test
    void listsEveryStaticFileAsCacheable() throws IOException {
        try (Stream<Path> files = Files.list(WEBAPP)) {
            assertEquals(
                    SecurityHeaders.STATIC,
                    files.filter(Files::isRegularFile)
                            .map(file -> "/" + file.getFileName())
                            .collect(java.util.stream.Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"een.css", "wall.css", "events.css"})
    void stylesheetLoadsNothing(String file) throws IOException {
        String css = Files.readString(WEBAPP.resolve(file));
        assertFalse(css.contains("url("));
        assertFalse(css.contains("@import"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"een.js", "wall.js", "events.js", "live.js"})
    void scriptWritesNoMarkup(String file) throws IOException {
        String script = Files.readString(WEBAPP.resolve(file));
        assertFalse(Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|\\.style\\b")
                .matcher(script)
                .find());
    }

    private static List<String> unescaped(String text) {
        String rest = HARMLESS.matcher(text).replaceAll("");
        return Pattern.compile("[$#]\\{[^}]*}")
                .matcher(rest)
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static List<String> inline(String text) {
        String html = text.replaceAll("<%@[^%]*%>", "");
        return Stream.of(
                        EVENT_ATTRIBUTE,
                        STYLE_ATTRIBUTE,
                        INLINE_SCRIPT,
                        Pattern.compile("(?i)<style"),
                        SCRIPTLET,
                        FOREIGN_RESOURCE)
                .map(rule -> rule.matcher(html))
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }
}
