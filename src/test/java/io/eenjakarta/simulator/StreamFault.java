package io.eenjakarta.simulator;

import java.util.Locale;

/** What happens to a stream of live pictures that has begun well. */
public enum StreamFault {
    /** It ends in good order. */
    END,
    /** Its connection is reset. */
    DROP,
    /** Nothing more comes, and the connection stays. */
    SILENCE,
    /** Bytes that belong to nothing stand before each part. */
    RUBBISH,
    /** Web pages come instead of pictures. */
    NOT_JPEG,
    /** Parts do not say how long they are. This is not wrong. */
    NO_LENGTH,
    /** A part goes on and on. */
    ENDLESS_PART;

    /** As in {@code endless-part}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
