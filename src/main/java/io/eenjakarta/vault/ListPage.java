package io.eenjakarta.vault;

import java.util.Optional;

/**
 * A part of a long list. What is added or removed meanwhile shifts nothing: a page begins behind an entry, not at a number.
 *
 * @param after where the last entry of the page before stands, or stood; absent for the first page
 * @param most entries at most, from 1 to {@value #MOST}
 */
public record ListPage<T extends Listed>(Optional<ListPlace> after, int most) {

    /** The longest page. */
    public static final int MOST = 1_000;

    public ListPage {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " entries, not " + most);
        }
    }

    /** The beginning of the list. */
    public static <T extends Listed> ListPage<T> first(int most) {
        return new ListPage<>(Optional.empty(), most);
    }

    /** The page behind this entry. */
    public ListPage<T> behind(T last) {
        return new ListPage<>(Optional.of(last.place()), most);
    }
}
