package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/**
 * An account that a caller of the portal has connected.
 *
 * @param caller name by which the portal knows them, as {@link #isName} wants it
 * @param grant that the connection rests on
 * @param provider {@code een}
 * @param owner whom the provider knows by it; kept here too, for a grant that cannot be read
 * @param since when it was connected
 */
public record GrantLink(String caller, GrantId grant, String provider, Grant.Owner owner, Instant since) {

    /** Longest name of a caller, in UTF-16 units. */
    public static final int LONGEST_NAME = 255;

    /**
     * A link.
     *
     * @throws IllegalArgumentException for a caller whose name cannot be kept
     */
    public GrantLink {
        if (!isName(caller)) {
            throw new IllegalArgumentException("a caller's name must have 1 to " + LONGEST_NAME
                    + " characters, not all of them blank and none a control character");
        }
    }

    /** Whether a caller of this name can have links: every database takes it as it is. */
    public static boolean isName(String caller) {
        return caller != null
                && !caller.isBlank()
                && caller.length() <= LONGEST_NAME
                && caller.chars().noneMatch(Character::isISOControl)
                && UTF_8.newEncoder().canEncode(caller);
    }

    /** Whether both connect one caller with one user of the provider. */
    public boolean isSameUser(GrantLink other) {
        return caller.equals(other.caller) && provider.equals(other.provider) && owner.equals(other.owner);
    }
}
