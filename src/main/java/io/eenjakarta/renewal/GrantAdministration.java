package io.eenjakarta.renewal;

import io.eenjakarta.token.Probe;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What administrators do to grants. Each act is written into the audit trail and into the log, with who did it; who may, the
 * caller of these methods has made sure of. {@link GrantOverview} is for looking only. Thread-safe; blocks on the vault's
 * database, and throws {@link GrantException.TryLater} when that cannot be reached: asking again is right.
 */
@ApplicationScoped
public class GrantAdministration {

    private final GrantEndings endings;
    private final GrantActs acts;

    @Inject
    public GrantAdministration(GrantEndings endings, GrantActs acts) {
        this.endings = endings;
        this.acts = acts;
    }

    /** For the container's proxy. */
    protected GrantAdministration() {
        this(null, null);
    }

    /**
     * Refreshes a grant now, as if its token were due: of all nodes one does it, and a rotation that is under way already
     * counts. Blocks for one rotation.
     *
     * @param who name of the administrator
     */
    public RefreshOutcome refresh(String who, GrantId id) {
        return acts.refresh(who, id);
    }

    /**
     * Ends a grant: here at once, at the provider in the background. A row that cannot be read ends too.
     *
     * @return false when there was none
     */
    public boolean end(String who, GrantId id) {
        return endings.end(who, id);
    }

    /**
     * Ends all grants of a user of the provider: sessions and connected ones.
     *
     * @return how many
     */
    public int endAllOf(String who, String provider, Grant.Owner owner) {
        return endings.endAllOf(who, provider, owner);
    }

    /**
     * Ends all grants of a caller of this portal: of everybody who signed in under this name, and what they connected.
     *
     * @param caller name of the caller principal
     * @return how many
     */
    public int endAllOf(String who, String caller) {
        return endings.endAllOf(who, caller);
    }

    /**
     * Erases a user of the provider: ends their grants, removes the links to them, takes their names out of the audit trail.
     * Safe to repeat, also after half of it; other servers may write a last entry a moment later, so a second time removes
     * what the first one could not see.
     */
    public Erasure erase(String who, String provider, Grant.Owner owner) {
        return endings.erase(who, provider, owner);
    }

    /** The same for a caller of this portal, with all that they connected. */
    public Erasure erase(String who, String caller) {
        return endings.erase(who, caller);
    }

    /**
     * Asks a provider whether it takes our client. An answer that it does lets the refreshes go on which a refusal had
     * stopped. Blocks for the token deadline at most.
     *
     * @return absent for a provider that is not switched on
     */
    public Optional<Probe> check(String who, String provider) {
        return acts.check(who, provider);
    }

    /**
     * Starts sealing grants anew that are not sealed with the first key, on this server and in the background;
     * {@link GrantOverview#reencryption} tells how far it is.
     *
     * @return false when it is under way here already, or grants are kept in memory
     */
    public boolean reencrypt(String who) {
        return acts.reencrypt(who);
    }

    /**
     * Notes that a list was downloaded.
     *
     * @param what it was, in words of the application's own
     */
    public void downloaded(String who, String what) {
        acts.downloaded(who, what);
    }
}
