package io.eenjakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Setting;
import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's tables say what the code says, and what it links to is there. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    @Requirement("C30")
    void listsEverySettingWithItsDefault() throws IOException {
        String table = Arrays.stream(Setting.values())
                .map(setting -> row(
                        "`" + setting.key() + "`",
                        setting.defaultValue().map(value -> "`" + value + "`").orElse(""),
                        setting.meaning()))
                .collect(Collectors.joining("\n"));
        assertEquals(table, between("<!-- settings -->", "<!-- /settings -->"));
    }

    @Test
    void listsEveryLogCodeWithItsAdvice() throws IOException {
        String table = Arrays.stream(LogCode.values())
                .map(code -> row("`" + code.code() + "`", code.meaning(), code.advice()))
                .collect(Collectors.joining("\n"));
        assertEquals(table, between("<!-- log codes -->", "<!-- /log codes -->"));
    }

    @Test
    void linksOnlyToFilesThatAreThere() throws IOException {
        Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(README));
        List<String> missing = link.results()
                .map(found -> found.group(1))
                .filter(path -> !Files.exists(Path.of(path)))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everySettingOfTheServersExampleIsOne() throws IOException {
        String example = Files.readString(Path.of("server-config/liberty/server.env.example"));
        List<String> known =
                Arrays.stream(Setting.values()).map(Setting::environmentName).toList();
        Matcher name = Pattern.compile("(?m)^#?\\s?(EEN_[A-Z_]+)=").matcher(example);
        List<String> named = name.results().map(found -> found.group(1)).toList();
        assertTrue(named.size() > 5, "the example names " + named);
        assertEquals(
                List.of(),
                named.stream().filter(found -> !known.contains(found)).toList());
    }

    @Test
    @Requirement("C27")
    void saysHowLongASessionLasts() throws IOException {
        String descriptor = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
        Matcher idle =
                Pattern.compile("<session-timeout>(\\d+)</session-timeout>").matcher(descriptor);
        assertTrue(idle.find(), "no session-timeout");
        String readme = Files.readString(README).replaceAll("\\s+", " ");
        assertTrue(readme.contains("They end after " + idle.group(1) + " idle minutes"), "the idle limit");
        assertTrue(
                readme.contains("a login lasts as long as Eagle Eye's grant: 90 days at most"), "the absolute limit");
    }

    /** Each outside service has a limit of time, one of size or number, and a rule of repetition, by these settings. */
    @Test
    @Requirement("C30")
    void saysWhatLimitsTheUseOfTheProvider() {
        List<String> documented =
                Arrays.stream(Setting.values()).map(Setting::key).toList();
        List<String> limits = List.of(
                "een.connect-timeout",
                "een.token-deadline",
                "een.token-requests",
                "een.token-reply-limit",
                "een.api-timeout",
                "een.api-deadline",
                "een.api-repetitions",
                "een.image-timeout",
                "een.image-limit",
                "een.images-at-a-time");
        assertEquals(
                List.of(),
                limits.stream().filter(limit -> !documented.contains(limit)).toList());
    }

    /** First two columns of the header and the rule below it are the README's own. */
    private static String between(String start, String end) throws IOException {
        String text = Files.readString(README);
        int from = text.indexOf(start);
        int to = text.indexOf(end);
        assertTrue(from >= 0 && to > from, start);
        return text.substring(from + start.length(), to).strip().lines().skip(2).collect(Collectors.joining("\n"));
    }

    private static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"))
                .replace("|  |", "| |");
    }
}
