package io.eenjakarta.vms;

import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.GrantId;
import jakarta.ws.rs.client.Client;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A camera's live pictures for one account: run on a thread of its own, it keeps one connection open, opens it again when it
 * breaks, and hands each picture to all who watch. Thread-safe but for {@link #run}, which is for once.
 */
final class LiveStream implements Runnable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 5;
    /** A connection that lived so long was a good one. */
    private static final Duration GOOD = Duration.ofSeconds(10);

    private final StreamKey key;
    private final OpenStreams streams;
    private final StreamSource source;
    private final Clock clock;
    private final Telemetry telemetry;
    private final Duration giveUp;
    private final AtomicReference<Optional<URI>> address;
    private final CountDownLatch over = new CountDownLatch(1);
    /** Guards the client, and whether it is wanted. */
    private final ReentrantLock lock = new ReentrantLock();

    private Client client;
    private boolean moved;
    private volatile LiveFrame last;
    private volatile boolean waiting;

    /** What the thread that runs knows of its connections. */
    private final class Line implements StreamSource.Line {
        private long begunMillis;
        /** Pictures came since there was trouble; else when that began. */
        private boolean good = true;

        private long troubleMillis;
        private int failures;
        private boolean renewed;
        private boolean missing;

        @Override
        public boolean takes(Client next) {
            lock.lock();
            try {
                client = next;
                return over.getCount() > 0 && !moved;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean mayRenew() {
            boolean may = !renewed;
            renewed = true;
            return may;
        }

        @Override
        public void picture(byte[] jpeg) {
            good = true;
            renewed = false;
            missing = false;
            LiveFrame frame = new LiveFrame(jpeg, clock.instant());
            last = frame;
            waiting = false;
            telemetry.count(Measure.LIVE_PICTURES, 1, Tag.provider(key.provider()));
            streams.table().viewers(LiveStream.this).forEach(watch -> watch.frame(frame));
        }
    }

    /** @param address the one that the first viewer's grant was told, if it asked for it */
    LiveStream(StreamKey key, OpenStreams streams, StreamSource source, ApiAccess access, Optional<URI> address) {
        this.key = key;
        this.streams = streams;
        this.source = source;
        this.clock = access.clock();
        this.telemetry = access.telemetry();
        this.giveUp = access.settings().live().giveUp();
        this.address = new AtomicReference<>(address);
    }

    StreamKey key() {
        return key;
    }

    /** Tells a viewer who has just come how it stands. */
    void greet(StreamWatch watch) {
        LiveFrame shown = last;
        if (waiting) {
            watch.waiting();
        } else if (shown != null) {
            watch.first(shown);
        }
    }

    /** The connection is opened anew under another viewer's grant. */
    void move() {
        drop(false);
    }

    /** For good. */
    void stop() {
        over.countDown();
        drop(true);
    }

    private void drop(boolean forGood) {
        Client open;
        lock.lock();
        try {
            moved = !forGood;
            open = client;
            client = null;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void run() {
        try {
            follow(new Line());
        } catch (RuntimeException | Error e) {
            if (over.getCount() > 0) {
                OpenStreams.gaveUp(key, e.getClass().getSimpleName());
            }
            streams.endAll(this, StreamEnd.UNAVAILABLE);
        }
    }

    private void follow(Line line) {
        Optional<GrantId> grant = streams.table().leader(this);
        while (grant.isPresent()) {
            line.begunMillis = clock.millis();
            StreamTrouble trouble = source.read(grant.get(), key.camera(), address.getAndSet(Optional.empty()), line);
            if (!wasMoved() && over.getCount() > 0) {
                settle(trouble, grant.get(), line);
            }
            grant = streams.table().leader(this);
        }
    }

    private boolean wasMoved() {
        lock.lock();
        try {
            boolean was = moved;
            moved = false;
            client = null;
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void settle(StreamTrouble trouble, GrantId grant, Line line) {
        if (trouble instanceof StreamTrouble.OfGrant gone) {
            streams.endOf(this, grant, gone.why());
        } else if (trouble instanceof StreamTrouble.OfAll all) {
            giveUp(all.why(), all.what());
        } else if (trouble instanceof StreamTrouble.Again again && !streams.closeIfIdle(this)) {
            again(again, line);
        }
    }

    private void again(StreamTrouble.Again again, Line line) {
        boolean hopeless = again.inTheEnd() == StreamEnd.NO_STREAM && line.missing
                || again.inTheEnd() == StreamEnd.CAMERA_OFF && last == null;
        line.missing = again.inTheEnd() == StreamEnd.NO_STREAM;
        long now = clock.millis();
        boolean lived = line.good && now - line.begunMillis >= GOOD.toMillis();
        line.failures = lived ? 0 : line.failures + 1;
        line.troubleMillis = line.good ? now : line.troubleMillis;
        line.good = false;
        Duration wait = wait(line.failures, again.after());
        long tried = Math.max(0, now - line.troubleMillis);
        if (hopeless || tried + wait.toMillis() >= giveUp.toMillis()) {
            giveUp(again.inTheEnd(), again.what());
            return;
        }
        waiting = true;
        streams.table().viewers(this).forEach(StreamWatch::waiting);
        pause(wait);
    }

    private void giveUp(StreamEnd why, String what) {
        OpenStreams.gaveUp(key, what);
        streams.endAll(this, why);
    }

    /** Chance keeps the streams of a platform that was away apart. */
    private static Duration wait(int failures, Optional<Duration> asked) {
        long most = FIRST_WAIT.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        Duration own = Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
        return asked.map(own::plus).orElse(own);
    }

    private void pause(Duration wait) {
        try {
            if (over.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            streams.endAll(this, StreamEnd.STOPPED);
        }
    }
}
