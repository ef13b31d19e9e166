package io.eenjakarta.portal;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file (RFC 4180). What a spreadsheet would take for a formula is made plain text by an apostrophe in front. */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c < ' ');
        return plain && safe.equals(safe.strip()) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** Some strip blanks first, or take a full-width sign for the usual one. */
    private static boolean isFormula(String text) {
        String start = text.stripLeading();
        return !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0
                        || !start.isEmpty() && (FORMULA + "\uFF1D\uFF0B\uFF0D\uFF20").indexOf(start.charAt(0)) >= 0);
    }
}
