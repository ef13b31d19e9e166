package io.eenjakarta.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/**
 * Keeps the vault out of the transactions of its callers: what was written stays written when they roll back. A transaction
 * of the caller is suspended meanwhile. On Open Liberty this is also what gives a connection back at once, and not at the
 * end of the request: callers who wait for a rotation would keep it from getting one. Outside of a container it just runs
 * the work.
 */
@ApplicationScoped
public class OwnTransaction {

    /** Runs the work, outside of any transaction, on this thread. */
    @Transactional(TxType.NOT_SUPPORTED)
    public <T> T run(Supplier<T> work) {
        return work.get();
    }
}
