package io.eenjakarta.vms;

import java.util.Locale;

/** What came of something that was sent to a webhook, and the HTTP status that says so. */
public enum Delivery {
    /** At least one event was handed on. */
    ACCEPTED(200),
    /** All of it had come before. */
    REPEATED(200),
    /** Its events are too old to tell whether they have come before, or are of tomorrow. */
    OUT_OF_TIME(200),
    /** It brought events that the webhook is not for. */
    UNWANTED(200),
    /** No such webhook, or its grant has ended. */
    UNKNOWN(404),
    /** No signature, or a wrong one. */
    UNSIGNED(401),
    /** Signed, and not what the platform describes. */
    MALFORMED(400),
    /** Broken off, or so slow that it was. */
    BROKEN_OFF(408),
    /** Longer than it may be. */
    TOO_LONG(413),
    /** As many deliveries as may be are being read. */
    BUSY(503),
    /** The vault is not there, the subscription is just being made, or the grant waits for its user: later. */
    NOT_NOW(503);

    private final int status;

    Delivery(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** As metrics have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
