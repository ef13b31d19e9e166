package io.eenjakarta.simulator;

import java.util.Locale;

/** What happens to an event on its way into streams. */
public enum EventFault {
    /** Lines that mean nothing stand before it. */
    RUBBISH,
    /** It comes twice. */
    DOUBLED,
    /** One of a camera that nobody asked for stands before it. */
    FOREIGN,
    /** One that is a megabyte long stands before it. */
    LONG,
    /** It does not come; the list of events has it. */
    LOST;

    /** As in {@code long}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
