package io.eenjakarta.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class SnippetsTest {

    private static final int MOST_LINES = 25;

    @TempDir
    private Path folder;

    @Test
    void everySourceCompilesAsItStands() throws IOException {
        List<Snippets.Snippet> sources = Snippets.all().stream()
                .filter(snippet -> snippet.language().equals("java"))
                .toList();
        assertTrue(sources.size() >= 4, sources.toString());
        List<Path> classes = Snippets.compile(sources, folder);
        assertEquals(sources.size(), classes.size(), classes.toString());
    }

    static List<Snippets.Snippet> markup() {
        return Snippets.all().stream()
                .filter(snippet -> !List.of("java", "sql").contains(snippet.language()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("markup")
    void everyOtherOneIsWellFormed(Snippets.Snippet snippet) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + snippet.text() + "</all>")));
    }

    @Test
    void noneIsLeftOutOfTheTests() throws IOException {
        long blocks = Pattern.compile("(?m)^ *```(java|xml|html|sql)$")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .count();
        assertEquals(blocks, Snippets.all().size());
    }

    @Test
    void aPortalGetsItsLoginForFewLines() {
        long lines = Snippets.all().stream()
                .filter(snippet -> snippet.group().equals("portal"))
                .mapToLong(Snippets.Snippet::lines)
                .sum();
        assertTrue(lines > 10 && lines <= MOST_LINES, lines + " lines");
    }
}
