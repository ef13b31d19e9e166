package io.eenjakarta.renewal;

import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Grants of accounts below a caller's own, as a reseller has them. Such a grant ends with its parent, the grant of the login
 * that asked for it. Thread-safe.
 */
@ApplicationScoped
public class Switching {

    /** For the container. */
    public Switching() {}

    /**
     * A grant of an account below the parent's: the one that this login has of it, or a new one. When there are more than
     * {@code een.switching.accounts-per-login}, the oldest ends. Blocks on the provider for at most two token deadlines.
     *
     * @param parent the grant of the login
     * @param account id of the account to switch to
     * @param who the caller, for the audit trail
     * @throws SwitchRefusedException when the provider does not let the parent into that account
     * @throws GrantException when the parent has ended, or when there is no answer now
     */
    public GrantId open(GrantId parent, String account, String who) {
        throw new IllegalStateException("to be filled");
    }

    /**
     * Ends a switched grant; nothing happens when it has ended before, or when it is no switched one. Never fails.
     *
     * @param who the caller, for the audit trail
     */
    public void close(GrantId switched, String who) {
        throw new IllegalStateException("to be filled");
    }

    /**
     * The parent of a switched grant; absent for other grants, and when it has ended.
     *
     * @throws GrantException when the vault cannot tell
     */
    public Optional<GrantId> parentOf(GrantId switched) {
        throw new IllegalStateException("to be filled");
    }
}
