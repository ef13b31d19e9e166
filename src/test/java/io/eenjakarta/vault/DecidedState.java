package io.eenjakarta.vault;

import io.eenjakarta.provider.Troubles;
import java.time.Clock;

/** The state of a vault with a database of which a test says how it is. */
public final class DecidedState {

    public final VaultState state;

    /** Of a database that was not used yet. */
    public DecidedState(Troubles troubles, Clock clock) {
        this.state = new VaultState("jdbc", troubles, clock);
    }

    /** Its tables are there. */
    public void prepared() {
        state.prepared();
    }

    /** It did not answer. */
    public void failed() {
        state.failed("on purpose");
    }
}
