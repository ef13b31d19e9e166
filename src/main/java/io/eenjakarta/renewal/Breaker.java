package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stops all refreshes of a provider's grants on this node while it refuses our client's credentials: no grant is to blame, and
 * asking for each of them would only be more noise. One refresh is let through now and then; it authenticates nobody
 * while the credentials are wrong, and ends the stop when they are right. Thread-safe, never blocks.
 */
@ApplicationScoped
public class Breaker {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final long FIRST_WAIT_MILLIS = 5_000;
    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private final Troubles troubles;
    private final AuditTrail audit;
    private final Clock clock;
    /** By provider. */
    private final Map<String, Open> stops = new ConcurrentHashMap<>();

    /** Stopped; a trial is a refresh that was let through and has not been answered yet. */
    private record Open(String why, long sinceMillis, long waitMillis, boolean trial) {}

    @Inject
    public Breaker(Troubles troubles, AuditTrail audit, @Een Clock clock) {
        this.troubles = troubles;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Breaker() {
        this(null, null, null);
    }

    /**
     * Why nothing may be sent now; absent when something may, which the next caller then may not for a while.
     *
     * @param provider asked for only while some provider is stopped
     */
    Optional<String> closedTo(Supplier<String> provider) {
        if (stops.isEmpty()) {
            return Optional.empty();
        }
        String name = provider.get();
        Open open = stops.get(name);
        if (open == null) {
            return Optional.empty();
        }
        long now = clock.millis();
        boolean over = now < open.sinceMillis() || now - open.sinceMillis() >= open.waitMillis();
        return over && stops.replace(name, open, new Open(open.why(), now, open.waitMillis(), true))
                ? Optional.empty()
                : Optional.of(open.why());
    }

    /** Why nothing of a provider is renewed on this server now; absent when nothing is wrong as far as it knows. */
    public Optional<String> stopped(String provider) {
        return Optional.ofNullable(stops.get(provider)).map(Open::why);
    }

    /** The provider refused our credentials. */
    void refused(String provider, String why) {
        troubles.note(LogCode.TOKEN_MISCONFIGURED, provider + ": " + why);
        Open begun = new Open(why, clock.millis(), FIRST_WAIT_MILLIS, false);
        if (stops.putIfAbsent(provider, begun) == null) {
            LOG.log(
                    Level.ERROR,
                    LogCode.TOKEN_MISCONFIGURED.line(
                            provider + ": " + why + ", nothing is renewed. " + LogCode.TOKEN_MISCONFIGURED.advice()));
            audit.record(Occurrence.of(Act.SECRET_REFUSED, LogCode.TOKEN_MISCONFIGURED)
                    .at(provider)
                    .because(why));
        } else {
            stops.computeIfPresent(provider, (name, old) -> next(old, why));
        }
    }

    /** The wait grows with each trial in vain; refusals of requests that were on their way already change nothing. */
    private Open next(Open old, String why) {
        return old.trial()
                ? new Open(why, clock.millis(), Math.min(LONGEST_WAIT_MILLIS, old.waitMillis() * 2), false)
                : old;
    }

    /** The provider took our credentials, whatever it thought of the token. */
    void accepted(String provider) {
        if (stops.isEmpty() || stops.remove(provider) == null) {
            return;
        }
        troubles.over(LogCode.TOKEN_MISCONFIGURED);
        stops.forEach((other, open) -> troubles.note(LogCode.TOKEN_MISCONFIGURED, other + ": " + open.why()));
        LOG.log(Level.INFO, "the provider accepts our client again: " + provider);
    }
}
