package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the documentation. */
final class TelemetryPage {

    private static final Path PAGE = Path.of("src/site/markdown/telemetry.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private TelemetryPage() {}

    static List<Exported> metrics() {
        return Exported.merged(
                rows("Metrics").map(row -> new Exported(name(row), row.get(1) + ", " + row.get(2), codes(row.get(3)))));
    }

    static List<Exported> spans() {
        return Exported.merged(rows("Spans").map(row -> new Exported(name(row), "", codes(row.get(1)))));
    }

    /** The cells of each row below a heading that begins with a name of ours. */
    private static Stream<List<String>> rows(String heading) {
        try {
            String section =
                    Files.readString(PAGE).split("\n## " + heading + "\n")[1].split("\n## ")[0];
            return section.lines()
                    .filter(line -> line.startsWith("| `een."))
                    .map(line -> List.of(line.substring(2).split(" ?\\| ?")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(List<String> row) {
        return row.get(0).replace("`", "");
    }

    private static TreeSet<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
