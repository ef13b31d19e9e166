package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.KeepAlive;
import io.eenjakarta.renewal.VaultWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether grants that nobody uses are refreshed in time: whether this node looks for them, and whether one has waited for long
 * on all of them. It tells and does not decide.
 */
@Readiness
@ApplicationScoped
public class KeepAliveCheck implements HealthCheck {

    static final String NAME = "een-jakarta-keep-alive";

    /** Two days are left then, with the settings as they come. */
    private static final Duration LATE = Duration.ofHours(6);

    private static final String ADVICE = "Look at the provider and the vault in this answer. If both are well, raise"
            + " een.keep-alive-rate, or add a server: such grants die 14 days after their last refresh.";

    private final KeepAlive keepAlive;
    private final VaultWatch vault;
    private final Settings.KeepAlive settings;
    private final Clock clock;

    @Inject
    public KeepAliveCheck(KeepAlive keepAlive, VaultWatch vault, Settings settings, @Een Clock clock) {
        this.keepAlive = keepAlive;
        this.vault = vault;
        this.settings = settings.keepAlive();
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected KeepAliveCheck() {
        this.keepAlive = null;
        this.vault = null;
        this.settings = null;
        this.clock = null;
    }

    /**
     * What is to be judged.
     *
     * @param on whether the settings want it
     * @param startedAt when this application was known to have grants; absent when it has none
     * @param lastTurn when this server looked for grants last
     * @param overdue how long the grant has waited that has waited longest
     */
    record Seen(boolean on, Optional<Instant> startedAt, Optional<Instant> lastTurn, Duration overdue) {}

    @Override
    public HealthCheckResponse call() {
        Duration overdue = vault.numbers().map(VaultWatch.Numbers::overdue).orElse(Duration.ZERO);
        Seen seen = new Seen(settings.on(), keepAlive.startedAt(), keepAlive.lastTurn(), overdue);
        Finding found = finding(seen, settings.interval(), clock.instant());
        return seen.lastTurn()
                .map(turn -> found.with("last-turn", turn))
                .orElse(found)
                .with("overdue", overdue.truncatedTo(ChronoUnit.SECONDS))
                .told(NAME);
    }

    static Finding finding(Seen seen, Duration interval, Instant now) {
        if (!seen.on()) {
            return Finding.well("switched off");
        }
        if (seen.overdue().compareTo(LATE) > 0) {
            return Finding.unwell(
                    "late", "a connected grant has waited " + seen.overdue() + " to be refreshed", ADVICE);
        }
        if (seen.startedAt().isEmpty()) {
            return Finding.well("not started");
        }
        // A turn may wait for a rotation, and that for another node.
        Duration longest = interval.multipliedBy(2).plusMinutes(2);
        return seen.lastTurn()
                .or(seen::startedAt)
                .filter(turn -> turn.plus(longest).isBefore(now))
                .map(turn -> Finding.unwell("stuck", "this server has not looked for grants since " + turn, ADVICE))
                .orElseGet(() -> Finding.well("on time"));
    }
}
