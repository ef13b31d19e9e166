package io.eenjakarta.renewal;

/** The decisions of one history, each between 0 and 99; when they are used up, all goes on undisturbed. */
final class HistoryScript {

    private final int[] decisions;
    private int used;

    HistoryScript(int... decisions) {
        this.decisions = decisions;
    }

    int next() {
        return used < decisions.length ? decisions[used++] : 0;
    }

    /** One of so many. */
    int next(int of) {
        return next() % of;
    }

    @SafeVarargs
    final <T> T oneOf(T... all) {
        return all[next(all.length)];
    }

    boolean isOver() {
        return used >= decisions.length;
    }
}
