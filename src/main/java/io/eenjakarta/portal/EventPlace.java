package io.eenjakarta.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a browser has come in each of the feeds that its stream is made of: the {@code id} of what it is sent, which it brings
 * back after a break.
 *
 * @param marks of the feeds, in their order; empty text where nothing has come yet
 */
record EventPlace(List<String> marks) {

    private static final String BETWEEN = "~";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{0,200}(?:~[A-Za-z0-9._-]{0,200}){0,50}");

    EventPlace {
        marks = List.copyOf(marks);
    }

    /** The place that a text tells; the beginning where it is null, strange, or of another number of feeds. */
    static EventPlace of(String text, int feeds) {
        if (text != null && SHAPE.matcher(text).matches()) {
            List<String> marks = List.of(text.split(BETWEEN, -1));
            if (marks.size() == feeds) {
                return new EventPlace(marks);
            }
        }
        return new EventPlace(Collections.nCopies(feeds, ""));
    }

    Optional<String> mark(int feed) {
        return Optional.of(marks.get(feed)).filter(mark -> !mark.isEmpty());
    }

    EventPlace with(int feed, String mark) {
        List<String> next = new ArrayList<>(marks);
        next.set(feed, mark);
        return new EventPlace(next);
    }

    String text() {
        return String.join(BETWEEN, marks);
    }
}
