package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.GrantId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/**
 * Begins, moves and ends streams as viewers come and go. Each stream has a thread that reads it. Thread-safe, never blocks: what
 * may is done on a thread of its own.
 */
final class OpenStreams {

    private final StreamSource source;
    private final ApiAccess access;
    private final Executor threads;
    private final ScheduledExecutorService scheduler;
    private final Duration linger;
    private final StreamTable table;

    OpenStreams(StreamSource source, ApiAccess access, ScheduledExecutorService scheduler) {
        this.source = source;
        this.access = access;
        this.threads = access.threads();
        this.scheduler = scheduler;
        this.linger = access.settings().live().linger();
        this.table = new StreamTable(access.settings().live());
    }

    /** What is open, and who watches. */
    StreamTable table() {
        return table;
    }

    /**
     * A new viewer, whose grant may watch it.
     *
     * @param address of the stream, if it was asked for
     * @throws VmsException.Throttled when a limit is reached
     */
    StreamWatch join(StreamKey key, GrantId grant, StreamViewer viewer, Optional<URI> address) {
        StreamTable.Joined joined = table.join(
                key,
                grant,
                () -> new LiveStream(key, this, source, access, address),
                stream -> new StreamWatch(
                        stream, grant, viewer, this, access.clock().millis()));
        if (joined.replaced() != null) {
            elsewhere(joined.replaced()::stop);
        }
        LiveStream stream = joined.watch().stream();
        if (joined.begins()) {
            begin(stream);
        } else {
            stream.greet(joined.watch());
            follow(stream, table.fate(stream));
        }
        return joined.watch();
    }

    private void begin(LiveStream stream) {
        try {
            threads.execute(stream);
        } catch (RejectedExecutionException | IllegalStateException stopping) {
            endAll(stream, StreamEnd.STOPPED);
        }
    }

    /** The viewer has gone; the stream lingers if it was the last one. */
    void leave(StreamWatch watch) {
        StreamTable.Left left = table.remove(watch.stream(), watch::equals);
        follow(watch.stream(), left.fate());
    }

    /** Ends one viewer. */
    void end(StreamWatch watch, StreamEnd why) {
        end(watch.stream(), watch::equals, why);
    }

    /** Ends those of one grant. For the stream itself, which finds the next grant without being told to move. */
    void endOf(LiveStream stream, GrantId grant, StreamEnd why) {
        StreamTable.Left left = table.remove(stream, watch -> watch.grant().equals(grant));
        left.watches().forEach(watch -> watch.ended(why));
        closeIfIdle(stream);
    }

    /** Ends the stream for all who watch it. */
    void endAll(LiveStream stream, StreamEnd why) {
        List<StreamWatch> watches = table.removeAll(stream);
        elsewhere(stream::stop);
        watches.forEach(watch -> watch.ended(why));
    }

    private void end(LiveStream stream, Predicate<StreamWatch> whom, StreamEnd why) {
        StreamTable.Left left = table.remove(stream, whom);
        follow(stream, left.fate());
        left.watches().forEach(watch -> watch.ended(why));
    }

    private void follow(LiveStream stream, StreamTable.Fate fate) {
        if (fate instanceof StreamTable.Moves) {
            elsewhere(stream::move);
        } else if (fate instanceof StreamTable.Idle idle) {
            linger(stream, idle);
        }
    }

    private void linger(LiveStream stream, StreamTable.Idle idle) {
        try {
            Expiry.after(linger, scheduler, () -> close(stream, Optional.of(idle)));
        } catch (RejectedExecutionException | IllegalStateException stopping) {
            close(stream, Optional.of(idle));
        }
    }

    /** @return whether it is over, since nobody watches it now */
    boolean closeIfIdle(LiveStream stream) {
        return close(stream, Optional.empty());
    }

    private boolean close(LiveStream stream, Optional<StreamTable.Idle> since) {
        boolean over = table.removeIdle(stream, since);
        if (over) {
            elsewhere(stream::stop);
        }
        return over;
    }

    private void elsewhere(Runnable what) {
        try {
            threads.execute(what);
        } catch (RejectedExecutionException | IllegalStateException stopping) {
            what.run();
        }
    }

    /** Ends all, and lets nobody in any more. */
    void close() {
        List<LiveStream> all = table.close();
        for (LiveStream stream : all) {
            List<StreamWatch> watches = table.removeAll(stream);
            stream.stop();
            watches.forEach(watch -> watch.ended(StreamEnd.STOPPED));
        }
    }

    static void gaveUp(StreamKey key, String what) {
        ApiAccess.log(WARNING, LogCode.API_STREAM, "camera " + key.camera() + " of " + key.provider() + ": " + what);
    }

    static void viewerFailed(StreamKey key, RuntimeException why) {
        gaveUp(key, "a viewer failed: " + why.getClass().getSimpleName());
    }
}
