package io.eenjakarta.vms;

/** How an event feed is doing. */
public enum FeedState {
    /** Events come as they happen. */
    LIVE,
    /** Those that were missed are being fetched; some that are older than what is kept may be lost. */
    CATCHING_UP,
    /** The platform, or the database, cannot be reached for now; what happens meanwhile is fetched later. */
    RECONNECTING
}
