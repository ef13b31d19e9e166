package io.eenjakarta.renewal;

import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.telemetry.Work;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.VaultException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * At most one rotation of a grant at a time in this JVM, on a thread of its own, and all who need it wait for its one
 * result: an interrupted caller disturbs nobody. After a failure nobody asks again for a moment. Thread-safe.
 */
final class Flights {

    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    private static final int MANY = 1_000;

    private final Rotation rotation;
    private final GrantCache cache;
    private final Executor executor;
    private final Clock clock;
    private final Duration longestWait;
    private final Telemetry telemetry;
    private final Patience patience;
    private final Map<GrantId, Flight> flights = new ConcurrentHashMap<>();
    private final Map<GrantId, Pause> pauses = new ConcurrentHashMap<>();

    /** A rotation under way: away from which generation, and whether because the API refused it. */
    private record Flight(int generation, boolean refused, CompletableFuture<Held> result) {

        /** Whether its result answers this wish: a caller whose token was refused needs another one. */
        boolean answers(int wished, boolean wishedRefused, Held held) {
            return !wishedRefused || held.grant().generation() > wished || generation == wished && refused;
        }
    }

    private record Pause(long fromMillis, long untilMillis, GrantException why) {

        boolean lasts(long now) {
            return now >= fromMillis && now < untilMillis;
        }
    }

    Flights(
            Rotation rotation,
            GrantCache cache,
            Executor executor,
            Clock clock,
            Duration longestWait,
            Telemetry telemetry,
            Patience patience) {
        this.rotation = rotation;
        this.cache = cache;
        this.executor = executor;
        this.clock = clock;
        this.longestWait = longestWait;
        this.telemetry = telemetry;
        this.patience = patience;
    }

    boolean isDue(Held held) {
        return clock.millis() >= held.dueMillis();
    }

    /** The grant at a later generation than this one, or at this one when it may serve on. Blocks. */
    Held rotated(GrantId id, int generation, boolean refused) {
        while (true) {
            Held known = cache.known(id);
            GrantException pause = paused(id);
            if (pause != null) {
                boolean replaced = pause instanceof GrantException.TryLater later && !later.oldTokenMayServe();
                return serving(known, generation, refused || replaced).orElseThrow(() -> pause);
            }
            Flight mine = new Flight(generation, refused, new CompletableFuture<>());
            Flight under = flights.putIfAbsent(id, mine);
            Flight flight = under == null ? mine : under;
            if (under == null) {
                start(id, mine, known);
            }
            Held result = await(flight.result());
            if (flight.answers(generation, refused, result)) {
                return result;
            }
        }
    }

    private void start(GrantId id, Flight flight, Held known) {
        try {
            GrantException pause = paused(id);
            if (pause != null) {
                throw pause;
            }
            executor.execute(telemetry.carried(() -> fly(id, flight, known)));
        } catch (GrantException meanwhile) {
            landed(id, flight, meanwhile);
        } catch (RuntimeException | Error noThread) {
            failed(id, flight, known, noThread);
        }
    }

    private void fly(GrantId id, Flight flight, Held known) {
        try {
            Held result = cache.hold(rotated(id, flight, known));
            if (result.grant().generation() > flight.generation()) {
                pauses.remove(id);
            }
            flights.remove(id, flight);
            flight.result().complete(result);
        } catch (GrantException expected) {
            landed(id, flight, expected);
        } catch (VaultException vault) {
            landed(id, flight, GrantException.of(vault));
        } catch (RuntimeException | Error unforeseen) {
            failed(id, flight, known, unforeseen);
        }
    }

    private Held rotated(GrantId id, Flight flight, Held known) {
        try (Running rotating = telemetry.begin(Work.ROTATION).grant(id.value(), flight.generation())) {
            Held result = rotation.rotate(id, flight.generation(), flight.refused(), Optional.ofNullable(known));
            rotating.succeeded(result.grant().generation() > flight.generation() ? "rotated" : "kept");
            return result;
        }
    }

    private void landed(GrantId id, Flight flight, GrantException why) {
        if (why instanceof GrantException.NeedsLogin) {
            cache.forget(id);
        } else if (paused(id) == null) {
            pause(id, why);
        }
        flights.remove(id, flight);
        flight.result().completeExceptionally(why);
    }

    /** Nothing that we foresaw: who has a token that may still do is not to suffer. */
    private void failed(GrantId id, Flight flight, Held known, Throwable why) {
        Instant retry = clock.instant().plus(BACK_OFF);
        Optional<Held> old =
                serving(known, flight.generation(), flight.refused()).map(held -> cache.hold(held.notBefore(retry)));
        flights.remove(id, flight);
        if (old.isPresent()) {
            flight.result().complete(old.get());
        } else {
            flight.result().completeExceptionally(why);
        }
    }

    private Optional<Held> serving(Held known, int generation, boolean refused) {
        return Optional.ofNullable(known)
                .filter(held -> !refused && held.grant().generation() == generation)
                .filter(held -> held.lives(clock.millis()));
    }

    private GrantException paused(GrantId id) {
        Pause pause = pauses.get(id);
        return pause != null && pause.lasts(clock.millis()) ? pause.why() : null;
    }

    /** Ends the pause of a switched grant that waited for its parent to leave an older generation than this one. */
    void resume(GrantId id, int parentsGeneration) {
        pauses.computeIfPresent(id, (key, pause) -> {
            boolean over = pause.why() instanceof GrantException.TryLater later
                    && later.staleParent() > 0
                    && later.staleParent() < parentsGeneration;
            return over ? null : pause;
        });
    }

    private void pause(GrantId id, GrantException why) {
        long now = clock.millis();
        if (pauses.size() > MANY) {
            pauses.values().removeIf(old -> !old.lasts(now));
        }
        pauses.put(id, new Pause(now, now + why.pause().toMillis(), why));
    }

    private Held await(CompletableFuture<Held> flight) {
        try {
            return patience.await(flight, longestWait);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GrantException expected) {
                throw expected;
            }
            throw new IllegalStateException("the rotation failed unexpectedly", e.getCause());
        } catch (TimeoutException e) {
            throw new GrantException.TryLater("the rotation takes longer than " + longestWait, Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GrantException.TryLater("the caller was interrupted", Optional.empty());
        }
    }
}
