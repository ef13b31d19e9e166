package io.eenjakarta.renewal;

import io.eenjakarta.vault.GrantId;

/**
 * Something that happened to a grant. Each comes once, on the node where it happened, as an asynchronous event of CDI: an
 * application observes it with {@code @ObservesAsync}, this type for all of them or one of the records. A node that dies at
 * that moment takes its event along, so what must not be missed is looked up as well. No event holds a token.
 */
public sealed interface GrantEvent permits GrantExpiring, GrantRotated, GrantNeedsLogin, GrantRenewed, GrantEnded {

    /** The grant that it is about. */
    GrantId id();
}
