package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A picture that somebody wants.
 *
 * @param viewer the grant that wants it
 * @param key what it is of
 * @param age how long it is shown again
 * @param line where the viewer's calls wait for their turn
 * @param make asks for it under that grant; blocks
 * @param told asks whether that grant may see it, without a picture; false when that is not told; blocks
 */
record WantedImage(
        GrantId viewer,
        ImageKey key,
        Duration age,
        ImageTurns.Line line,
        Supplier<LiveImage> make,
        BooleanSupplier told) {

    Sights.View view() {
        return new Sights.View(viewer, key.camera(), key.recorded());
    }
}
