package io.eenjakarta.renewal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.Resting;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What {@link KeepAlive} does, in turns: one refresh in each at most, of a batch of grants whose rest is over. A grant that cannot be
 * refreshed now rests a while longer, so that it keeps nobody else waiting; a provider that is not well, or that refuses our
 * client, gets nothing for a while. Not thread-safe: the turns follow each other.
 */
final class KeepAliveRound {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final int BATCH = 50;
    private static final String KEPT = "kept";
    private static final String USED = "used";
    private static final String FAILED = "failed";
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration HOPELESS = Duration.ofHours(1);

    private final TokenVault vault;
    private final Renewal renewal;
    private final AuditTrail audit;
    private final Settings settings;
    private final ProviderPauses pauses;
    private final Telemetry telemetry;
    /** Of the batch, what is left. */
    private final List<Due> left = new ArrayList<>();

    private boolean more;
    private int kept;
    private int used;
    private int failed;

    private record Due(String provider, Resting grant) {}

    KeepAliveRound(
            TokenVault vault, Renewal renewal, AuditTrail audit, Settings settings, Clock clock, Telemetry telemetry) {
        this.vault = vault;
        this.renewal = renewal;
        this.audit = audit;
        this.settings = settings;
        this.pauses = new ProviderPauses(clock);
        this.telemetry = telemetry;
        settings.providers().active().stream()
                .filter(KeepAliveRound::rests)
                .forEach(provider -> List.of(KEPT, USED, FAILED).forEach(outcome -> took(0, provider.name(), outcome)));
    }

    /** Whether the next turn goes on with what was found before. */
    boolean isInBatch() {
        return !left.isEmpty();
    }

    /**
     * Does a little. Blocks for one rotation.
     *
     * @return how long to wait until the next turn
     * @throws VaultException when the database is not there
     */
    Duration turn() {
        if (left.isEmpty()) {
            collect();
        }
        if (left.isEmpty()) {
            return settings.keepAlive().interval();
        }
        boolean sent = refresh(left.remove(left.size() - 1));
        if (!left.isEmpty()) {
            return sent ? settings.keepAlive().spacing() : Duration.ZERO;
        }
        tell();
        return more
                ? longer(settings.keepAlive().spacing(), SOON)
                : settings.keepAlive().interval();
    }

    /** In any order: nodes that look at the same time do not meet at each grant. */
    private void collect() {
        more = false;
        for (Provider provider : settings.providers().active()) {
            String name = provider.name();
            if (rests(provider) && !pauses.lasts(name)) {
                List<Resting> due = vault.resting(name, BATCH);
                due.forEach(grant -> left.add(new Due(name, grant)));
                telemetry.set(Measure.KEEP_ALIVE_DUE, due.size(), Tag.provider(name));
                more |= due.size() == BATCH;
            }
        }
        Collections.shuffle(left);
    }

    /** Whether a request was perhaps sent. */
    private boolean refresh(Due due) {
        Resting grant = due.grant();
        try {
            if (!renewal.keepAlive(grant.id(), grant.generation())) {
                // Of no effect on one that has moved on, so for one without a refresh token alone.
                vault.postpone(grant, HOPELESS);
                used++;
                took(1, due.provider(), USED);
                return false;
            }
            kept++;
            took(1, due.provider(), KEPT);
            audit.record(Occurrence.of(Act.KEPT_ALIVE, LogCode.GRANT_KEPT_ALIVE)
                    .to(grant.id(), grant.generation() + 1)
                    .at(due.provider()));
            pauses.over(due.provider());
        } catch (VaultException.Unreadable told) {
            failed++;
            took(1, due.provider(), FAILED);
            vault.postpone(grant, HOPELESS);
        } catch (GrantException.NeedsLogin dead) {
            // The provider answered, and that was its last word.
            failed++;
            took(1, due.provider(), FAILED);
            pauses.over(due.provider());
        } catch (GrantException.TryLater later) {
            failed(due, later.retryAfter());
        } catch (GrantException.Misconfigured ours) {
            failed(due, Optional.empty());
        }
        return true;
    }

    private void failed(Due due, Optional<Duration> asked) {
        failed++;
        took(1, due.provider(), FAILED);
        Duration pause = pauses.begin(due.provider(), asked);
        left.removeIf(other -> other.provider().equals(due.provider()));
        vault.postpone(due.grant(), pause);
    }

    private void took(long amount, String provider, String outcome) {
        telemetry.count(Measure.KEEP_ALIVE_REFRESHES, amount, Tag.provider(provider), Tag.outcome(outcome));
    }

    private static boolean rests(Provider provider) {
        return provider.rotates() && provider.idleLife().isPresent();
    }

    private void tell() {
        if (kept + failed > 0) {
            LOG.log(
                    Level.INFO,
                    LogCode.GRANT_KEPT_ALIVE.line(
                            "refreshed " + kept + ", in use after all " + used + ", failed " + failed));
        }
        kept = 0;
        used = 0;
        failed = 0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
