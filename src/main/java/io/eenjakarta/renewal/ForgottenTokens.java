package io.eenjakarta.renewal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.TokenVault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;

/**
 * Tokens that were in the vault once and are not any more: a standby took over that had not got the last commits, or somebody
 * brought an older row back. By itself a generation never falls, so what this node knows is newer, its tokens are perhaps
 * the only copy, and the refresh token in the row was sent before. Thread-safe; blocks on the vault's database.
 */
final class ForgottenTokens {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");

    /** Nothing is sent between the claim and the writing. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final TokenVault vault;

    ForgottenTokens(TokenVault vault) {
        this.vault = vault;
    }

    /**
     * Whether the vault has forgotten the tokens that this node knows. It has not when the grant lives on a later login: that
     * took the place of the older row, and the tokens from before are given back.
     *
     * @param known what this node knew before it asked the vault; null for nothing
     */
    static boolean are(Held known, Grant inVault) {
        return known != null
                && known.grant().generation() > inVault.generation()
                && !inVault.status().isDead()
                && !Replacement.isOfLaterLogin(known.grant(), inVault);
    }

    /**
     * Writes them again, as the generation that follows the one in the vault. Where more than one was forgotten, the vault is
     * still behind after that, with the right tokens.
     *
     * @return false when somebody else has the right to rotate that grant now
     */
    boolean write(Grant known, Grant inVault) {
        String owner = UUID.randomUUID().toString();
        Claim claim = vault.claim(inVault.id(), inVault.generation(), owner, LEASE);
        return claim instanceof Claim.Taken taken && write(known, taken, owner);
    }

    /** The same for an owner who has that right already. */
    boolean write(Grant known, Claim.Taken claim, String owner) {
        Grant row = claim.grant();
        LOG.log(
                Level.WARNING,
                LogCode.GRANT_FORGOTTEN.line("grant " + row.id() + ", generation " + row.generation() + " instead of "
                        + known.generation()));
        return vault.advance(row.id(), row.generation(), owner, known.tokens());
    }
}
