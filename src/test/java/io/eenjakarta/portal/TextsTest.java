package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three languages say the same things, and nothing is said that no page asks for. */
class TextsTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/eenjakarta/portal");
    private static final Path PAGES = Path.of("src/main/webapp/WEB-INF");
    private static final Path JAVA = Path.of("src/main/java/io/eenjakarta/portal");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern IN_TEMPLATE = Pattern.compile("text\\.(of|with)\\('([^']+)'(\\.concat)?");

    /** Keys that are put together, by how they begin. */
    private static final Pattern MADE = Pattern.compile("failure\\.[a-z-]+\\.(title|text|advice)|status\\.\\w+"
            + "|switch\\.(kind|state)\\.\\w+|group\\..+|event\\.type\\..+");

    private static Map<String, String> texts(Language language) {
        try {
            String file = Files.readString(FOLDER.resolve("texts_" + language.tag() + ".properties"), UTF_8);
            Properties properties = new Properties();
            properties.load(new StringReader(file));
            Map<String, String> texts = new TreeMap<>();
            properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
            assertEquals(
                    file.lines().filter(line -> line.matches("[a-z].*")).count(), texts.size(), "a key is there twice");
            return texts;
        } catch (CharacterCodingException e) {
            throw new AssertionError(language + " is not UTF-8", e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasTheSameKeysAndPlacesInEachLanguage(Language language) {
        Map<String, String> english = texts(Language.ENGLISH);
        Map<String, String> other = texts(language);
        assertEquals(english.keySet(), other.keySet());
        english.forEach((key, text) -> assertEquals(places(text), places(other.get(key)), language + " " + key));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void leavesNothingEmptyAndNothingThatTheFormatWouldEat(Language language) {
        texts(language).forEach((key, text) -> {
            assertFalse(text.isBlank(), key);
            assertEquals(text.strip(), text, key);
            boolean formatted = !places(text).isEmpty() || key.endsWith(".advice");
            assertFalse(formatted && text.contains("'"), () -> key + ": write \u2019");
            if (formatted) {
                String shown = new MessageFormat(text, language.locale()).format(new Object[] {2, 3});
                assertFalse(shown.contains("{"), shown);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"DUTCH", "GERMAN"})
    void isTranslated(Language language) {
        Map<String, String> english = texts(Language.ENGLISH);
        Map<String, String> same = texts(language);
        same.entrySet().removeIf(text -> !english.get(text.getKey()).equals(text.getValue()));
        // Account, Status, Online, Firmware and their like are words of all three.
        assertTrue(same.size() < english.size() / 12, () -> language + " has English: " + same);
        assertTrue(same.values().stream().allMatch(text -> text.length() < 25), () -> same.toString());
    }

    @Test
    void knowsEveryKeyThatATemplateAsksFor() throws IOException {
        Set<String> keys = texts(Language.ENGLISH).keySet();
        Set<String> asked = asked();
        assertTrue(asked.size() > 100, "templates were not read");
        asked.removeAll(keys);
        assertEquals(Set.of(), asked);
    }

    @Test
    void hasNoTextThatNobodyAsksFor() throws IOException {
        String code = all(JAVA, ".java");
        Set<String> asked = asked();
        assertEquals(
                Set.of(),
                texts(Language.ENGLISH).keySet().stream()
                        .filter(key -> !asked.contains(key))
                        .filter(key -> !code.contains('"' + key + '"'))
                        .filter(key -> !MADE.matcher(key).matches())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEachKeyThatIsPutTogether(Language language) throws IOException {
        Set<String> keys = texts(language).keySet();
        CameraStatus.ALL.forEach(status -> assertTrue(keys.contains("status." + status), status));
        Set<String> failures = Pattern.compile("new Failure\\((?:\\d+|status), \"([a-z-]+)\"")
                .matcher(all(JAVA, ".java"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertTrue(failures.size() > 12, "failures were not read");
        assertEquals(
                failures,
                keys.stream()
                        .filter(key -> key.matches("failure\\..+\\.(title|text|advice)"))
                        .map(key -> key.split("\\.")[1])
                        .collect(Collectors.toSet()));
        failures.forEach(name -> assertTrue(
                Stream.of("title", "text", "advice").allMatch(part -> keys.contains("failure." + name + "." + part)),
                name));
    }

    @Test
    void showsTheKeyOfWhatIsNotThere() {
        assertEquals("no.such.key", Texts.ENGLISH.of("no.such.key"));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> asked() throws IOException {
        return IN_TEMPLATE
                .matcher(all(PAGES, ".jsp") + all(PAGES, ".tag"))
                .results()
                .filter(found -> found.group(3) == null)
                .map(found -> found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String all(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }
}
