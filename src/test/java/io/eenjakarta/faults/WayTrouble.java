package io.eenjakarta.faults;

/** What is wrong with a {@link ProviderWay}. */
enum WayTrouble {
    NONE,
    /** Nobody listens. */
    REFUSED,
    /** Connections are accepted, and then there is silence, also to the greeting of TLS. */
    SILENT,
    /** Requests are taken and never answered. */
    UNANSWERED,
    /** Requests are taken, then the connection is reset. */
    RESET,
    /** Requests are carried out, and each part of the answer comes a second and a half later. */
    SLOW,
    /** Requests are carried out, and the answer comes a byte at a time, for minutes. */
    DRIPPING,
    /** The system lets go unanswered who wants to connect. */
    UNACCEPTED
}
