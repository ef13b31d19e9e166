package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * All pages of a list. The end is a page whose token is null, absent or empty; its size says nothing. A token that
 * comes twice would go round for ever: the walk ends there, with a line in the log, as it does after too many pages.
 */
final class PageWalk {

    private PageWalk() {}

    /**
     * Walks.
     *
     * @param page the page of a token; null stands for the first
     * @param most how many pages are asked for at most
     */
    static <T> List<T> all(Function<String, ? extends Page<T>> page, int most) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String token = null;
        do {
            Page<T> next = page.apply(token);
            if (next.results() != null) {
                all.addAll(next.results());
            }
            token = next.nextPageToken();
        } while (token != null && !token.isEmpty() && goesOn(seen, token, most));
        return List.copyOf(all);
    }

    private static boolean goesOn(Set<String> seen, String token, int most) {
        boolean goesOn = seen.add(token) && seen.size() < most;
        if (!goesOn) {
            ApiAccess.log(WARNING, LogCode.API_FAILED, "a list was cut after " + seen.size() + " page tokens");
        }
        return goesOn;
    }
}
