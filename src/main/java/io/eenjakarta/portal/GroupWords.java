package io.eenjakarta.portal;

import java.util.Locale;

/** Groups in words: {@code een:editCameras} is "Edit cameras". What we have no words for is taken apart, or stays as it is. */
final class GroupWords {

    private static final String PERMISSION = "een:";

    private GroupWords() {}

    static String of(String group, Texts texts) {
        return texts.find("group." + group.replace(':', '.')).orElseGet(() -> apart(group));
    }

    private static String apart(String group) {
        if (!group.startsWith(PERMISSION) || group.length() == PERMISSION.length()) {
            return group;
        }
        String words = group.substring(PERMISSION.length())
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
