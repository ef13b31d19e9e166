package io.eenjakarta.renewal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;

/**
 * The end of switched grants with their parent, their {@link Farewell} included. Their access tokens are forgotten after that:
 * the provider documents no way to give them back, and they end by themselves. Thread-safe; blocks on the vault.
 */
final class SwitchedGrants {

    private final TokenVault vault;
    private final GrantEvents events;
    private final AuditTrail audit;
    private final Revocation revocation;

    SwitchedGrants(TokenVault vault, Revocation revocation, GrantEvents events, AuditTrail audit) {
        this.vault = vault;
        this.revocation = revocation;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Ends those of a parent that is dead or gone by now. Doing so again does nothing.
     *
     * @throws io.eenjakarta.vault.VaultException when the database does not take it now: nobody can use them all the same
     */
    void endWith(GrantId parent) {
        for (GrantLine line : vault.switchedFrom(parent)) {
            vault.end(line.id()).ifPresent(this::ended);
        }
    }

    private void ended(Grant grant) {
        if (!grant.status().isDead()) {
            revocation.revoke(grant);
        }
        events.fire(new GrantEnded(grant.id()));
        audit.record(Occurrence.of(Act.ENDED, LogCode.SWITCH_ENDED)
                .to(grant)
                .because("its login " + grant.parent().orElseThrow() + " ended"));
    }
}
