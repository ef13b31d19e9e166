package io.eenjakarta.renewal;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.Replaced;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.Optional;

/** Gives a connected grant the tokens of a new login. Thread-safe; blocks on the vault. */
final class Replacement {

    /** By how much an instant of the database may differ from itself when it is read again, by clocks that are apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final TokenVault vault;
    private final GrantCache cache;
    private final Revocation revocation;
    private final Endings endings;

    Replacement(TokenVault vault, GrantCache cache, Revocation revocation, Endings endings) {
        this.vault = vault;
        this.cache = cache;
        this.revocation = revocation;
        this.endings = endings;
    }

    /**
     * Gives a connected grant the tokens of a new login of its user, whose own grant is no more then. A rotation under way
     * changes nothing any more. The tokens from before are revoked at the provider in the background.
     *
     * @return the grant with its new tokens; absent when it is not there or another user's, and nothing was done
     * @throws VaultException when the vault cannot tell or do it
     */
    Optional<Grant> replace(GrantId id, GrantId login) {
        Optional<Replaced> replaced = vault.find(login).flatMap(fresh -> vault.replace(id, fresh));
        if (replaced.isEmpty()) {
            return Optional.empty();
        }
        Grant now = replaced.get().now();
        cache.hold(now);
        forget(login);
        replaced.get()
                .before()
                .filter(before -> !before.status().isDead())
                .filter(before -> !now.tokens().keeps(before.tokens()))
                .ifPresent(revocation::revoke);
        return Optional.of(now);
    }

    /**
     * Ends the grant of a login whose tokens another grant has got, or has perhaps got: they are given back only when the vault
     * can tell that it has not. Never fails.
     */
    void abandon(GrantId login) {
        endings.abandon(login);
        cache.end(login);
    }

    /**
     * Whether tokens that came too late are of a login before the one that the grant lives on now: nobody else gives those
     * back. Those of the same login must not be given back, because the grant's would end with them.
     */
    static boolean outdates(Grant from, TokenSet late, Grant now) {
        return isOfLaterLogin(from, now) && !now.tokens().keeps(late);
    }

    /** Whether a grant lives on a login after the one that it lived on before: then generations do not say which is newer. */
    static boolean isOfLaterLogin(Grant before, Grant now) {
        return now.firstLogin().isAfter(before.firstLogin().plus(CLOCKS));
    }

    private void forget(GrantId login) {
        try {
            vault.end(login);
            cache.end(login);
        } catch (VaultException away) {
            abandon(login);
        }
    }
}
