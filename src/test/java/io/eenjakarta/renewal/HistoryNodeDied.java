package io.eenjakarta.renewal;

/** What a thread meets whose server has died: no code of ours may mend anything after that. */
final class HistoryNodeDied extends Error {
    private static final long serialVersionUID = 1L;

    HistoryNodeDied() {
        super("died", null, false, false);
    }
}
