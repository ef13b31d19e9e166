package io.eenjakarta.vms;

/**
 * The lines of data of one event, joined. However many come, it holds no more than one line beyond what an event may have:
 * an event may have lines without an end. For one thread.
 */
final class SseData {

    private final int most;
    private final StringBuilder joined = new StringBuilder();
    private boolean any;
    private boolean tooLong;

    /** @param most characters */
    SseData(int most) {
        this.most = most;
    }

    void line(String value) {
        if (!tooLong) {
            joined.append(any ? "\n" : "").append(value);
            tooLong = joined.length() > most;
        }
        any = true;
    }

    /** Whether a line came, which may have been empty. */
    boolean isAny() {
        return any;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Of all lines, or of those that fit. */
    String text() {
        return joined.toString();
    }

    void clear() {
        joined.setLength(0);
        any = false;
        tooLong = false;
    }
}
