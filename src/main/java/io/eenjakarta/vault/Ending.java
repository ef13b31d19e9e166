package io.eenjakarta.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A grant that will end soon, however much it is used.
 *
 * @param id of the grant
 * @param kind OFFLINE
 * @param owner whose it is; absent until the provider told us
 * @param endsAt when it ends
 */
public record Ending(GrantId id, GrantKind kind, Optional<Grant.Owner> owner, Instant endsAt) {

    /** Days before its end at which a grant is announced, the smallest first. */
    public static final List<Integer> MARKS = List.of(1, 7, 14);

    /** Above all marks: nothing was announced yet. */
    static final int NOTHING = 90;
}
