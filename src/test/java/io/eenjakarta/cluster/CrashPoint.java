package io.eenjakarta.cluster;

import java.util.Locale;

/** Where in a rotation a node is killed. */
public enum CrashPoint {
    /** The right to rotate is about to be asked for. */
    BEFORE_TX1,
    /** It was given; nothing was sent. */
    AFTER_TX1,
    /** The provider has rotated and its answer is on the way. */
    POST_SENT,
    /** The answer is there, and nowhere else. */
    REPLY_READ,
    /** The same, one step later. */
    BEFORE_TX2,
    /** The next generation is in the vault; nobody has seen it. */
    AFTER_TX2,
    /** Whatever it was doing. */
    RANDOM;

    /** Whether a rule inside of the node stops the thread there. */
    public boolean inside() {
        return this != POST_SENT && this != RANDOM;
    }

    /** As in {@code before-tx1}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
