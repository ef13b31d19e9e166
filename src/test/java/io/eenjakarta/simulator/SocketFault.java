package io.eenjakarta.simulator;

import java.util.Locale;

/** What {@link SocketFront} does to a token request instead of answering it. */
public enum SocketFault {
    /** Read, then closed in good order without an answer (FIN). */
    CLOSE,
    /** Read, then reset (RST). */
    RESET,
    /** The head of an answer, one byte at a time; nothing was rotated. */
    DRIP_HEAD,
    /** A head at once, then the body one byte at a time; nothing was rotated. */
    DRIP_BODY,
    /** A chunked body without an end; nothing was rotated. */
    ENDLESS_BODY,
    /** The request was carried out, its answer is lost by a FIN. */
    CLOSE_AFTER_COMMIT,
    /** The request was carried out, its answer is lost by an RST. */
    RESET_AFTER_COMMIT;

    boolean commits() {
        return this == CLOSE_AFTER_COMMIT || this == RESET_AFTER_COMMIT;
    }

    /** As in {@code close-after-commit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
