package io.eenjakarta.vms;

import java.time.Instant;
import java.util.Optional;

/**
 * What a picture is of.
 *
 * @param provider whose camera it is
 * @param account the account whose users may share the picture
 * @param camera the camera's id there
 * @param at the moment of a recorded picture; absent: a live one
 */
record ImageKey(String provider, String account, String camera, Optional<Instant> at) {

    boolean recorded() {
        return at.isPresent();
    }
}
