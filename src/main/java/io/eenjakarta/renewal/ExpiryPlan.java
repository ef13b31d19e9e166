package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Ending;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Announces the end of connected grants, which is known from their first login: 14, 7 and 1 days ahead, each once on however
 * many nodes. When all of them were away for some days, only the smallest number that applies is announced; an end that has
 * passed is not.
 */
@ApplicationScoped
public class ExpiryPlan {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final int MOST = 50;
    private static final Duration DAY = Duration.ofDays(1);

    private final TokenVault vault;
    private final GrantEvents events;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;
    private final Telemetry telemetry;

    @Inject
    public ExpiryPlan(
            TokenVault vault,
            GrantEvents events,
            AuditTrail audit,
            Settings settings,
            @Een Clock clock,
            Telemetry telemetry) {
        this.vault = vault;
        this.events = events;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** For the container's proxy. */
    protected ExpiryPlan() {
        this(null, null, null, null, null, null);
    }

    /** Makes known what is going to be counted. */
    void start() {
        for (Provider provider : settings.providers().active()) {
            if (provider.grantLife().isPresent()) {
                Ending.MARKS.forEach(mark -> count(0, provider.name(), mark));
            }
        }
    }

    private void count(long amount, String provider, int mark) {
        telemetry.count(Measure.GRANTS_EXPIRING, amount, Tag.provider(provider), Tag.days(mark));
    }

    /**
     * Announces what is due, a bounded number of grants.
     *
     * @return whether there may be more
     * @throws io.eenjakarta.vault.VaultException when the database is not there; what was announced stays announced
     */
    boolean announce() {
        for (Provider provider : settings.providers().active()) {
            if (provider.grantLife().isPresent()
                    && announce(provider.name(), provider.grantLife().get())) {
                return true;
            }
        }
        return false;
    }

    /** The smallest mark first, and the others when none is left of it: a grant that is due for several has one. */
    private boolean announce(String provider, Duration life) {
        for (int mark : Ending.MARKS) {
            int found = 0;
            for (Ending ending : vault.ending(provider, life, mark, MOST)) {
                found++;
                if (vault.announce(ending.id(), mark)) {
                    count(1, provider, mark);
                    tell(provider, ending);
                }
            }
            if (found == MOST) {
                return true;
            }
        }
        return false;
    }

    private void tell(String provider, Ending ending) {
        Instant now = clock.instant();
        if (!ending.endsAt().isAfter(now)) {
            return;
        }
        int days = (int)
                Duration.between(now, ending.endsAt()).plus(DAY).minusMillis(1).toDays();
        String account = ending.owner().map(Grant.Owner::account).orElse("not known");
        LOG.log(
                Level.WARNING,
                LogCode.GRANT_EXPIRING.line("grant " + ending.id() + ", account " + account + ", ends at "
                        + ending.endsAt() + ", days left " + days));
        events.fire(new GrantExpiring(ending.id(), ending.owner(), ending.kind(), ending.endsAt(), days));
        Occurrence announced = Occurrence.of(Act.EXPIRING, LogCode.GRANT_EXPIRING)
                .to(ending.id())
                .at(provider)
                .because("days left " + days);
        audit.record(ending.owner().map(announced::of).orElse(announced));
    }
}
