package io.eenjakarta.renewal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Ends the grants of logins whose session went without a word, with a server that was killed: those that got no new tokens for as
 * long as a provider lets an unused refresh token live. There such tokens are dead by then, and nothing is sent; where they do
 * not die they are given back. A session that lives gets new tokens far more often, unless its access token came without an end:
 * that may be in use for as long as the provider lets a grant live, so it rests that long and is given back.
 */
@ApplicationScoped
public class LostSessions {

    /** Where unused refresh tokens do not die. */
    static final Duration LONGEST_SILENCE = Duration.ofDays(14);

    /** Of an access token without an end, where grants do not end. */
    static final Duration LONGEST_USE = Duration.ofDays(90);

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final int MOST = 50;

    private final GrantList grants;
    private final Renewal renewal;
    private final Settings settings;

    @Inject
    public LostSessions(GrantList grants, Renewal renewal, Settings settings) {
        this.grants = grants;
        this.renewal = renewal;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected LostSessions() {
        this(null, null, null);
    }

    /**
     * Ends what is due, a bounded number of grants.
     *
     * @return whether there may be more
     * @throws io.eenjakarta.vault.VaultException when the database is not there; what was ended stays ended
     */
    boolean end() {
        boolean more = false;
        for (Provider provider : settings.providers().active()) {
            more |= end(provider);
        }
        return more;
    }

    private boolean end(Provider provider) {
        List<GrantLine> lost =
                grants.unused(provider.name(), provider.idleLife().orElse(LONGEST_SILENCE), MOST);
        for (GrantLine line : lost) {
            end(line, provider.idleLife().isPresent() && !line.permanent());
        }
        List<GrantLine> withoutEnd =
                grants.unusedWithoutEnd(provider.name(), provider.grantLife().orElse(LONGEST_USE), MOST);
        for (GrantLine line : withoutEnd) {
            end(line, false);
        }
        int ended = lost.size() + withoutEnd.size();
        if (ended > 0) {
            LOG.log(
                    Level.INFO,
                    LogCode.LOGIN_ENDED.line("sessions at " + provider.name() + " that are gone: " + ended));
        }
        return lost.size() == MOST || withoutEnd.size() == MOST;
    }

    private void end(GrantLine line, boolean died) {
        renewal.endUnused(line, died, "its session is gone, unused since " + line.lastRotation());
    }
}
