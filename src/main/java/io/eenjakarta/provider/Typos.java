package io.eenjakarta.provider;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names that were probably meant to be one of ours: {@code een.clientid}, {@code EEN_CLIENT_IDD}. Anything else that
 * begins with {@code een.} or {@code cameramanager.} belongs to somebody else and is left alone.
 */
final class Typos {

    private static final int NEAR = 2;

    private Typos() {}

    /** A fault for every name that is nearly a setting. */
    static List<String> among(Iterable<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEach(all::add);
        Set<String> known = new HashSet<>();
        Arrays.stream(Setting.values()).forEach(s -> known.addAll(List.of(s.key(), s.environmentName())));
        return all.stream()
                .filter(name -> !known.contains(name) && !comesFromEnvironment(name, all))
                .flatMap(name -> meant(name).stream()
                        .map(s -> Excerpt.of(name) + " is not a setting: " + s.key() + " (" + s.environmentName()
                                + ") is probably meant"))
                .toList();
    }

    /** Config sources may list {@code een.token.endpoint} when the environment has {@code EEN_TOKEN_ENDPOINT}. */
    private static boolean comesFromEnvironment(String name, Set<String> all) {
        String variable = Setting.environmentName(name);
        return !variable.equals(name)
                && (all.contains(variable) || System.getenv().containsKey(variable));
    }

    private static Optional<Setting> meant(String name) {
        if (!name.matches("een\\..*|EEN_.*|cameramanager\\..*|CAMERAMANAGER_.*")) {
            return Optional.empty();
        }
        String bare = bare(name);
        return Arrays.stream(Setting.values())
                .filter(s -> distance(bare, bare(s.key())) <= NEAR)
                .findFirst();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's: how many letters must be added, left out or exchanged. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
