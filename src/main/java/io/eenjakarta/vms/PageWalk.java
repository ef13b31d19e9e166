package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

/**
 * The pages of a list, each asked for when it is taken. The end is a page whose token is null, absent or empty; its size says
 * nothing. A token that comes twice would go round for ever: the walk ends there, with a line in the log, as it does after too
 * many pages. For one thread.
 */
final class PageWalk<P extends Page<?>> implements Iterator<P> {

    private final Function<String, ? extends P> page;
    private final int most;
    private final Set<String> seen = new HashSet<>();
    private String token;
    private boolean over;

    /**
     * A walk at its beginning; nothing is asked yet.
     *
     * @param page the page of a token; null stands for the first
     * @param most how many pages are asked for at most
     */
    PageWalk(Function<String, ? extends P> page, int most) {
        this.page = page;
        this.most = most;
        this.over = most <= 0;
    }

    @Override
    public boolean hasNext() {
        return !over;
    }

    /** Throws {@link VmsException}; then the walk is over. */
    @Override
    public P next() {
        if (over) {
            throw new NoSuchElementException();
        }
        over = true;
        P next = ApiCall.answer(() -> page.apply(token));
        token = next.nextPageToken();
        over = token == null || token.isEmpty() || !goesOn();
        return next;
    }

    /** Ends it; nothing more is asked. */
    void close() {
        over = true;
    }

    private boolean goesOn() {
        boolean goesOn = seen.add(token) && seen.size() < most;
        if (!goesOn) {
            ApiAccess.log(WARNING, LogCode.API_FAILED, "a list was cut after " + seen.size() + " page tokens");
        }
        return goesOn;
    }
}
