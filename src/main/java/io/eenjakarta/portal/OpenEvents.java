package io.eenjakarta.portal;

import io.eenjakarta.vms.Event;
import io.eenjakarta.vms.EventViewer;
import io.eenjakarta.vms.FeedEnd;
import io.eenjakarta.vms.FeedState;
import io.eenjakarta.vms.SeenEvent;
import io.eenjakarta.vms.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The events that one browser is sent: of one feed, or of several, for a wall with cameras of several accounts. Thread-safe; no
 * method blocks.
 */
final class OpenEvents {

    private final UnaryOperator<String> names;
    private final Consumer<FeedEnd> ended;
    private final Queue<Watch> watches = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private final ReentrantLock lock = new ReentrantLock();
    private EventPlace place;
    private final FeedState[] states;
    private FeedState told;
    private int feeds;
    private volatile boolean ending;
    /** Null until the answer has begun, as its end is. */
    private Predicate<byte[]> answer;

    private Runnable end;

    private final List<byte[]> early = new ArrayList<>();

    /**
     * @param names what a type of events is called
     * @param ended told when the last feed has ended, and why that one did
     */
    OpenEvents(EventPlace place, UnaryOperator<String> names, Consumer<FeedEnd> ended) {
        this.place = place;
        this.names = names;
        this.ended = ended;
        this.feeds = place.marks().size();
        this.states = new FeedState[feeds];
    }

    /** Whoever watches this feed; each feed once. */
    EventViewer viewer(int feed, String owner) {
        return new Viewer(feed, owner);
    }

    /** A feed that could not be watched. */
    void without() {
        lock.lock();
        try {
            feeds--;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a watch, to be closed with the stream. */
    void watching(Watch watch) {
        watches.add(watch);
        if (closed) {
            close();
        }
    }

    /**
     * Sends from now on, and what came before.
     *
     * @param append sends lines after those before; must not block
     * @param last ends the answer
     */
    void begin(Predicate<byte[]> append, Runnable last) {
        lock.lock();
        try {
            answer = append;
            end = last;
            early.forEach(append::test);
            early.clear();
        } finally {
            lock.unlock();
        }
        if (ending) {
            last.run();
        }
    }

    void beat() {
        send(EventLines.beat());
    }

    /** Ends the stream with a reason, so that the browser does not come back at once. */
    void over(StreamOver reason) {
        send(EventLines.over(reason));
        end();
    }

    /** Ends the stream; the browser comes back. */
    void end() {
        Runnable last;
        lock.lock();
        try {
            ending = true;
            last = end;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.run();
        }
    }

    /** Ends the watches. */
    void close() {
        closed = true;
        for (Watch watch = watches.poll(); watch != null; watch = watches.poll()) {
            watch.close();
        }
    }

    private void send(byte[] lines) {
        lock.lock();
        try {
            if (answer == null) {
                early.add(lines);
            } else {
                answer.test(lines);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The worst of all feeds. */
    private void tell(int feed, FeedState state) {
        lock.lock();
        try {
            states[feed] = state;
            FeedState worst = FeedState.LIVE;
            for (FeedState one : states) {
                worst = one != null && one.ordinal() > worst.ordinal() ? one : worst;
            }
            if (worst != told) {
                told = worst;
                send(EventLines.state(worst));
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Viewer implements EventViewer {

        private final int feed;
        private final String owner;

        Viewer(int feed, String owner) {
            this.feed = feed;
            this.owner = owner;
        }

        @Override
        public void at(String mark) {
            lock.lock();
            try {
                place = place.with(feed, mark);
                send(EventLines.place(place));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void event(SeenEvent seen) {
            Event event = seen.event();
            boolean whole = event.id() != null
                    && event.type() != null
                    && event.actorId() != null
                    && event.startTimestamp() != null;
            lock.lock();
            try {
                place = place.with(feed, seen.mark());
                send(whole ? EventLines.seen(place, owner, event, names.apply(event.type())) : EventLines.place(place));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void state(FeedState state) {
            tell(feed, state);
        }

        @Override
        public void ended(FeedEnd why) {
            boolean last;
            lock.lock();
            try {
                states[feed] = null;
                last = --feeds <= 0;
            } finally {
                lock.unlock();
            }
            // Without the caller's own login there is nothing for the others either.
            if (last || why == FeedEnd.STOPPED || owner.isEmpty() && why == FeedEnd.NEEDS_LOGIN) {
                ended.accept(why);
            }
        }
    }
}
