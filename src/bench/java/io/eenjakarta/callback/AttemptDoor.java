package io.eenjakarta.callback;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.vault.KeyRing;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Attempts, for what measures them from outside. */
public final class AttemptDoor {

    private static final String PURPOSE = "attempt cookie";

    private AttemptDoor() {}

    /** As a login begins: one attempt more. */
    public static Attempt start(Provider provider, Instant now) {
        return Attempt.start(provider.name(), "/cameras?location=3&status=offline", now);
    }

    /** The address that the browser is sent to. */
    public static URI address(Provider provider, Attempt attempt) {
        return AuthorizationRequest.uri(provider, attempt);
    }

    /** What names its cookie. */
    public static String cookie(Attempt attempt) {
        return "__Host-een-attempt-" + Long.toString(attempt.startedAt().toEpochMilli(), 36) + '-' + attempt.id();
    }

    /** What its cookie holds. */
    public static String sealed(KeyRing keys, Attempt attempt, String cookie) {
        return keys.seal(PURPOSE, attempt.bytes(), cookie);
    }

    /** What the callback makes of its cookie. */
    public static Optional<Attempt> opened(KeyRing keys, String sealed, String cookie) {
        return keys.open(PURPOSE, sealed, cookie).map(Attempt::of);
    }

    /** Its content, to be sealed in another way. */
    public static byte[] bytes(Attempt attempt) {
        return attempt.bytes();
    }

    /** What {@link #bytes} made. */
    public static Attempt of(byte[] bytes) {
        return Attempt.of(bytes);
    }
}
