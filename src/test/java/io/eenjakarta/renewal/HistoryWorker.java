package io.eenjakarta.renewal;

import java.util.concurrent.locks.LockSupport;

/** A thread that serves one actor after the other, of one history after the other. */
final class HistoryWorker extends Thread {

    private volatile HistoryActor given;
    private Turns turns;

    HistoryWorker() {
        super("history");
        setDaemon(true);
    }

    /** Gives an idle one its next work. */
    void begin(Turns history, HistoryActor actor) {
        turns = history;
        given = actor;
        if (getState() == State.NEW) {
            start();
        } else {
            LockSupport.unpark(this);
        }
    }

    @Override
    public void run() {
        while (true) {
            HistoryActor actor = given;
            if (actor == null) {
                LockSupport.park(this);
            } else {
                given = null;
                turns.run(this, actor);
            }
        }
    }
}
