package io.eenjakarta.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The conditions of a query, with their values. Not thread-safe. */
final class Where {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** One more condition that must hold. */
    Where and(String condition, Object... more) {
        text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
        Collections.addAll(values, more);
        return this;
    }

    /** The column has this value; nothing is asked of it when that is empty. */
    Where is(String column, String value) {
        return value.isEmpty() ? this : and(column + " = ?", value);
    }

    /** The column has one of these values; nothing is asked of it when there is none. */
    Where isOneOf(String column, Collection<? extends Enum<?>> names) {
        return names.isEmpty()
                ? this
                : and(
                        column + " IN (?" + ", ?".repeat(names.size() - 1) + ")",
                        names.stream().map(Enum::name).sorted().toArray());
    }

    /** Behind this row, where both columns go down. */
    Where below(String first, String second, ListPlace place) {
        // The outer condition says nothing new, but leads into the index.
        long at = place.at().toEpochMilli();
        return and(first + " <= ? AND (" + first + " < ? OR " + second + " < ?)", at, at, place.id());
    }

    /** Behind this row, where both columns go up. */
    Where above(String first, String second, ListPlace place) {
        long at = place.at().toEpochMilli();
        return and(first + " >= ? AND (" + first + " > ? OR " + second + " > ?)", at, at, place.id());
    }

    /** One of the columns contains this text; nothing is asked of them when it is empty. */
    Where contains(String part, String... columns) {
        if (part.isEmpty()) {
            return this;
        }
        String like = "%" + part.replaceAll("[!%_]", "!$0") + "%";
        Object[] each = Collections.nCopies(columns.length, like).toArray();
        return and("(" + String.join(" LIKE ? ESCAPE '!' OR ", columns) + " LIKE ? ESCAPE '!')", each);
    }

    /** The values, and one more for what stands behind the conditions. */
    Object[] valuesAnd(Object last) {
        List<Object> all = new ArrayList<>(values);
        all.add(last);
        return all.toArray();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
