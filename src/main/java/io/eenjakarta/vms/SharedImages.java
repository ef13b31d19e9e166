package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call for a picture, however many want to see it, and for none of them that the provider has not shown the camera to under
 * their own grant. The rules:
 *
 * <ul>
 *   <li>who has seen the camera gets a young picture, waits for one that is under way, or asks for the next one;
 *   <li>who has not, and is the first to look for a while, asks for the picture: that decides it;
 *   <li>who has not while others look is asked about at the provider first; where that is not told, a picture under their own
 *       grant decides it;
 *   <li>what went wrong is told to those of the same grant, and to others only when it is the camera's trouble; else one of them
 *       asks next.
 * </ul>
 *
 * <p>Thread-safe, never blocks: only calls that are under way have a thread.
 */
final class SharedImages {

    private static final int MOST_TRIES = 4;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ImageShelf shelf;
    private final Sights sights;
    private final ImageTurns turns;
    private final ImageCall.Deadline deadline;
    /** Guards the shelf and the calls of which all who have seen the camera wait. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<ImageKey, Flight> flights = new HashMap<>();
    /** Calls of one grant alone. */
    private final Map<Own, ImageCall<?>> own = new ConcurrentHashMap<>();

    private record Own(GrantId viewer, ImageKey key, String what) {}

    /** A call for a picture of which many may wait; another grant may take it over before it has begun. */
    private final class Flight {
        private final CompletableFuture<LiveImage> landed = new CompletableFuture<>();
        private volatile GrantId leader;
        private volatile ImageTurns.Ticket ticket;

        Flight(GrantId leader) {
            this.leader = leader;
        }

        void begin(WantedImage by) {
            leader = by.viewer();
            ImageCall<LiveImage> call = new ImageCall<>(by.viewer(), by.make(), deadline);
            call.then((image, why) -> land(by, image, why));
            ticket = turns.take(by.line(), call, () -> call.fail(busy()));
        }

        /** Nobody has to wait behind the long line of another grant. */
        void hurry(WantedImage by) {
            ImageTurns.Ticket waiting = ticket;
            if (waiting != null && !leader.equals(by.viewer()) && turns.isFree(by.line()) && waiting.withdraw()) {
                begin(by);
            }
        }

        private void land(WantedImage by, LiveImage image, Throwable why) {
            learn(by, why);
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

    SharedImages(ImageShelf shelf, Sights sights, ImageTurns turns, ImageCall.Deadline deadline) {
        this.shelf = shelf;
        this.sights = sights;
        this.turns = turns;
        this.deadline = deadline;
    }

    /** The picture, or {@link VmsException}: shared with others who may see it. */
    CompletableFuture<LiveImage> image(WantedImage wanted) {
        return image(wanted, MOST_TRIES);
    }

    /** The same under this grant alone, whatever others have seen; nobody else hears of it. */
    CompletableFuture<LiveImage> alone(WantedImage wanted) {
        return once(wanted, "alone", wanted.make(), (image, why) -> {});
    }

    private CompletableFuture<LiveImage> image(WantedImage wanted, int tries) {
        Sights.Sight sight = sights.of(wanted.view());
        if (sight instanceof Sights.Refused refused) {
            return CompletableFuture.failedFuture(refused.why());
        }
        if (tries == 0) {
            return picture(wanted);
        }
        boolean seen = sight instanceof Sights.Seen;
        Flight flight;
        boolean begins;
        lock.lock();
        try {
            Optional<ImageShelf.Shown> young = seen ? shelf.young(wanted.key()) : Optional.empty();
            if (young.isPresent()) {
                return answer(young.get());
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
        if (why != null && (flight.leader.equals(wanted.viewer()) || ours && isOfCamera(why))) {
            return CompletableFuture.failedFuture(why);
        }
        return image(wanted, tries - 1);
    }

    private CompletableFuture<LiveImage> question(WantedImage wanted, int tries) {
        return once(wanted, "question", () -> wanted.told().getAsBoolean(), (yes, why) -> {
                    if (why != null || yes) {
                        learn(wanted, why);
                    }
                })
                .handle((yes, why) -> {
                    if (why != null && !isOfCamera(why)) {
                        return CompletableFuture.<LiveImage>failedFuture(why);
                    }
                    boolean seen = why == null && yes || sights.isSeen(wanted.view());
                    return seen ? image(wanted, tries - 1) : picture(wanted);
                })
                .thenCompose(Function.identity());
    }

    /** By a call of the viewer's own. Who has seen the camera may see it too. */
    private CompletableFuture<LiveImage> picture(WantedImage wanted) {
        return once(wanted, "picture", wanted.make(), (image, why) -> {
            learn(wanted, why);
            lock.lock();
            try {
                keep(wanted, image, why);
            } finally {
                lock.unlock();
            }
        });
    }

    private <T> CompletableFuture<T> once(WantedImage wanted, String what, Supplier<T> work, ImageCall.Then<T> then) {
        Own key = new Own(wanted.viewer(), wanted.key(), what);
        ImageCall<T> fresh = new ImageCall<>(wanted.viewer(), work, deadline);
        @SuppressWarnings("unchecked")
        ImageCall<T> known = (ImageCall<T>) own.putIfAbsent(key, fresh);
        if (known != null) {
            return known.result();
        }
        fresh.then((result, why) -> {
            own.remove(key, fresh);
            then.done(result, why);
        });
        turns.take(wanted.line(), fresh, () -> fresh.fail(busy()));
        return fresh.result();
    }

    private void learn(WantedImage wanted, Throwable why) {
        if (why == null) {
            sights.seen(wanted.view());
        } else {
            sights.failed(wanted.view(), why);
        }
    }

    private void keep(WantedImage wanted, LiveImage image, Throwable why) {
        if (why == null) {
            shelf.put(wanted.key(), image, wanted.age());
        } else if (isOfCamera(why)) {
            shelf.put(wanted.key(), (VmsException) why, wanted.age());
        }
    }

    private static CompletableFuture<LiveImage> answer(ImageShelf.Shown shown) {
        return shown.trouble() == null
                ? CompletableFuture.completedFuture(shown.image())
                : CompletableFuture.failedFuture(shown.trouble());
    }

    /** Whether it would have happened under another grant as well. */
    private static boolean isOfCamera(Throwable why) {
        return why instanceof VmsException.Unavailable unavailable
                && !OwnAnswer.OF_GRANT.contains(unavailable.reason());
    }

    private static VmsException busy() {
        return new VmsException.Throttled(
                new ApiFault(0, "", "busy", "too many pictures at a time"), Optional.of(SOON));
    }
}
