package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Calls of one grant alone: whoever wants the same under it meanwhile gets the same. Thread-safe, never blocks. */
final class LoneCalls {

    private final ImageTurns turns;
    private final ImagePace pace;
    private final ImageCall.Deadline deadline;
    private final Map<Own, ImageCall<?>> own = new ConcurrentHashMap<>();

    /** What is wanted: word of a right, a picture that others may see too, or one for nobody else. */
    enum Kind {
        QUESTION,
        PICTURE,
        ALONE
    }

    private record Own(GrantId viewer, ImageKey key, Kind kind) {}

    LoneCalls(ImageTurns turns, ImagePace pace, ImageCall.Deadline deadline) {
        this.turns = turns;
        this.pace = pace;
        this.deadline = deadline;
    }

    <T> CompletableFuture<T> once(WantedImage wanted, Kind kind, Supplier<T> work, ImageCall.Then<T> then) {
        Own key = new Own(wanted.viewer(), wanted.key(), kind);
        ImageCall<T> fresh = new ImageCall<>(wanted.viewer(), work, deadline);
        fresh.then((result, why) -> {
            own.remove(key, fresh);
            then.done(result, why);
        });
        @SuppressWarnings("unchecked")
        ImageCall<T> known = (ImageCall<T>) own.putIfAbsent(key, fresh);
        if (known != null) {
            return known.result();
        }
        if (kind == Kind.PICTURE) {
            pace.take(wanted.key(), () -> turn(wanted, fresh), () -> fresh.fail(ImageTrouble.busy()));
        } else {
            turn(wanted, fresh);
        }
        return fresh.result();
    }

    /** Whatever happens, the call has an end. */
    ImageTurns.Ticket turn(WantedImage by, ImageCall<?> call) {
        try {
            return turns.take(by.line(), call, () -> call.fail(ImageTrouble.busy()));
        } catch (RuntimeException | Error e) {
            call.fail(e);
            throw e;
        }
    }
}
