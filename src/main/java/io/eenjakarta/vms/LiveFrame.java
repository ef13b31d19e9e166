package io.eenjakarta.vms;

import java.time.Instant;

/**
 * One picture of a live stream. The bytes are shared by all who watch: nobody may change them.
 *
 * @param jpeg its bytes
 * @param at when it came here
 */
public record LiveFrame(byte[] jpeg, Instant at) {

    @Override
    public String toString() {
        return "LiveFrame[" + jpeg.length + " bytes, " + at + "]";
    }
}
