package io.eenjakarta.vms;

/** Why a watch of events ended, for ever. */
public enum FeedEnd {
    /** The grant has ended, or only a new login helps. */
    NEEDS_LOGIN,
    /** The user may not see these events. */
    NOT_ALLOWED,
    /** The platform has as many subscriptions of this grant as it takes. */
    TOO_MANY,
    /** This server stops. */
    STOPPED
}
