package io.eenjakarta.renewal;

/** What can happen in a history, for the count of how often it did. */
enum HistoryFact {
    ROTATION,
    CRASH,
    RESTART,
    STOP,
    HELD_UP,
    REPLY_LOST,
    REQUEST_LOST,
    PROVIDER_BUSY,
    CLIENT_REFUSED,
    UNFORESEEN,
    VAULT_FAULT,
    TOKENS_KEPT,
    REPLAY,
    REPLAY_GRANTED,
    TWO_OWNERS,
    LATE_WINNER,
    RISEN,
    DEATH,
    KILLED_THERE,
    FAMILY_KILLED,
    ENDED,
    ENDED_UNHEARD,
    STORM,
    CLOCKS_APART,
    PERMANENT,
    UNDISTURBED
}
