package io.eenjakarta.vault;

import java.time.Duration;

/**
 * What nobody needs any more. Each method removes a bounded number and says how many; any number of nodes may do it at the same
 * time. Thread-safe; blocks on the database, and throws {@link VaultException.Unavailable} when that cannot be reached.
 */
interface Remains {

    /** Entries of the audit trail that are older than this. */
    int removeEntries(Duration age, int most);

    /** Dead grants of logins whose last tokens are older than this. */
    int removeGrants(Duration age, int most);

    /** Links to grants that are no more. */
    int removeLinks(int most);
}
