package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;

/**
 * The last use of an ended grant's tokens, before they are given back to their provider. Called once, in the background; what it
 * throws is left at that, and the tokens are given back all the same. It must end by itself: that waits for it.
 */
public interface Farewell {

    /** Says farewell to a grant that is out of the vault already. */
    void to(Grant ended);
}
