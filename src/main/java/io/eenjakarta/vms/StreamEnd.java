package io.eenjakarta.vms;

/** Why a stream is watched no longer. The same watch never goes on; a new one may do better. */
public enum StreamEnd {
    /** The viewer's grant is over: only a login helps. */
    NEEDS_LOGIN,
    /** The viewer's user, or their account, may not see the camera, or may not any more. */
    NOT_ALLOWED,
    /** The camera has no such stream, or is gone. */
    NO_STREAM,
    /** The camera does not answer. */
    CAMERA_OFF,
    /** The provider, or a limit of ours, lets no more streams through. */
    TOO_MANY,
    /** The provider could not be reached for longer than {@code een.live.give-up}. */
    UNAVAILABLE,
    /** This server, or the application, ends. */
    STOPPED
}
