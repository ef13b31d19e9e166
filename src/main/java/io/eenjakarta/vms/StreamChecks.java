package io.eenjakarta.vms;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks again and again, while anybody watches, at what each viewer's watching depends on: that the grant lives, every {@code
 * een.vault-cache-age}, and that the provider still shows the camera to it, every {@code een.sight-age}. Whose right cannot be told
 * for twice that long is let go too. Thread-safe.
 */
final class StreamChecks {

    private static final int AT_A_TIME = 4;
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final OpenStreams streams;
    private final StreamRights rights;
    private final ApiAccess access;
    private final ScheduledExecutorService scheduler;
    private final Duration every;
    private final long mostMillis;
    private final AtomicBoolean planned = new AtomicBoolean();

    private record View(GrantId grant, String camera) {}

    StreamChecks(OpenStreams streams, StreamRights rights, ApiAccess access, ScheduledExecutorService scheduler) {
        this.streams = streams;
        this.rights = rights;
        this.access = access;
        this.scheduler = scheduler;
        Duration sight = access.settings().images().sightAge();
        Duration grants = access.settings().vault().cacheAge();
        Duration shorter = grants.compareTo(sight) < 0 ? grants : sight;
        this.every = shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
        this.mostMillis = 2 * sight.toMillis();
    }

    /** To be said whenever somebody begins to watch. */
    void plan() {
        if (planned.compareAndSet(false, true)) {
            try {
                Expiry.after(every, scheduler, this::begin);
            } catch (RejectedExecutionException | IllegalStateException stopping) {
                planned.set(false);
            }
        }
    }

    private void begin() {
        try {
            access.threads().execute(this::look);
        } catch (RejectedExecutionException | IllegalStateException stopping) {
            planned.set(false);
        }
    }

    private void look() {
        try {
            Map<GrantId, List<StreamWatch>> byGrant = new HashMap<>();
            streams.table().viewers().forEach(watch -> byGrant.computeIfAbsent(
                            watch.grant(), grant -> new ArrayList<>())
                    .add(watch));
            if (byGrant.isEmpty()) {
                again();
                return;
            }
            byGrant.forEach(this::lookAtGrant);
            lookAtRights();
        } catch (RuntimeException | Error e) {
            again();
            throw e;
        }
    }

    private void again() {
        planned.set(false);
        if (!streams.table().viewers().isEmpty()) {
            plan();
        }
    }

    private void lookAtGrant(GrantId id, List<StreamWatch> watches) {
        try {
            Optional<Grant> grant = access.renewal().peek(id);
            if (grant.filter(known -> !known.status().isDead()).isEmpty()) {
                watches.forEach(watch -> streams.end(watch, StreamEnd.NEEDS_LOGIN));
            } else if (!access.mayComeIn(grant.get())) {
                watches.forEach(watch -> streams.end(watch, StreamEnd.NOT_ALLOWED));
            }
        } catch (GrantException vaultCannotTell) {
            return;
        }
    }

    /** A few at a time; the next look is planned when the last one is done. */
    private void lookAtRights() {
        Map<View, List<StreamWatch>> due = new HashMap<>();
        for (StreamWatch watch : streams.table().viewers()) {
            String camera = watch.stream().key().camera();
            if (rights.isDue(watch.grant(), camera)) {
                due.computeIfAbsent(new View(watch.grant(), camera), view -> new ArrayList<>())
                        .add(watch);
            }
        }
        Queue<Map.Entry<View, List<StreamWatch>>> left = new ConcurrentLinkedQueue<>(due.entrySet());
        int workers = Math.max(1, Math.min(AT_A_TIME, left.size()));
        AtomicInteger working = new AtomicInteger(workers);
        Runnable work = () -> {
            try {
                for (var next = left.poll(); next != null; next = left.poll()) {
                    lookAtRight(next.getKey(), next.getValue());
                }
            } finally {
                if (working.decrementAndGet() == 0) {
                    again();
                }
            }
        };
        for (int i = 1; i < workers; i++) {
            try {
                access.threads().execute(work);
            } catch (RejectedExecutionException | IllegalStateException stopping) {
                working.decrementAndGet();
            }
        }
        work.run();
    }

    private void lookAtRight(View view, List<StreamWatch> watches) {
        try {
            rights.ask(view.grant(), view.camera());
            watches.forEach(watch -> watch.confirmed(access.clock().millis()));
        } catch (VmsException.Forbidden | VmsException.NotFound refused) {
            watches.forEach(watch -> streams.end(watch, StreamEnd.NOT_ALLOWED));
        } catch (VmsException.Unauthorized unauthorized) {
            if (unauthorized.needsLogin()) {
                watches.forEach(watch -> streams.end(watch, StreamEnd.NEEDS_LOGIN));
            } else {
                untold(watches);
            }
        } catch (RuntimeException noAnswer) {
            untold(watches);
        }
    }

    private void untold(List<StreamWatch> watches) {
        long now = access.clock().millis();
        watches.stream()
                .filter(watch -> now - watch.confirmedMillis() > mostMillis)
                .forEach(watch -> streams.end(watch, StreamEnd.UNAVAILABLE));
    }
}
