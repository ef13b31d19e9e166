package io.eenjakarta.renewal;

import io.eenjakarta.vault.GrantId;
import java.util.Optional;

/**
 * Which grant belongs to the request at hand. The login side supplies the one bean of this type; a portal that keeps its
 * own login supplies another, as an {@code @Alternative} with a {@code @Priority}.
 */
public interface CallerGrant {

    /** The grant of the caller; absent when nobody is logged in. Does not block. */
    Optional<GrantId> id();
}
