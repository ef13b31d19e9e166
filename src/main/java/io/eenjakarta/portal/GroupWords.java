package io.eenjakarta.portal;

import java.util.Locale;

/**
 * Groups in words: {@code een:editCameras} is "Edit cameras". What we have no words for is taken apart, or stays as it is.
 *
 * @param words for people
 * @param english whether they are English whatever the page's language, as the provider's permissions are
 */
public record GroupWords(String words, boolean english) {

    private static final String PERMISSION = "een:";

    static GroupWords of(String group, Texts texts) {
        return texts.find("group." + group.replace(':', '.'))
                .map(words -> new GroupWords(words, false))
                .orElseGet(() -> apart(group));
    }

    private static GroupWords apart(String group) {
        if (!group.startsWith(PERMISSION) || group.length() == PERMISSION.length()) {
            return new GroupWords(group, false);
        }
        String words = group.substring(PERMISSION.length())
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return new GroupWords(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), true);
    }
}
