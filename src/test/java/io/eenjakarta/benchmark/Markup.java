package io.eenjakarta.benchmark;

import java.util.Locale;

/** Text and figures as they stand on the page. */
final class Markup {

    private static final double MANY = 100;
    private static final double LEAST = 0.001;

    private Markup() {}

    /** Safe between tags and within quotation marks. */
    static String text(String any) {
        return any.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Safe as the content of a script that is data. */
    static String data(String json) {
        return json.replace("<", "\\u003c");
    }

    /** As many places as say something. */
    static String figure(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= MANY) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        if (size >= 1) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return String.format(Locale.ROOT, size >= LEAST ? "%.3f" : "%.1e", value);
    }
}
