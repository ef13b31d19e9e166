package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pairs of colours that {@code een.css} names at its top can be read, by the formula of WCAG 2.2, in light and in dark. */
class ContrastTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern LEAST = Pattern.compile("at least ([\\d.]+)");
    private static final Pattern PAIRS = Pattern.compile("([a-z-]+) on ([a-z -]+)");
    private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
    private static final Pattern RULE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern COLOUR = Pattern.compile("(?<![a-z-])color: var\\(--([a-z-]+)\\)");
    private static final Pattern GROUND = Pattern.compile("background(?:-color)?: var\\(--([a-z-]+)\\)");

    private record Pair(String front, String ground, double least) {}

    @Test
    void computesWhatWcagDoes() {
        assertEquals(21, ratio("#ffffff", "#000000"), 0.001);
        assertEquals(4.54, ratio("#767676", "#ffffff"), 0.01);
        assertEquals(1, ratio("#123456", "#123456"), 0.001);
    }

    @Test
    void canBeReadInLightAndDark() throws IOException {
        String css = Files.readString(WEBAPP.resolve("een.css"));
        int dark = css.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, String> light = variables(css.substring(0, dark));
        Map<String, String> night = new HashMap<>(light);
        night.putAll(variables(css.substring(dark, css.indexOf("*,\n", dark))));
        List<Pair> pairs = pairs(css);
        assertTrue(pairs.size() > 30, "pairs were not read");
        assertEquals(List.of(), faults(pairs, light, "light"));
        assertEquals(List.of(), faults(pairs, night, "dark"));
    }

    @Test
    void wouldNoticeAPaleColour() throws IOException {
        Map<String, String> pale = Map.of("muted", "#9aa5b5", "page", "#f5f7fa");
        assertEquals(
                1,
                faults(List.of(new Pair("muted", "page", 4.5)), pale, "light").size());
    }

    @Test
    void namesEveryPairThatARuleMakes() throws IOException {
        Set<String> named = new HashSet<>();
        pairs(Files.readString(WEBAPP.resolve("een.css")))
                .forEach(pair -> named.add(pair.front + " on " + pair.ground));
        List<String> made = new ArrayList<>();
        for (String file : List.of("een.css", "wall.css", "events.css")) {
            Matcher rules = RULE.matcher(Files.readString(WEBAPP.resolve(file)));
            while (rules.find()) {
                Matcher front = COLOUR.matcher(rules.group(1));
                Matcher ground = GROUND.matcher(rules.group(1));
                if (front.find() && ground.find()) {
                    made.add(front.group(1) + " on " + ground.group(1));
                }
            }
        }
        assertTrue(made.size() > 15, "rules were not read");
        made.removeAll(named);
        assertEquals(List.of(), made);
    }

    private static List<String> faults(List<Pair> pairs, Map<String, String> colours, String scheme) {
        return pairs.stream()
                .filter(pair -> ratio(colours.get(pair.front), colours.get(pair.ground)) < pair.least)
                .map(pair -> scheme + ": " + pair + " " + ratio(colours.get(pair.front), colours.get(pair.ground)))
                .toList();
    }

    private static List<Pair> pairs(String css) {
        List<Pair> pairs = new ArrayList<>();
        double least = 0;
        for (String line :
                css.substring(0, css.indexOf("*/")).lines().map(String::strip).toList()) {
            Matcher limit = LEAST.matcher(line);
            Matcher pair = PAIRS.matcher(line);
            if (limit.matches()) {
                least = Double.parseDouble(limit.group(1));
            } else if (least > 0 && pair.matches()) {
                for (String ground : pair.group(2).split(" ")) {
                    pairs.add(new Pair(pair.group(1), ground, least));
                }
            }
        }
        return pairs;
    }

    private static Map<String, String> variables(String css) {
        Map<String, String> colours = new HashMap<>();
        VARIABLE.matcher(css).results().forEach(found -> colours.put(found.group(1), found.group(2)));
        return colours;
    }

    private static double ratio(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int from) {
        double value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
