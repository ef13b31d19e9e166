package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One call for a picture, however many want to see it, and for none of them that the provider has not shown the camera to under
 * their own grant. The rules:
 *
 * <ul>
 *   <li>who has seen the camera gets a young picture, waits for one that is under way, or asks for the next one;
 *   <li>who has not, and is the first to look for a while, asks for the picture: that decides it;
 *   <li>who has not while others look is asked about at the provider first; where that is not told, a picture under their own
 *       grant decides it, each a second after that of somebody else;
 *   <li>what went wrong is told to those of the same grant, and to others only when it is the camera's trouble; else one of them
 *       asks next.
 * </ul>
 *
 * <p>Thread-safe, never blocks: only calls that are under way have a thread.
 */
final class SharedImages {

    private static final int MOST_TRIES = 4;

    private final ImageShelf shelf;
    private final Sights sights;
    private final ImageTurns turns;
    private final ImageCall.Deadline deadline;
    /** Guards the shelf and the calls of which all who have seen the camera wait. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<ImageKey, Flight> flights = new HashMap<>();
    private final LoneCalls own;

    /** A call for a picture of which many may wait; another grant may take it over before it has begun. */
    private final class Flight {
        private final CompletableFuture<LiveImage> landed = new CompletableFuture<>();
        private volatile GrantId leader;
        private volatile ImageTurns.Ticket ticket;
        private volatile long began;

        Flight(GrantId leader) {
            this.leader = leader;
        }

        void begin(WantedImage by) {
            leader = by.viewer();
            began = sights.moment();
            ImageCall<LiveImage> call = new ImageCall<>(by.viewer(), by.make(), deadline);
            call.then((image, why) -> land(by, image, why));
            ticket = own.turn(by, call);
        }

        /** Nobody has to wait behind the long line of another grant. */
        void hurry(WantedImage by) {
            ImageTurns.Ticket waiting = ticket;
            if (waiting != null && !leader.equals(by.viewer()) && turns.isFree(by.line()) && waiting.withdraw()) {
                begin(by);
            }
        }

        private void land(WantedImage by, LiveImage image, Throwable why) {
            learn(by, why, began);
            lock.lock();
            try {
                flights.remove(by.key(), this);
                keep(by, image, why);
            } finally {
                lock.unlock();
            }
            if (why == null) {
                landed.complete(image);
            } else {
                landed.completeExceptionally(why);
            }
        }
    }

    SharedImages(ImageShelf shelf, Sights sights, ImageTurns turns, ImagePace pace, ImageCall.Deadline deadline) {
        this.shelf = shelf;
        this.sights = sights;
        this.turns = turns;
        this.deadline = deadline;
        this.own = new LoneCalls(turns, pace, deadline);
    }

    /** The picture, or {@link VmsException}: shared with others who may see it. */
    CompletableFuture<LiveImage> image(WantedImage wanted) {
        return image(wanted, MOST_TRIES, ImageTrouble.busy());
    }

    /** The same under this grant alone, whatever others have seen; nobody else hears of it. */
    CompletableFuture<LiveImage> alone(WantedImage wanted) {
        return own.once(wanted, LoneCalls.Kind.ALONE, wanted.make(), (image, why) -> {});
    }

    /** @param last what went wrong before */
    private CompletableFuture<LiveImage> image(WantedImage wanted, int tries, Throwable last) {
        Sights.Sight sight = sights.of(wanted.view());
        if (sight instanceof Sights.Refused refused) {
            return CompletableFuture.failedFuture(refused.why());
        }
        boolean seen = sight instanceof Sights.Seen;
        Flight flight;
        boolean begins;
        lock.lock();
        try {
            Optional<ImageShelf.Shown> young =
                    shelf.young(wanted.key()).filter(shown -> seen || ImageTrouble.isQuiet(shown.trouble()));
            if (young.isPresent()) {
                return young.get().answer();
            }
            if (tries == 0) {
                return CompletableFuture.failedFuture(last);
            }
            flight = flights.get(wanted.key());
            begins = flight == null && (seen || !shelf.knows(wanted.key()));
            if (begins) {
                flight = new Flight(wanted.viewer());
                flights.put(wanted.key(), flight);
            }
        } finally {
            lock.unlock();
        }
        if (begins) {
            flight.begin(wanted);
        } else if (flight == null || !seen && !flight.leader.equals(wanted.viewer())) {
            return question(wanted, tries);
        } else if (seen) {
            flight.hurry(wanted);
        }
        Flight joined = flight;
        return joined.landed
                .handle((image, why) -> outcome(joined, wanted, image, why, tries))
                .thenCompose(Function.identity());
    }

    /** What a call under whichever grant means for this one. */
    private CompletableFuture<LiveImage> outcome(
            Flight flight, WantedImage wanted, LiveImage image, Throwable why, int tries) {
        boolean ours = flight.leader.equals(wanted.viewer()) || sights.isSeen(wanted.view());
        if (why == null && ours) {
            return CompletableFuture.completedFuture(image);
        }
        boolean shared = ours && isOfAll(wanted, why) || ImageTrouble.isQuiet(why);
        if (why != null && (flight.leader.equals(wanted.viewer()) || shared)) {
            return CompletableFuture.failedFuture(why);
        }
        return image(wanted, tries - 1, ImageTrouble.busy());
    }

    /** An API that does not understand the question does not answer it. */
    private CompletableFuture<LiveImage> question(WantedImage wanted, int tries) {
        long began = sights.moment();
        return own.once(wanted, LoneCalls.Kind.QUESTION, () -> wanted.told().getAsBoolean(), (yes, why) -> {
                    if (why != null) {
                        sights.failed(wanted.view(), why);
                    } else if (yes) {
                        sights.seen(wanted.view(), began);
                    }
                })
                .handle((yes, why) -> {
                    boolean seen = why == null && yes || sights.isSeen(wanted.view());
                    if (seen) {
                        return image(wanted, tries - 1, ImageTrouble.busy());
                    }
                    return why == null || ImageTrouble.isOfAll(why) && !ImageTrouble.isQuiet(why)
                            ? picture(wanted)
                            : CompletableFuture.<LiveImage>failedFuture(why);
                })
                .thenCompose(Function.identity());
    }

    /** By a call of the viewer's own. Who has seen the camera may see it too. */
    private CompletableFuture<LiveImage> picture(WantedImage wanted) {
        long began = sights.moment();
        return own.once(wanted, LoneCalls.Kind.PICTURE, wanted.make(), (image, why) -> {
            learn(wanted, why, began);
            lock.lock();
            try {
                keep(wanted, image, why);
            } finally {
                lock.unlock();
            }
        });
    }

    private void learn(WantedImage wanted, Throwable why, long began) {
        if (why == null) {
            sights.seen(wanted.view(), began);
        } else if (!isOfMoment(wanted, why)) {
            sights.failed(wanted.view(), why);
        }
    }

    private void keep(WantedImage wanted, LiveImage image, Throwable why) {
        if (why == null) {
            shelf.put(wanted.key(), image, wanted.age());
        } else if (isOfAll(wanted, why)) {
            shelf.put(wanted.key(), (VmsException) why, wanted.age());
        }
    }

    private boolean isOfAll(WantedImage wanted, Throwable why) {
        return ImageTrouble.isOfAll(why) || isOfMoment(wanted, why) && sights.isSeen(wanted.view());
    }

    /** There may be recordings of another time: it says nothing of who may see them. */
    private static boolean isOfMoment(WantedImage wanted, Throwable why) {
        return wanted.key().recorded() && why instanceof VmsException.NotFound;
    }
}
