package io.eenjakarta.simulator;

import java.time.Duration;

/**
 * Which variant of a disputed point the simulated CameraManager plays. Thread-safe; everything takes effect for the next
 * request that arrives. {@link Faults#clear()} brings the defaults back. Of the rules that {@link Faults} has for Eagle
 * Eye Networks only {@link Faults#unavailableCamera} means something here.
 */
public final class CameraManagerRules {
    /** How a refresh token or code is refused that is not good. */
    public enum DeadGrant {
        /** 400 {@code invalid_grant}, with a description that contains the token. */
        BAD_REQUEST,
        /** The same with 401. */
        UNAUTHORIZED,
        /** 401 without a body. */
        BARE_UNAUTHORIZED
    }

    private static final int MOST_AT_ONCE = 4;
    private static final Duration DRAWING = Duration.ofMillis(20);

    private volatile boolean echoesState;
    private volatile String wrongClient;
    private volatile DeadGrant deadGrant;
    private volatile boolean sharesTokens;
    private volatile Duration snapshotDelay;
    private volatile int snapshotsAtOnce;
    private volatile int tooManyStatus;

    CameraManagerRules() {
        clear();
    }

    /** As at the start. */
    public void clear() {
        echoesState = true;
        wrongClient = "unauthorized";
        deadGrant = DeadGrant.BAD_REQUEST;
        sharesTokens = false;
        snapshotDelay = DRAWING;
        snapshotsAtOnce = MOST_AT_ONCE;
        tooManyStatus = 429;
    }

    /** Whether the browser comes back with the {@code state} it was sent with. Default: yes; no document tells. */
    public void echoState(boolean echo) {
        echoesState = echo;
    }

    /** @param error {@code unauthorized} (default) or {@code invalid_client}, for a client that is not who it says */
    public void wrongClient(String error) {
        wrongClient = error;
    }

    public void deadGrant(DeadGrant answer) {
        deadGrant = answer;
    }

    /**
     * Whether a login of a user who has one already brings the same tokens again, so that one logout ends both, as old
     * Spring Security OAuth does it. Default: no.
     */
    public void sameTokensForSameUser(boolean same) {
        sharesTokens = same;
    }

    /** How long the drawing of a snapshot takes. Default: 20 ms; the real one is said to need up to two seconds. */
    public void snapshotDelay(Duration delay) {
        snapshotDelay = delay;
    }

    /**
     * @param most default 4
     * @param status of those beyond: 429 (default) or 503
     */
    public void snapshotsAtOnce(int most, int status) {
        snapshotsAtOnce = most;
        tooManyStatus = status;
    }

    boolean echoesState() {
        return echoesState;
    }

    String wrongClient() {
        return wrongClient;
    }

    DeadGrant deadGrant() {
        return deadGrant;
    }

    boolean sharesTokens() {
        return sharesTokens;
    }

    Duration snapshotDelay() {
        return snapshotDelay;
    }

    int snapshotsAtOnce() {
        return snapshotsAtOnce;
    }

    int tooManyStatus() {
        return tooManyStatus;
    }
}
