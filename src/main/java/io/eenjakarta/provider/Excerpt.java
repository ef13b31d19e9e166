package io.eenjakarta.provider;

/**
 * Text from outside (host names, error codes, settings) made fit for a log line or a message: at most 80 characters,
 * every control, format or non-ASCII character replaced by a question mark.
 */
public final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    /** The beginning of {@code text}, in quotation marks. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(c -> shown.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return shown.append(text.length() > LONGEST ? "...\"" : "\"").toString();
    }
}
