package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.renewal.Switching;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Which account a session shows: the caller's own, or one below it. Thread-safe. May block on the vault's database, and to switch for
 * the provider.
 */
@ApplicationScoped
public class ShownAccount {

    private final Switching switching;
    private final Renewal renewal;

    @Inject
    public ShownAccount(Switching switching, Renewal renewal) {
        this.switching = switching;
        this.renewal = renewal;
    }

    /** For the container's proxy. */
    protected ShownAccount() {
        this(null, null);
    }

    /** Shows this account from now on. Throws {@link GrantException}; then the session shows what it did. */
    void show(Account account, Caller caller, HttpServletRequest request) {
        Optional<SwitchedAccount> before = SwitchedAccount.of(request);
        GrantId grant = switching.open(caller.grant(), account.id(), caller.name());
        new SwitchedAccount(grant, account.id(), AccountView.nameOf(account)).enter(request);
        before.map(SwitchedAccount::grant)
                .filter(one -> !one.equals(grant))
                .ifPresent(one -> switching.close(one, caller.name()));
    }

    /** Shows the caller's own account again. */
    void back(Caller caller, HttpServletRequest request) {
        SwitchedAccount.of(request).ifPresent(one -> {
            SwitchedAccount.leave(request);
            switching.close(one.grant(), caller.name());
        });
    }

    /** Shows the caller's own account again when the other has ended, as far as this node knows, and has the next page say so. */
    void leaveWhatHasEnded(HttpServletRequest request) {
        if (SwitchedAccount.of(request).filter(one -> !lives(one.grant())).isPresent()) {
            leaveEnded(request);
        }
    }

    /** The same for one that has turned out to be over; false when it is the caller's own account that is shown. */
    boolean leaveEnded(HttpServletRequest request) {
        Optional<SwitchedAccount> over = SwitchedAccount.of(request);
        over.ifPresent(one -> {
            Caller.of(request).ifPresent(caller -> back(caller, request));
            Notice.warn(Texts.of(request).with("switch.ended", one.name())).keepFor(request);
        });
        return over.isPresent();
    }

    /** While the vault cannot tell, nobody is led anywhere. */
    private boolean lives(GrantId grant) {
        try {
            return renewal.status(grant).filter(known -> !known.isDead()).isPresent();
        } catch (GrantException.NeedsLogin unreadable) {
            return false;
        } catch (GrantException vaultIsAway) {
            return true;
        }
    }
}
