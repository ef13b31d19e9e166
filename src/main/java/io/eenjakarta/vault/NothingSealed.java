package io.eenjakarta.vault;

import java.util.Map;

/** What there is to seal anew in memory. */
final class NothingSealed implements Reencryption {

    @Override
    public Progress progress() {
        return new Progress("", 0, Map.of(), Map.of(), false);
    }

    @Override
    public boolean start() {
        return false;
    }
}
