package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.VaultException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads one feed at the platform, for as long as this node holds it. Each time a stream is opened, what happened since the
 * latest event is asked for as well, from a while before it on: so nothing is lost between two streams, whoever read the first,
 * and the vault takes nothing twice. A thread of its own runs it; any other may end it.
 */
final class FeedHolder implements Runnable {

    private static final Duration BRIEF = Duration.ofSeconds(1);

    private final FeedKey feed;
    private final EventSource source;
    private final ApiAccess access;
    private final FeedLease lease;
    private final FeedIntake intake;
    private final Telemetry telemetry;
    private final FeedPauses pauses = new FeedPauses();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean dropped;
    private volatile EventStream stream;
    private Optional<EventSource.Place> place = Optional.empty();
    /** Whether the last answer was a 401. */
    private boolean unauthorized;

    FeedHolder(FeedKey feed, String owner, EventSource source, EventFeeds feeds) {
        this.feed = feed;
        this.source = source;
        this.access = source.access();
        this.lease = new FeedLease(feeds, feed.id(), owner);
        this.telemetry = access.telemetry();
        this.intake = new FeedIntake(feed, owner, source, feeds, this::goesOn, this::pause);
    }

    /** Ends it; the subscription is left to whoever comes next. Does not block. */
    void stop() {
        stopping.countDown();
        EventStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    /** Ends it, and the subscription with it, for nobody wants it any more. Does not block. */
    void drop() {
        dropped = true;
        stop();
    }

    /** Whether its thread has ended. */
    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Waits for that. */
    boolean awaitEnd(Duration most) throws InterruptedException {
        return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean goesOn() {
        return stopping.getCount() > 0;
    }

    private void pause(Duration wait) {
        try {
            stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    @Override
    public void run() {
        try {
            while (goesOn()) {
                read();
            }
            if (dropped) {
                place.or(() -> lease.left()).ifPresent(left -> source.unsubscribe(feed, left));
                lease.leaveNothing();
            }
            lease.giveBack();
        } catch (VaultException away) {
            // The lease ends by itself.
            return;
        } finally {
            stop();
            over.countDown();
        }
    }

    /** One stream, from its opening to its end, and the wait after it. */
    private void read() {
        try {
            Optional<String> ended = streamed();
            if (ended.isPresent()) {
                telemetry.count(Measure.EVENT_STREAMS, 1, Tag.outcome(ended.get()));
            }
        } catch (VaultException away) {
            pause(pauses.next(Optional.empty()));
        } catch (RuntimeException thrown) {
            failed(thrown);
        }
    }

    private void failed(RuntimeException thrown) {
        if (!goesOn()) {
            return;
        }
        FeedTrouble trouble = FeedTrouble.of(thrown);
        if (trouble instanceof FeedTrouble.Over end) {
            ApiAccess.log(INFO, LogCode.EVENTS_ENDED, "grant " + feed.grant() + ", " + end.why());
            stopping.countDown();
            lease.end(end.why());
        } else if (trouble instanceof FeedTrouble.Later later) {
            telemetry.count(Measure.EVENT_STREAMS, 1, Tag.outcome(later.kind()));
            ApiAccess.log(WARNING, LogCode.EVENTS_AWAY, "grant " + feed.grant() + ", " + why(thrown));
            lease.tellIfPossible(FeedState.RECONNECTING);
            if (later.kind().equals(FeedTrouble.ODD)) {
                forget();
            }
            pause(pauses.next(later.asked()));
        }
    }

    private static String why(RuntimeException thrown) {
        return thrown instanceof VmsException
                ? thrown.getMessage()
                : thrown.getClass().getSimpleName();
    }

    /** @return how the stream ended that was read; empty when there was none, and why was seen to */
    private Optional<String> streamed() {
        Grant grant = access.renewal().current(feed.grant());
        EventSource.Place at = place();
        try (EventStream opened = new EventStream(access)) {
            stream = opened;
            if (!goesOn()) {
                return Optional.empty();
            }
            EventStream.Answer answer = source.open(opened, grant, at);
            if (!answer.isStream()) {
                refused(grant, answer);
                return Optional.empty();
            }
            if (unauthorized) {
                unauthorized = false;
                access.renewal().accepted(grant);
            }
            lease.tell(FeedState.CATCHING_UP);
            intake.catchUp();
            lease.tell(FeedState.LIVE);
            return Optional.of(readOn(opened));
        } finally {
            stream = null;
        }
    }

    private String readOn(EventStream opened) {
        long began = access.clock().millis();
        String how = "ended";
        try {
            Optional<SseReader.Message> message = opened.next(intake::heard, intake::odd);
            while (message.isPresent() && goesOn() && intake.take(message.get())) {
                message = opened.next(intake::heard, intake::odd);
            }
            if (message.isPresent() && goesOn()) {
                // Refused by the vault: somebody else holds the feed.
                stop();
            }
        } catch (SocketTimeoutException silent) {
            how = "silent";
        } catch (InterruptedIOException ending) {
            how = "ended";
        } catch (IOException | IllegalStateException broken) {
            how = "ended";
        }
        lease.tellIfPossible(FeedState.RECONNECTING);
        boolean brief = access.clock().millis() - began < BRIEF.toMillis();
        if (brief && goesOn()) {
            pause(pauses.next(Optional.empty()));
        } else {
            pauses.reset();
        }
        return how;
    }

    /** The subscription that there is, or a new one. */
    private EventSource.Place place() {
        place = place.or(() -> lease.left());
        if (place.isEmpty()) {
            EventSource.Place made = source.subscribe(feed);
            place = Optional.of(made);
            lease.leave(made);
        }
        return place.get();
    }

    /** The subscription is of no use: the next stream is that of a new one. */
    private void forget() {
        place = Optional.empty();
        lease.leaveNothing();
    }

    private void refused(Grant grant, EventStream.Answer answer) {
        switch (answer.status()) {
            case 401 -> {
                telemetry.count(Measure.EVENT_STREAMS, 1, Tag.outcome("unauthorized"));
                boolean again = unauthorized;
                unauthorized = true;
                access.renewal().renewed(feed.grant(), grant.generation());
                if (again) {
                    ApiAccess.log(WARNING, LogCode.API_UNAUTHORIZED, "grant " + feed.grant());
                    pause(pauses.next(answer.retryAfter()));
                }
            }
            case 403 -> throw new VmsException.Forbidden(new ApiFault(403, "", "", "no stream of events"));
            case 400, 404, 405, 406, 410 -> {
                telemetry.count(Measure.EVENT_STREAMS, 1, Tag.outcome("gone"));
                forget();
                pause(pauses.next(Optional.empty()));
            }
            default ->
                failed(new VmsException.Unavailable(
                        new ApiFault(answer.status(), "", "", "no stream of events"), answer.retryAfter()));
        }
    }
}
