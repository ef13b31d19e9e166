package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rows that could not be read: each is told once. Thread-safe, bounded. */
final class UnreadableGrants {

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");
    private static final int MOST = 1_000;

    private final Troubles troubles;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    UnreadableGrants(Troubles troubles) {
        this.troubles = troubles;
    }

    /**
     * Notes what cannot be read.
     *
     * @param name of the grant, or of the key that many are sealed with
     * @param why begins with what it is about
     */
    void note(String name, String why) {
        troubles.note(LogCode.VAULT_UNREADABLE, why);
        if (told.size() >= MOST) {
            told.clear();
        }
        if (told.add(name)) {
            LOG.log(Level.WARNING, LogCode.VAULT_UNREADABLE.line(why));
        }
    }

    /** Notes that it can be read, or is gone. When nothing is left, the trouble is over. */
    void over(String name) {
        if (!told.isEmpty() && told.remove(name) && told.isEmpty()) {
            troubles.over(LogCode.VAULT_UNREADABLE);
        }
    }
}
