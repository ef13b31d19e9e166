package io.eenjakarta.vault;

/** What somebody did, or what happened to a grant, as the audit trail calls it. Names are stored: none is ever renamed. */
public enum Act {
    /** A user signed in. */
    LOGIN,
    /** A sign-in ended on a page. */
    LOGIN_REFUSED,
    /** A user signed out. */
    LOGOUT,
    /** A session ended, and the grant of its login with it. */
    SESSION_ENDED,
    /** A caller connected an account. */
    CONNECTED,
    /** An account was disconnected, or connected anew. */
    DISCONNECTED,
    /** A user signed in again for a connected grant, which stays. */
    RENEWED,
    /** New tokens of a grant were stored. */
    ROTATED,
    /** A grant that nobody used was refreshed. */
    KEPT_ALIVE,
    /** The connecting or disconnecting of an account ended on a page. */
    REFUSED,
    /** A grant is dead: its user must sign in or connect again. */
    NEEDS_LOGIN,
    /** A grant was taken out of the vault. */
    ENDED,
    /** The coming end of a grant was announced. */
    EXPIRING,
    /** A provider refused our client's credentials: once until it accepts them again. */
    SECRET_REFUSED,
    /** A caller went to an account below their own. */
    SWITCHED,
    /** A caller came back from an account below their own. */
    SWITCHED_BACK,
    /** An administrator ended a grant. */
    ADMIN_ENDED,
    /** An administrator had a grant refreshed. */
    ADMIN_REFRESHED,
    /** An administrator ran a call under a grant. */
    ADMIN_CALLED,
    /** An administrator had a person's data erased. */
    ADMIN_ANONYMISED,
    /** An administrator had a provider asked whether it takes our client. */
    ADMIN_CHECKED,
    /** An administrator started the sealing of grants with another key. */
    ADMIN_RESEALED,
    /** An administrator downloaded a list. */
    ADMIN_DOWNLOADED,
    /** Something that only a newer build knows. */
    OTHER;

    /** Whether anybody on the network can cause it, as often as they like. */
    boolean isOpenToAnybody() {
        return this == LOGIN_REFUSED || this == REFUSED;
    }

    /** Whether whoever did it made the grant that it was done to. */
    boolean isByOwner() {
        return this == LOGIN || this == CONNECTED;
    }

    /** Whether whoever did it is an administrator, and seldom the one it was done to. */
    boolean isByAdministrator() {
        return name().startsWith("ADMIN_");
    }

    static Act named(String name) {
        for (Act act : values()) {
            if (act.name().equals(name)) {
                return act;
            }
        }
        return OTHER;
    }
}
