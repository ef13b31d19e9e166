package io.eenjakarta.vault;

/** What a grant lives for. */
public enum GrantKind {
    /** One login: ends with its logout or its session, and is never kept alive. */
    SESSION,
    /** Connected by a user for unattended use: kept alive, ends when it is disconnected. */
    OFFLINE,
    /** An account below that of a login, for as long as that grant lives: never kept alive, and without a refresh token. */
    SWITCHED
}
