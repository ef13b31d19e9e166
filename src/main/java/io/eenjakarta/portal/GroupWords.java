package io.eenjakarta.portal;

import java.util.Locale;

/** Groups in words: {@code een:editCameras} is "Edit cameras". What we do not know stays as it is. */
final class GroupWords {

    private static final String PERMISSION = "een:";

    private GroupWords() {}

    static String of(String group) {
        if (group.equals("eagle-eye-user")) {
            return "Use this portal";
        }
        if (group.equals("eagle-eye-admin")) {
            return "Administer this portal";
        }
        if (!group.startsWith(PERMISSION) || group.length() == PERMISSION.length()) {
            return group;
        }
        String words = group.substring(PERMISSION.length())
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
