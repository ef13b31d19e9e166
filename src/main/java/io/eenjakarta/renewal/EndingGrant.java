package io.eenjakarta.renewal;

import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.ListPlace;
import io.eenjakarta.vault.Listed;
import java.time.Instant;

/**
 * A grant whose end is known.
 *
 * @param grant as the list shows it
 * @param endsAt however much it is used
 */
public record EndingGrant(GrantLine grant, Instant endsAt) implements Listed {

    /** By its end: the next one stands first. */
    @Override
    public ListPlace place() {
        return new ListPlace(endsAt, grant.id().value());
    }
}
